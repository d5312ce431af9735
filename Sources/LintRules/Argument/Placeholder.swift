/// Dots that an article prints for what it leaves out: `...` and `…`.
enum Placeholder {
  private static let dot: UInt16 = 0x2E
  private static let ellipsis: UInt16 = 0x2026

  /// The first run of dots that can be no part of a name: two dots or more, or an ellipsis; not `..` between
  /// backslashes, which is a folder.
  static func range(in units: ArraySlice<UInt16>) -> Range<Int>? {
    var index = units.startIndex
    while index < units.endIndex {
      guard units[index] == dot || units[index] == ellipsis else {
        index += 1
        continue
      }
      let end = units[index...].firstIndex { $0 != dot && $0 != ellipsis } ?? units.endIndex
      if end - index > 2 || units[index..<end].contains(ellipsis) { return index..<end }
      index = end
    }
    return nil
  }
}

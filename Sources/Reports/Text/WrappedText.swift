/// Prose broken into lines of a terminal.
package enum WrappedText {
  /// The columns that a line may take.
  package static let width = 100

  /// `text` broken at blanks, each line with `indent` before it, the first with `first` instead; ends in a line end.
  package static func wrap(_ text: String, indent: String, first: String? = nil, width: Int = Self.width) -> String {
    let start = VisibleText.width(first ?? indent)
    let hanging = first == nil ? indent : String(repeating: " ", count: start)
    let blank = UInt8(ascii: " ")
    let bytes = Array(text.utf8)
    let isASCII = bytes.allSatisfy { $0 < 0x80 }
    var result = Array((first ?? indent).utf8)
    result.reserveCapacity(result.count + bytes.count * 5 / 4)
    var column = start
    // Words of one line with one blank between each: they are added together.
    var words = 0..<0
    var index = 0
    while let begin = bytes[index...].firstIndex(where: { $0 != blank }) {
      index = bytes[begin...].firstIndex(of: blank) ?? bytes.count
      let wordWidth = isASCII ? index - begin : VisibleText.width(String(decoding: bytes[begin..<index], as: UTF8.self))
      let isFirst = words.isEmpty
      let fits = column + 1 + wordWidth <= width
      if !isFirst, fits, begin == words.upperBound + 1 {
        words = words.lowerBound..<index
      } else {
        result += bytes[words]
        if !isFirst { result += fits ? " ".utf8 : "\n\(hanging)".utf8 }
        words = begin..<index
      }
      column = isFirst || !fits ? start + wordWidth : column + 1 + wordWidth
    }
    result += bytes[words]
    result.append(UInt8(ascii: "\n"))
    return String(decoding: result, as: UTF8.self)
  }
}

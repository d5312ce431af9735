/// What a line is that begins with `[`.
struct KeyShape: Equatable {
  enum Outcome: Equatable {
    case key
    case deletion
    /// The heading is skipped and the key before it stays open.
    case skipped(LineFault)
    /// The heading is skipped and no key is open behind it.
    case closed
  }

  var outcome: Outcome
  /// The path as written, without brackets and the `-` of a deletion.
  var path: Range<Int>
}

/// The grammar of a heading: `[KEY]` and `[-KEY]`, whose name ends at the last `]` of the line.
enum KeyGrammar {
  /// The most characters of one part of a path.
  static let longestComponent = 255

  /// Reads the line whose `[` stands at `open`.
  @inline(__always)
  static func parse(_ units: borrowing Span<UInt16>, _ open: Int, _ end: Int) -> KeyShape {
    let start = open + 1
    if start < end, ASCII.isBlank(units[start]) {
      return KeyShape(outcome: .skipped(.blankBeforeKey), path: start..<end)
    }
    var close = end - 1
    while close >= start, units[close] != ASCII.closeBracket { close -= 1 }
    guard close >= start else { return KeyShape(outcome: .skipped(.noClosingBracket), path: start..<end) }
    let isDeletion = units[start] == ASCII.minus
    let first = isDeletion ? start + 1 : start
    guard first < close, !ASCII.isBlank(units[first]) else { return KeyShape(outcome: .closed, path: start..<close) }
    return KeyShape(outcome: isDeletion ? .deletion : .key, path: first..<close)
  }

  /// The root that a path begins with; nil where regedit knows none of that name.
  @inline(__always)
  static func root(_ units: borrowing Span<UInt16>, _ path: Range<Int>) -> RootKey? {
    // As it is nearly always written.
    if ASCII.matches(units, path.lowerBound, path.upperBound, "HKEY_LOCAL_MACHINE\\") { return .localMachine }
    return RootKey.named(units, path.lowerBound..<rootEnd(units, path))
  }

  /// The index of the first backslash of a path, or its end.
  static func rootEnd(_ units: borrowing Span<UInt16>, _ path: Range<Int>) -> Int {
    units.firstIndex(of: ASCII.backslash, in: path)
  }

  /// The first part of a path that is longer than 255 units, if there is one.
  static func longComponent(_ units: borrowing Span<UInt16>, _ path: Range<Int>) -> Range<Int>? {
    guard path.count > longestComponent else { return nil }
    var start = path.lowerBound
    for index in path where units[index] == ASCII.backslash {
      if index - start > longestComponent { return start..<index }
      start = index + 1
    }
    return path.upperBound - start > longestComponent ? start..<path.upperBound : nil
  }
}

/// A root of the registry, as a heading names it.
package enum RootKey: String, CaseIterable, Sendable {
  case localMachine = "HKEY_LOCAL_MACHINE"
  case users = "HKEY_USERS"
  case classesRoot = "HKEY_CLASSES_ROOT"
  case currentConfig = "HKEY_CURRENT_CONFIG"
  case currentUser = "HKEY_CURRENT_USER"
  case dynData = "HKEY_DYN_DATA"

  /// The short form that reg.exe takes and regedit ignores.
  package var shortName: String? {
    switch self {
    case .localMachine: "HKLM"
    case .users: "HKU"
    case .classesRoot: "HKCR"
    case .currentConfig: "HKCC"
    case .currentUser: "HKCU"
    case .dynData: nil
    }
  }

  /// The root with this long name, in any case.
  static func named(_ units: borrowing Span<UInt16>, _ range: Range<Int>) -> RootKey? {
    if ASCII.equalsFolded(units, range, "hkey_local_machine") { return .localMachine }
    if ASCII.equalsFolded(units, range, "hkey_users") { return .users }
    if ASCII.equalsFolded(units, range, "hkey_classes_root") { return .classesRoot }
    if ASCII.equalsFolded(units, range, "hkey_current_config") { return .currentConfig }
    if ASCII.equalsFolded(units, range, "hkey_current_user") { return .currentUser }
    if ASCII.equalsFolded(units, range, "hkey_dyn_data") { return .dynData }
    return nil
  }

  /// The root that a short form stands for, in any case.
  static func short(_ name: String) -> RootKey? {
    allCases.first { $0.shortName == name.uppercased() }
  }
}

/// The first line of an export.
package enum RegistryHeader: Equatable, Sendable {
  /// `REGEDIT`, of Windows 3.1.
  case windows31
  /// `REGEDIT4`, of Windows 95 and NT 4: strings in the ANSI code page.
  case version4
  /// `Windows Registry Editor Version 5.00`, of Windows 2000 and later.
  case version5
  /// `REGEDIT` with something else behind it: accepted, nothing imported.
  case importsNothing
  /// Nothing that regedit knows.
  case unknown

  /// The version number of the JSON contract, or `nil` when there is none.
  package var version: Int? {
    switch self {
    case .windows31: 3
    case .version4: 4
    case .version5: 5
    case .importsNothing, .unknown: nil
    }
  }

  static let text5 = "Windows Registry Editor Version 5.00"

  /// What the first line is; `fault` is set when it is no header or one that readers disagree on.
  static func parse(_ units: borrowing Span<UInt16>, _ start: Int, _ end: Int) -> (header: Self, fault: HeaderFault?) {
    let first = ASCII.skipBlanks(units, start, end)
    if let length = prefix(units, first, end, "Windows Registry Editor Version 5.00") {
      if first + length == end { return (.version5, nil) }
      let rest = ASCII.skipBlanks(units, first + length, end)
      if rest == end || units[rest] == ASCII.semicolon { return (.version5, .followedByText) }
      return (.unknown, .notAHeader)
    }
    guard let length = prefix(units, first, end, "REGEDIT") else { return (.unknown, .notAHeader) }
    if first + length == end { return (.windows31, nil) }
    if first + length + 1 == end, units[first + length] == 0x34 { return (.version4, nil) }
    return (.importsNothing, .importsNothing)
  }

  private static func prefix(_ units: borrowing Span<UInt16>, _ index: Int, _ end: Int, _ text: StaticString) -> Int? {
    ASCII.matches(units, index, end, text) ? text.utf8CodeUnitCount : nil
  }
}

/// What the first token of the `Windows` value starts.
package enum CsrssPath: String, Sendable {
  /// `…\system32\csrss.exe` below `%SystemRoot%`, `%windir%`, `\SystemRoot` or a folder of a drive.
  case shipped
  /// The same text with its backslashes lost: `%SystemRoot%system32csrss.exe`.
  case lostBackslashes
  /// A csrss.exe that is not below `system32`: Windows ships none there.
  case elsewhere
  /// Another program, or no path at all.
  case otherProgram

  init(_ units: ArraySlice<UInt16>) {
    // As Setup writes it: nearly every value has it.
    if ASCII.matches(units, "%SystemRoot%\\system32\\csrss.exe") {
      self = .shipped
      return
    }
    let path = units.map(ASCII.lowercased)
    let withoutBackslashes = path.filter { $0 != ASCII.backslash }
    if Self.isShipped(path) {
      self = .shipped
    } else if withoutBackslashes.elementsEqual("%systemroot%system32csrss.exe".utf16)
      || path.hasSuffix("system32csrss.exe")
    {
      self = .lostBackslashes
    } else if path.hasSuffix("csrss.exe"),
      path.dropLast("csrss.exe".utf16.count).last ?? ASCII.backslash == ASCII.backslash
    {
      self = .elsewhere
    } else {
      self = .otherProgram
    }
  }

  /// Units in small letters. A path of a drive is taken whatever its folder: an offline system may be anywhere.
  private static func isShipped(_ path: [UInt16]) -> Bool {
    guard path.hasSuffix("\\system32\\csrss.exe") else { return false }
    let root = path.dropLast("\\system32\\csrss.exe".utf16.count)
    for variable in ["%systemroot%", "%windir%", "\\systemroot"] where root.elementsEqual(variable.utf16) {
      return true
    }
    if root.starts(with: "%systemdrive%\\".utf16) { return true }
    let drive = Array(root.starts(with: "\\??\\".utf16) ? root.dropFirst(4) : root)
    return drive.count > 3 && (0x61...0x7A).contains(drive[0]) && drive[1] == ASCII.colon
      && drive[2] == ASCII.backslash && !drive.contains(0x25)
  }
}

extension [UInt16] {
  fileprivate func hasSuffix(_ text: String) -> Bool {
    reversed().starts(with: text.utf16.reversed())
  }
}

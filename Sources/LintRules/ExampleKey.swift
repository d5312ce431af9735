/// Headings and values for the examples of rules.
enum ExampleKey {
  static let subSystems = subSystems()

  /// The heading of the key SubSystems.
  static func subSystems(in controlSet: String = "CurrentControlSet") -> String {
    "[HKEY_LOCAL_MACHINE\\SYSTEM\\\(controlSet)\\Control\\Session Manager\\SubSystems]\n"
  }

  static let sessionManager = "[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Session Manager]\n"
  static let memoryManagement =
    "[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Memory Management]\n"
  static let workstation =
    "[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\LanmanWorkstation\\Parameters]\n"
  static let windowManager = "[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Windows]\n"

  /// The key that tells the release, of a system with Windows 10.
  static let windows10 =
    "[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion]\n"
    + "\"CurrentBuild\"=\"19045\"\n\"ProductName\"=\"Windows 10 Pro\"\n"

  /// A line with a list of bytes of the type: `text` in UTF-16, with its end NUL unless said otherwise.
  static func hex(_ name: String, _ type: Int, _ text: String, ended: Bool = true) -> String {
    "\"\(name)\"=hex(\(type)):\(list(ended ? text + "\0" : text))\n"
  }

  /// The bytes of `text` in UTF-16, as a list has them.
  static func list(_ text: String) -> String {
    text.utf16.map { unit in
      let digits = String(unit & 0xFF, radix: 16)
      let high = String(unit >> 8, radix: 16)
      return (digits.utf8.count < 2 ? "0" : "") + digits + (high.utf8.count < 2 ? ",0" : ",") + high
    }.joined(separator: ",")
  }

  /// A line with a string.
  static func string(_ name: String, _ text: String) -> String {
    "\"\(name)\"=\"\(text.replacing("\\", with: "\\\\"))\"\n"
  }

  /// A `Windows` value as an untouched system of Windows 8 and later has it.
  static let windows = hex("Windows", 2, ExampleString.modern())
  /// The values beside it.
  static let siblings =
    hex("Required", 7, "Debug\0Windows\0") + hex("Kmode", 2, "\\SystemRoot\\System32\\win32k.sys")
}

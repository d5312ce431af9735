import RegistryText
import SubSystems

/// The value `Required` of the key SubSystems: the names that the session manager starts.
struct RequiredSubSystems {
  /// The names, in order.
  let names: [String]

  /// Reads the value, whatever text type it has.
  init(_ value: RegistryValue) {
    names =
      value.isText
      ? UTF16Bytes.units(value.data).split(separator: 0).map { String(decoding: $0, as: UTF16.self) } : []
  }

  /// Whether `name` is among them, in any case.
  func names(_ name: String) -> Bool { names.contains { $0.lowercased() == name.lowercased() } }
}

/// The value `Kmode` of the key SubSystems: the kernel's half of Win32.
enum KernelModePath {
  /// Whether it is win32k.sys in System32, however the folder of Windows is written.
  static func isShipped(_ path: String) -> Bool {
    let lowered = path.lowercased()
    let file = "\\system32\\win32k.sys"
    guard lowered.hasSuffix(file) else { return false }
    let root = lowered.dropLast(file.utf8.count)
    if ["\\systemroot", "%systemroot%", "%windir%"].contains(String(root)) { return true }
    let drive = root.hasPrefix("\\??\\") ? root.dropFirst(4) : root
    return drive.utf8.count > 3 && drive.dropFirst().hasPrefix(":\\") && drive.first?.isLetter == true
  }
}

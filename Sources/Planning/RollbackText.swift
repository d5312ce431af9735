import RegistryText
package import SubSystems

/// The `.reg` file that restores what values were, as regedit would have exported it: imported, it undoes a change
/// whatever has become of the changed file.
package enum RollbackText {
  /// The file's bytes: UTF-16LE with its mark, CRLF, each key once, in the order of `values`.
  package static func bytes(restoring values: [WindowsValue]) -> [UInt8] {
    var units = Array("\u{FEFF}Windows Registry Editor Version 5.00\r\n".utf16)
    var key: String?
    for windows in values {
      if windows.key.path != key {
        units += Array("\r\n[\(windows.key.path)]\r\n".utf16)
        key = windows.key.path
      }
      units += RegeditLayout.value(windows.value.name, type: windows.value.type, data: windows.value.data)
    }
    return UTF16Bytes.littleEndian(units + RegeditLayout.lineEnd)
  }
}

import Planning
import RegistryText
import SubSystems

/// Exports with one or more SubSystems keys.
enum Sample {
  static func value(_ section: String) -> String {
    #"%SystemRoot%\\system32\\csrss.exe ObjectDirectory=\\Windows SharedSection=\#(section) Windows=On "#
      + "SubSystemType=Windows ServerDll=basesrv,1 ServerDll=winsrv:UserServerDllInitialization,3 "
      + "ServerDll=sxssrv,4 ProfileControl=Off MaxRequestThreads=16"
  }

  static func key(_ set: String, _ hive: String = "SYSTEM") -> String {
    #"[HKEY_LOCAL_MACHINE\\#(hive)\\#(set)\Control\Session Manager\SubSystems]"#
  }

  /// The list of bytes of a value as regedit would write it on one line.
  static func list(_ section: String) -> String {
    let text = value(section).split(separator: #"\\"#, omittingEmptySubsequences: false).joined(separator: #"\"#)
    return "hex(2):"
      + UTF16Bytes.littleEndian(Array(text.utf16) + [0]).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
      .joined(separator: ",")
  }

  /// A file of version 5 with these lines, in UTF-16.
  static func file(_ lines: [String]) -> [UInt8] {
    let text = (["Windows Registry Editor Version 5.00", ""] + lines + [""]).joined(separator: "\r\n")
    return [0xFF, 0xFE] + UTF16Bytes.littleEndian(Array(text.utf16))
  }

  /// A file with one value.
  static func one(_ section: String, set: String = "ControlSet001") -> [UInt8] {
    file([key(set), #""Windows"="# + list(section)])
  }

  static func text(_ bytes: [UInt8]) -> String {
    String(decoding: UTF16Bytes.units(Array(bytes.dropFirst(2))), as: UTF16.self)
  }
}

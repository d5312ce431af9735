import SubSystems

/// The value as each generation of Windows has it, with another text for the shared section.
enum Samples {
  static let start = #"%SystemRoot%\system32\csrss.exe ObjectDirectory=\Windows"#
  static let base = "ServerDll=basesrv,1"
  static let user = "ServerDll=winsrv:UserServerDllInitialization,3"
  static let console = "ServerDll=winsrv:ConServerDllInitialization,2"
  static let gdi = "ServerDll=winsrv:GdiServerDllInitialization,4"
  static let sideBySide = "ServerDll=sxssrv,4"
  static let end = "ProfileControl=Off MaxRequestThreads=16"

  /// Windows 8 and later; `section` is all that stands for the argument, its name included.
  static func windows8(_ section: String, windows: String = "Windows=On") -> String {
    "\(start) \(section) \(windows) SubSystemType=Windows \(base) \(user) \(sideBySide) \(end)"
  }

  static let nt3 =
    "\(start) SharedSection=1024,512 Windows=On SubSystemType=Windows \(base) \(user) \(gdi) \(console) \(end)"
  static let xp =
    "\(start) SharedSection=1024,3072,512 Windows=On SubSystemType=Windows \(base) \(user) \(console) \(end)"
  static let windows7 =
    "\(start) SharedSection=1024,20480,768 Windows=On SubSystemType=Windows \(base) \(user) \(console) \(sideBySide) \(end)"
  static let good = windows8("SharedSection=1024,20480,768")
}

extension CsrssReader {
  init(text: String) { self.init(WindowsString(text)) }
}

extension Win32kReader {
  init(text: String) { self.init(WindowsString(text)) }
}

import RegistryText
import SubSystems

/// `Windows` values for the examples of rules.
enum ExampleString {
  /// The value of Windows 8 and later with other numbers.
  static func modern(section: String = "1024,20480,768") -> String {
    start(section) + "ServerDll=winsrv:UserServerDllInitialization,3 ServerDll=sxssrv,4 " + end
  }

  /// The value of Windows 7 and Server 2008 R2 with other numbers.
  static func windows7(section: String = "1024,20480,768") -> String {
    start(section) + "ServerDll=winsrv:UserServerDllInitialization,3 ServerDll=winsrv:ConServerDllInitialization,2 "
      + "ServerDll=sxssrv,4 " + end
  }

  /// The value of NT 4 to Server 2003, Vista and Server 2008 with other numbers.
  static func classic(section: String = "1024,3072,512") -> String {
    start(section) + "ServerDll=winsrv:UserServerDllInitialization,3 ServerDll=winsrv:ConServerDllInitialization,2 "
      + end
  }

  private static func start(_ section: String) -> String {
    #"%SystemRoot%\system32\csrss.exe ObjectDirectory=\Windows SharedSection=\#(section) "#
      + "Windows=On SubSystemType=Windows ServerDll=basesrv,1 "
  }

  private static let end = "ProfileControl=Off MaxRequestThreads=16"

  /// An export with this value, for the state before; nil if it could not be read.
  static func export(_ windows: String) -> Export? {
    let quoted = windows.replacing(#"\"#, with: #"\\"#)
    let text = """
      Windows Registry Editor Version 5.00

      [HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\SubSystems]
      "Windows"="\(quoted)"

      """
    return try? ExportSurvey.read(MemoryBytes(Array(text.utf8)))
  }
}

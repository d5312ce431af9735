/// A `Windows` value of Windows 8 and later whose numbers are `section`.
func windowsText(_ section: String) -> String {
  #"%SystemRoot%\system32\csrss.exe ObjectDirectory=\Windows SharedSection="# + section
    + " Windows=On SubSystemType=Windows ServerDll=basesrv,1 ServerDll=winsrv:UserServerDllInitialization,3 "
    + "ServerDll=sxssrv,4 ProfileControl=Off MaxRequestThreads=16"
}

/// An export with `Windows` written as `data` in line 4.
func exported(_ data: String, lineEnd: String = "\r\n") -> String {
  let key = #"[HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Control\Session Manager\SubSystems]"#
  return ["Windows Registry Editor Version 5.00", "", key, "\"Windows\"=" + data, ""].joined(separator: lineEnd)
}

/// An export with the value as a string.
func quoted(_ section: String, lineEnd: String = "\r\n") -> String {
  exported("\"" + windowsText(section).replacing("\\", with: "\\\\") + "\"", lineEnd: lineEnd)
}

/// An export with the value as a list of bytes on one line.
func listed(_ section: String) -> String {
  let digits = Array("0123456789abcdef")
  let units = Array(windowsText(section).utf16) + [0]
  return exported(
    "hex(2):"
      + units.map { unit in
        let low = Int(unit & 0xFF)
        return "\(digits[low >> 4])\(digits[low & 15]),00"
      }.joined(separator: ","))
}

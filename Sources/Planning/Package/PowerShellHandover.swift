/// `apply.ps1` and `rollback.ps1`: read, compare, replace the numbers, read back.
enum PowerShellHandover {
  static func text(_ handover: Handover) -> String {
    let comments = (handover.notes + guards).map { "# \($0)\r\n" }.joined()
    let kind = handover.type == 1 ? "String" : "ExpandString"
    let settings = """
      [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High')]
      param()

      Set-StrictMode -Version 2.0
      $ErrorActionPreference = 'Stop'

      $subKey = \(literal(Array(handover.subKey.utf16)))
      $name = \(literal(Array(handover.name.utf16)))
      $kind = [Microsoft.Win32.RegistryValueKind]::\(kind)
      $expected = \(literal(handover.before))
      $old = \(literal(Array(handover.textBefore.utf16)))
      $new = \(literal(Array(handover.textAfter.utf16)))

      """
    return comments + "\r\n"
      + (settings + body).split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: "\r\n")
  }

  private static let guards = [
    "It refuses where the value is not exactly the one that the plan was made for, and changes nothing but the numbers.",
    "-WhatIf shows what it would do, -Confirm:$false does not ask. It does not restart Windows: the change takes effect then.",
    "This script is untried on Windows. Run it in an elevated Windows PowerShell, first with -WhatIf.",
  ]

  private static let body = #"""

    function Read-Setting {
        $key = [Microsoft.Win32.Registry]::LocalMachine.OpenSubKey($subKey, $false)
        if ($null -eq $key) { throw "HKEY_LOCAL_MACHINE\$subKey is not there." }
        try {
            $options = [Microsoft.Win32.RegistryValueOptions]::DoNotExpandEnvironmentNames
            $text = $key.GetValue($name, $null, $options)
            if ($null -eq $text) { throw "The value $name is not there." }
            return @{ Text = $text; Kind = $key.GetValueKind($name) }
        } finally {
            $key.Close()
        }
    }

    $current = Read-Setting
    if ($current.Kind -ne $kind) { throw "Refused: the value is $($current.Kind), expected $kind. Nothing was changed." }
    $at = $expected.IndexOf($old, [System.StringComparison]::Ordinal)
    if ($at -lt 0) { throw 'Refused: this script does not fit itself. Nothing was changed.' }
    $planned = $expected.Substring(0, $at) + $new + $expected.Substring($at + $old.Length)
    # Equals compares by the units of the text; the operators follow a culture and overlook some characters.
    if ([string]::Equals($current.Text, $planned)) {
        Write-Output "Nothing to do: the value already has $new."
        return
    }
    if (-not [string]::Equals($current.Text, $expected)) {
        throw "Refused: the value is not the one that the plan was made for. Nothing was changed. Found: $($current.Text)"
    }
    if ($PSCmdlet.ShouldProcess("HKEY_LOCAL_MACHINE\$subKey, value $name", "replace $old by $new")) {
        $key = [Microsoft.Win32.Registry]::LocalMachine.OpenSubKey($subKey, $true)
        try {
            $key.SetValue($name, $planned, $kind)
            $key.Flush()
        } finally {
            $key.Close()
        }
        $written = Read-Setting
        if (-not [string]::Equals($written.Text, $planned) -or $written.Kind -ne $kind) {
            throw "The value was written and reads back otherwise: $($written.Text)"
        }
        Write-Output "Done: $new. Restart Windows for it to take effect."
    }

    """#

  /// Text between single quotes, in which nothing but the quote means anything; what is not plain ASCII by its number,
  /// since PowerShell reads files without a mark in the ANSI code page and takes curly quotes for quotes.
  static func literal(_ units: [UInt16]) -> String {
    var parts: [String] = []
    var plain = ""
    for unit in units {
      guard (0x20...0x7E).contains(unit) else {
        if !plain.isEmpty { parts.append("'\(plain)'") }
        plain = ""
        parts.append("[string][char]0x\(String(unit, radix: 16, uppercase: true))")
        continue
      }
      plain += unit == 0x27 ? "''" : String(UnicodeScalar(UInt8(unit)))
    }
    if !plain.isEmpty || parts.isEmpty { parts.append("'\(plain)'") }
    return parts.count == 1 ? parts[0] : "(\(parts.joined(separator: " + ")))"
  }
}

/// What an input or the command line reveals about the system; whatever is not known stays nil.
package struct SystemClues: Hashable, Sendable {
  /// `--release`: overrides all else.
  package var statedRelease: Release?
  /// `--arch`: overrides all else.
  package var statedArchitecture: Architecture?
  /// Where the release is stated, when that is not the command line.
  package var releaseOrigin: String?
  /// Where the architecture is stated, when that is not the command line.
  package var architectureOrigin: String?
  /// What the servers named in the string tell.
  package var generation: Generation?
  /// The second number, where it can be read.
  package var interactive: Kilobytes?
  /// The third number, where there is one that can be read.
  package var nonInteractive: Kilobytes?
  /// `CurrentVersion` of `HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion`: `6.1`.
  package var currentVersion: String?
  /// `CurrentBuild` or `CurrentBuildNumber` of the same key: `7601`; text that is no number is no clue.
  package var currentBuild: String?
  /// `ProductName` of the same key; that of Windows 11 says `Windows 10`.
  package var productName: String?
  /// `PROCESSOR_ARCHITECTURE` of `…\Session Manager\Environment`.
  package var processorArchitecture: String?
  /// `ProductType` of `…\Control\ProductOptions`: `WinNT`, `ServerNT` or `LanmanNT` (a domain controller).
  package var productType: String?

  /// No clue at all; set those that there are.
  package init() {}
}

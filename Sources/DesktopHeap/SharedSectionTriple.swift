/// The three numbers of `SharedSection=shared,interactive,nonInteractive`.
package struct SharedSectionTriple: Hashable, Sendable, CustomStringConvertible {
  /// The heap common to all desktops: the global handle table and shared system settings.
  package var shared: Kilobytes
  /// The heap of each desktop of the interactive window station `WinSta0`, Winlogon and Disconnect excepted.
  package var interactive: Kilobytes
  /// The heap of each desktop of a non-interactive window station; nil where the string has no third number.
  package var nonInteractive: Kilobytes?

  /// The triple of these numbers; nil as the third means that none is written.
  package init(shared: Kilobytes, interactive: Kilobytes, nonInteractive: Kilobytes?) {
    self.shared = shared
    self.interactive = interactive
    self.nonInteractive = nonInteractive
  }

  /// What a non-interactive desktop gets: the third number, or the second where there is no third (KB184802).
  package var effectiveNonInteractive: Kilobytes { nonInteractive ?? interactive }

  /// As the registry has it: `1024,20480,768`.
  package var description: String {
    let numbers = [shared, interactive] + (nonInteractive.map { [$0] } ?? [])
    return numbers.map { String($0.count) }.joined(separator: ",")
  }
}

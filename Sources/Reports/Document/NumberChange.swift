import DesktopHeap
import LintRules

/// One of the three numbers before and after a change.
struct NumberChange: Hashable, Sendable {
  /// What the number is, for people.
  let name: String
  /// What it sizes.
  let meaning: String
  /// As it is; nil where it is not written or cannot be read.
  let before: Kilobytes?
  /// As it would be.
  let after: Kilobytes?
  /// What Windows ships, where that is known.
  let standard: Kilobytes?

  /// The difference with its sign.
  var difference: String {
    guard let before, let after else { return before == after ? "–" : "changed" }
    guard before != after else { return "unchanged" }
    return after > before ? "+\((after - before).count) KB" : "−\((before - after).count) KB"
  }

  static func all(_ before: WindowsAssessment, _ after: WindowsAssessment) -> [NumberChange] {
    let standard = after.system.defaultTriple?.triple
    func change(_ name: String, _ meaning: String, _ number: (SharedSectionTriple) -> Kilobytes?) -> NumberChange {
      NumberChange(
        name: name, meaning: meaning, before: before.triple.flatMap(number), after: after.triple.flatMap(number),
        standard: standard.flatMap(number))
    }
    return [
      change("First", "shared by all desktops; obsolete, left alone") { $0.shared },
      change("Second", "heap of each interactive desktop") { $0.interactive },
      change("Third", "heap of each non-interactive desktop: services") { $0.nonInteractive },
    ]
  }
}

import DesktopHeap
import Findings
import LintRules
package import Planning
package import RegistryText
import Splices
import SubSystems

/// What a change did, for a person at a terminal.
package struct ChangeText: Sendable {
  private let style: Style

  /// Text in this style.
  package init(style: Style) { self.style = style }

  /// What was done to one file by new numbers.
  package func done(_ change: TripleChange, path: String) -> String {
    let place = style.paint("\(VisibleText.of(path)):\(change.windows.value.line):", .emphasis)
    let (old, new) = (VisibleText.of(change.textBefore), VisibleText.of(change.textAfter))
    guard !change.splices.isEmpty else { return "\(place) SharedSection is \(new) already; nothing was changed.\n" }
    var text = "\(place) SharedSection=\(old) → \(style.paint("SharedSection=\(new)", .good))\n"
    text += effect(change.contextBefore, change.contextAfter, change.windows)
    text += row("fixed", ids(change.verdict.fixed))
    text += row("still there", ids(change.verdict.stayed))
    text += row("new", ids(change.verdict.new.filter { !change.verdict.acceptedRisks.contains($0.rule.id) }))
    text += row("risk taken", change.verdict.acceptedRisks.joined(separator: ", "))
    return text + "  Windows reads the value when it starts: a restart is needed (documented: Microsoft KB184802).\n"
  }

  private func effect(_ before: LintContext, _ after: LintContext, _ windows: WindowsValue) -> String {
    let old = before.assessments.first { $0.windows.value.bytes == windows.value.bytes }
    let new = after.assessments.first { $0.windows.value.bytes.lowerBound == windows.value.bytes.lowerBound }
    guard let old = old?.capacity, let new = new?.capacity else { return "" }
    var text = ""
    if let before = old.net, let after = new.net {
      text += row("desktops", "\(before) → \(after) non-interactive desktops fit (at most \(new.upper ?? after))")
    }
    if old.interactive != new.interactive {
      text += row("interactive", "\(old.interactive) → \(new.interactive) for each desktop")
    }
    if old.nonInteractive != new.nonInteractive {
      text += row("services", "\(old.nonInteractive) → \(new.nonInteractive) for each desktop")
    }
    return text
  }

  private func ids(_ findings: [Finding]) -> String {
    Set(findings.map { "\($0.rule.id) \($0.rule.name)" }).sorted().joined(separator: ", ")
  }

  private func row(_ label: String, _ text: String) -> String {
    guard !text.isEmpty else { return "" }
    let padded = label + String(repeating: " ", count: max(1, 13 - label.utf8.count))
    return WrappedText.wrap(text, indent: "               ", first: "  " + style.paint(padded, .faint))
  }

  /// A unified diff of the text.
  package func diff(_ diff: TextDiff, path: String) -> String {
    guard !diff.hunks.isEmpty || diff.changedLineEnds > 0 else { return "" }
    let name = VisibleText.of(path)
    var text = style.paint("--- \(name)\n+++ \(name)\n", .emphasis)
    for hunk in diff.hunks {
      text += style.paint(hunk.heading, .info) + "\n"
      for line in hunk.lines {
        let shown = line.kind.rawValue + VisibleText.of(line.text)
        switch line.kind {
        case .context: text += shown + "\n"
        case .removed: text += style.paint(shown, .error) + "\n"
        case .added: text += style.paint(shown, .good) + "\n"
        }
      }
    }
    if diff.changedLineEnds > 0 { text += "\(diff.changedLineEnds) line ends change\n" }
    return diff.isCut ? text + "… and more\n" : text
  }
}

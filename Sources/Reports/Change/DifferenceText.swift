import DesktopHeap
import Findings
import LintRules
import RegistryText
import SubSystems

/// A difference for a person at a terminal.
package struct DifferenceText: Sendable {
  private let style: Style

  /// Text in this style.
  package init(style: Style) { self.style = style }

  /// What differs.
  package func render(_ difference: ExportDifference) -> String {
    if difference.isEmpty { return "The setting is the same in both.\n" }
    var text = value(difference)
    text += numbers(difference)
    text += capacity(difference)
    text += findings("fixed", difference.fixed, .good)
    text += findings("new", difference.new, .error)
    return text
  }

  private func value(_ difference: ExportDifference) -> String {
    let (old, new) = (difference.before?.windows, difference.after?.windows)
    var text = ""
    if old?.string.units != new?.string.units {
      text += style.paint("- \(difference.paths.before): \(words(old))\n", .error)
      text += style.paint("+ \(difference.paths.after): \(words(new))\n", .good)
    }
    if let old, let new, old.value.type != new.value.type {
      text += "  type           \(old.value.typeName) → \(new.value.typeName)\n"
    }
    return text
  }

  private func words(_ windows: WindowsValue?) -> String {
    windows.map { VisibleText.of($0.string.text) } ?? "no Windows value"
  }

  private func numbers(_ difference: ExportDifference) -> String {
    func row(_ label: String, _ old: Int?, _ new: Int?) -> String {
      guard old != new else { return "" }
      func words(_ number: Int?) -> String { number.map { "\($0) KB" } ?? "none" }
      let change =
        if let old, let new { " (\(new > old ? "+" : "−")\(new.magnitudeOfDifference(to: old)) KB)" } else { "" }
      return "  \(label)\(words(old)) → \(words(new))\(change)\n"
    }
    let (old, new) = (difference.before?.section, difference.after?.section)
    return row("first number   ", old?.shared?.value, new?.shared?.value)
      + row("second number  ", old?.interactive?.value, new?.interactive?.value)
      + row("third number   ", old?.nonInteractive?.value, new?.nonInteractive?.value)
  }

  private func capacity(_ difference: ExportDifference) -> String {
    guard let old = difference.before?.capacity, let new = difference.after?.capacity else { return "" }
    if let before = old.net, let after = new.net, before != after {
      return "  desktops       \(before) → \(after) non-interactive desktops fit\n"
    }
    guard new.isDynamic, old.nonInteractive != new.nonInteractive else { return "" }
    return
      "  desktops       no fixed number; a non-interactive one gets \(old.nonInteractive) → \(new.nonInteractive)\n"
  }

  private func findings(_ label: String, _ findings: [Finding], _ role: Style.Role) -> String {
    findings.map { finding in
      let padded = label + String(repeating: " ", count: 15 - label.utf8.count)
      let name = "\(finding.severity.rawValue) \(finding.rule.id) \(finding.rule.name)"
      return WrappedText.wrap(
        "\(name): \(VisibleText.of(finding.message.found))", indent: "                 ",
        first: "  " + style.paint(padded, role))
    }.joined()
  }
}

extension Int {
  /// How far two numbers are apart.
  fileprivate func magnitudeOfDifference(to other: Int) -> UInt {
    self > other ? UInt(self) - UInt(other) : UInt(other) - UInt(self)
  }
}

package import LintRules
import DesktopHeap
import RegistryText
import SubSystems
import Workload

/// What a `Windows` value means, for a person at a terminal.
package struct AssessmentText: Sendable {
  /// How many columns the picture of the session view space takes.
  private static let barWidth = 64

  private let style: Style

  /// A page in this style.
  package init(style: Style) { self.style = style }

  /// The value and what its two readers make of it.
  package func show(_ assessment: WindowsAssessment, path: String) -> String {
    var text = heading(assessment, path)
    text += row("type", assessment.windows.value.typeName)
    text += row("value", VisibleText.of(assessment.windows.string.text))
    text += row("section", section(assessment))
    text += row("system", system(assessment))
    text += row("csrss", csrss(assessment))
    text += row("win32k", win32k(assessment))
    return text + "\n"
  }

  /// How many desktops fit, with the working and a picture, and who needs them where that is known.
  package func capacity(_ assessment: WindowsAssessment, path: String, context: LintContext? = nil) -> String {
    var text = heading(assessment, path)
    text += row("section", section(assessment))
    text += row("system", system(assessment))
    if !assessment.csrss.starts { text += row("csrss", csrss(assessment)) }
    text += row("win32k", win32k(assessment))
    text += row("view", view(assessment))
    let demand = context?.demand(of: assessment)
    guard let capacity = assessment.capacity(for: demand) else {
      return text + row("desktops", "not known, because win32k's sizes are not") + "\n"
    }
    let users = demand.map { self.users($0, capacity, context?.leakingServices(of: assessment)) }
    if let upper = capacity.upper, let net = capacity.net {
      text += row("desktops", style.paint("\(net) non-interactive desktops fit", .emphasis) + ", at most \(upper)")
      text += users ?? ""
      text += "\n" + bar(capacity) + working(capacity)
      text += note(capacity)
    } else {
      text += row("desktops", unbounded(assessment, capacity)) + (users ?? "")
    }
    return text + "\n"
  }

  private func users(
    _ demand: MachineDemand, _ capacity: Capacity,
    _ leak: (services: [ExportedService], key: Export.Key, keepConn: Int?)?
  ) -> String {
    let page = DemandText(style: style)
    return page.render(demand, net: capacity.net)
      + (leak.map { page.sessions(services: $0.services.count, keepConn: $0.keepConn) } ?? "")
  }

  func heading(_ assessment: WindowsAssessment, _ path: String) -> String {
    style.paint("\(VisibleText.of(path)):\(assessment.windows.value.line)", .emphasis)
      + "  \(VisibleText.of(assessment.windows.key.path))\n"
  }

  func row(_ label: String, _ text: String) -> String {
    let padded = label + String(repeating: " ", count: max(1, 10 - label.utf8.count))
    return WrappedText.wrap(text, indent: "            ", first: "  " + style.paint(padded, .faint))
  }

  private func section(_ assessment: WindowsAssessment) -> String {
    guard let section = assessment.section else { return "no SharedSection that csrss would find" }
    return "SharedSection=" + VisibleText.of(assessment.windows.string.text(in: section.range))
  }

  func system(_ assessment: WindowsAssessment) -> String {
    let system = assessment.system
    let name = "\(system.releaseWords), \(system.architectureWords) (\(system.originWords))"
    return ([name] + system.remarks).joined(separator: "; ")
  }

  private func csrss(_ assessment: WindowsAssessment) -> String {
    guard let failure = assessment.csrss.failure else { return style.paint("starts", .good) }
    return style.paint("fails", .error) + ": \(failure.fault.words)"
  }

  private func win32k(_ assessment: WindowsAssessment) -> String {
    let reader = assessment.win32k
    func words(_ size: Int?) -> String { size.map { "\($0) KB" } ?? "an unknown size" }
    var text = "\(words(reader.interactiveKB)) for each interactive desktop, "
    text += "\(words(reader.nonInteractiveKB)) for each non-interactive one"
    if let reason = reader.reason { text += ": \(reason.words)" }
    if reader.isAtTheLimit { text += "; this hangs on a limit that is known only to within one character" }
    return text
  }

  private func view(_ assessment: WindowsAssessment) -> String {
    let source = assessment.view.source
    switch assessment.view {
    case .fixed, .dynamic: return "\(assessment.view.words) (\(source.mark.words): \(source.text))"
    case .unknown: return "not known (\(source.text))"
    }
  }

  private func unbounded(_ assessment: WindowsAssessment, _ capacity: Capacity) -> String {
    guard capacity.isDynamic else { return "not known" }
    return
      "no fixed number: what is bounded is the heap of each desktop, \(capacity.interactive) for an interactive and "
      + "\(capacity.nonInteractive) for a non-interactive one" + change(assessment, capacity)
  }

  private func change(_ assessment: WindowsAssessment, _ capacity: Capacity) -> String {
    guard let standard = assessment.system.defaultTriple?.triple else { return "" }
    let parts = [
      difference(capacity.interactive, standard.interactive, "interactive"),
      difference(capacity.nonInteractive, standard.effectiveNonInteractive, "non-interactive"),
    ].compactMap(\.self)
    return parts.isEmpty
      ? ", as Windows ships it" : "; against the default \(standard): " + parts.joined(separator: ", ")
  }

  private func difference(_ size: Kilobytes, _ standard: Kilobytes, _ word: String) -> String? {
    guard size != standard else { return nil }
    let sign = size > standard ? "+" : "−"
    let amount = size > standard ? size - standard : standard - size
    return "\(word) \(sign)\(amount)"
  }

  func working(_ capacity: Capacity) -> String {
    let lines = capacity.working
    func amount(_ line: Capacity.WorkingLine) -> String {
      switch line.amount {
      case .size(let size): "\(size)"
      case .desktops(let count): "\(count) desktops"
      }
    }
    let width = lines.map { amount($0).utf8.count }.max() ?? 0
    return lines.map { line in
      let figure = amount(line)
      let step = line.step.rawValue.isEmpty ? " " : line.step.rawValue
      let blanks = String(repeating: " ", count: width - figure.utf8.count)
      return (line.step == .start ? "\n" : "") + "  \(step) \(blanks)\(figure)  \(style.paint(line.label, .faint))\n"
    }.joined()
  }

  private func note(_ capacity: Capacity) -> String {
    let own =
      "The net number counts every non-interactive desktop, those of the system's own services too; services under user "
      + "accounts get what is left. Printer and font drivers share the space, so it is an upper bound (documented: "
      + "Microsoft KB184802)."
    return "\n" + WrappedText.wrap(own, indent: "  ")
  }

  /// The session view space as a bar: fixed heaps, interactive heaps, and the non-interactive heaps that fit behind.
  private func bar(_ capacity: Capacity) -> String {
    guard let view = capacity.view.size, view.count > 0 else { return "" }
    let interactive = capacity.interactive * capacity.interactiveDesktops + capacity.fixedHeaps.total
    let used = min(Self.barWidth, cells(interactive, of: view, roundingUp: true))
    let heap = capacity.nonInteractive * (capacity.net ?? 0)
    let rest = min(Self.barWidth - used, cells(heap, of: view, roundingUp: false))
    let free = Self.barWidth - used - rest
    let text =
      style.paint(String(repeating: "█", count: used), .info) + style.paint(String(repeating: "▒", count: rest), .good)
      + String(repeating: "·", count: free)
    return "  │\(text)│ \(view)\n  █ interactive, Winlogon and Disconnect   ▒ room for \(capacity.net ?? 0) of "
      + "\(capacity.nonInteractive)   · left over\n"
  }

  private func cells(_ part: Kilobytes, of whole: Kilobytes, roundingUp: Bool) -> Int {
    guard part.count > 0 else { return 0 }
    let scaled = (part * Int64(Self.barWidth)).count
    return Int(min(Int64(Self.barWidth), roundingUp ? (scaled + whole.count - 1) / whole.count : scaled / whole.count))
  }
}

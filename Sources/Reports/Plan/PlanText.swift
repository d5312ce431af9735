import DesktopHeap
package import Planning

/// A plan for a person at a terminal: the answer first, then why, what it does, what would be wrong, what is not known,
/// what to do.
package struct PlanText: Sendable {
  private let style: Style
  private let page: AssessmentText

  /// A page in this style.
  package init(style: Style) {
    self.style = style
    page = AssessmentText(style: style)
  }

  /// The whole text.
  package func render(_ plan: Plan) -> String {
    var text = page.heading(plan.assessment, plan.path)
    text += answer(plan)
    text += section("Why", plan.reasons.map { item($0.text, $0.source) })
    text += working(plan)
    text += effect(plan)
    text += section("What would be wrong", plan.rejected.map(move))
    text += section("What would do as well", plan.alternatives.map(move))
    text += section("What does not fit, or catches the eye", plan.remarks.map { item($0) })
    text += section("What is not known", plan.unknown.map { item($0) })
    text += section("Next", plan.next.enumerated().map { item($0.element, mark: "  \($0.offset + 1). ") })
    return text
  }

  private func answer(_ plan: Plan) -> String {
    let (word, role): (String, Style.Role) =
      switch plan.verdict {
      case .change: ("change", .warning)
      case .noChange: ("no change", .good)
      case .cannot: ("cannot", .error)
      }
    let label = word + String(repeating: " ", count: max(1, 10 - word.utf8.count))
    var text = WrappedText.wrap(
      style.paint(VisibleText.of(plan.headline), .emphasis), indent: "            ",
      first: "  " + style.paint(label, role))
    if let before = plan.before { text += page.row(plan.after == nil ? "now" : "before", "SharedSection=\(before)") }
    if let after = plan.after { text += page.row("after", style.paint("SharedSection=\(after)", .emphasis)) }
    text += page.row("system", page.system(plan.assessment))
    let from = plan.restsOn.isEmpty ? "nothing was given" : plan.restsOn.joined(separator: ", ")
    text += page.row("how sure", "\(plan.confidence.rawValue) (from: \(from))")
    if plan.after != nil { text += page.row("restart", "yes: Windows reads the value when it starts") }
    if !plan.acceptedRisks.isEmpty { text += page.row("accepted", plan.acceptedRisks.joined(separator: ", ")) }
    return text
  }

  private func section(_ title: String, _ items: [String]) -> String {
    items.isEmpty ? "" : "\n" + style.paint(title, .emphasis) + "\n" + items.joined()
  }

  private func item(_ text: String, _ source: PlanSource? = nil, mark: String = "  - ") -> String {
    var result = WrappedText.wrap(VisibleText.of(text), indent: "    ", first: mark)
    if let source {
      let words = WrappedText.wrap(VisibleText.of("(\(source.words))"), indent: "    ")
      result += style.paint(String(words.dropLast()), .faint) + "\n"
    }
    return result
  }

  private func move(_ move: Plan.Move) -> String { item("\(move.change): \(move.why).", move.source) }

  private func working(_ plan: Plan) -> String {
    guard let capacity = plan.capacityBefore, capacity.net != nil, plan.demand != nil || plan.after != nil else {
      return ""
    }
    var text = "\n" + style.paint("The working", .emphasis) + "\n"
    if let demand = plan.demand {
      let width = demand.parts.map { String($0.count).utf8.count }.max() ?? 0
      for (index, part) in demand.parts.enumerated() {
        let figure = String(part.count)
        let blanks = String(repeating: " ", count: width - figure.utf8.count)
        let words = VisibleText.of("\(part.label) (\(part.source.words))")
        text += WrappedText.wrap(
          style.paint(words, .faint), indent: String(repeating: " ", count: width + 6),
          first: "  \(index == 0 ? " " : "+") \(blanks)\(figure)  ")
      }
      text += "  = \(demand.total)  \(style.paint("non-interactive desktops needed", .faint))\n"
    }
    text += (plan.demand == nil ? "" : "\n") + "  now:" + page.working(capacity)
    if let after = plan.capacityAfter { text += "\n  then:" + page.working(after) }
    return text
  }

  private func effect(_ plan: Plan) -> String {
    guard let after = plan.after, let before = plan.before else { return heaps(plan, "Heaps") }
    var text = ""
    if let now = plan.capacityBefore?.net, let then = plan.capacityAfter?.net {
      text += page.row("desktops", "\(now) → \(then) non-interactive desktops fit")
    } else {
      text += page.row("desktops", "their number has no fixed bound, before and after")
    }
    text += page.row("numbers", "\(before) → \(after)")
    return "\n" + style.paint("What it does", .emphasis) + "\n" + text + heaps(plan, nil)
  }

  private func heaps(_ plan: Plan, _ title: String?) -> String {
    guard !plan.heaps.isEmpty else { return "" }
    let width = plan.heaps.map { VisibleText.width(VisibleText.of($0.desktop)) }.max() ?? 0
    let rows = plan.heaps.map { heap in
      let name = VisibleText.of(heap.desktop)
      let size = heap.before == heap.after ? "\(heap.before)" : "\(heap.before) → \(heap.after)"
      return "    \(name)\(String(repeating: " ", count: width - VisibleText.width(name)))  \(size)\(use(heap))\n"
    }
    return (title.map { "\n" + style.paint($0, .emphasis) + "\n" } ?? "  heaps\n") + rows.joined()
  }

  private func use(_ heap: Plan.HeapEffect) -> String {
    guard let used = heap.used, let now = heap.usedRate.map(HeapShare.words) else { return "" }
    let then = heap.usedRateAfter.map(HeapShare.words) ?? now
    return ", \(used) used: " + (heap.before == heap.after ? now : "\(now) → \(then)")
  }
}

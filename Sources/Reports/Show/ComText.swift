package import Workload

/// COM activation for a person at a terminal: the article's table, and the trace of a workload.
package struct ComText: Sendable {
  private let style: Style

  /// A page in this style.
  package init(style: Style) { self.style = style }

  /// Both tables of KB169321 as the simulator finds them.
  package func table(_ table: ActivationTable) -> String {
    var text = ""
    for usage in ClassUsage.allCases {
      text += style.paint("\(usage.rawValue) server, \(table.release.rawValue)", .emphasis) + "\n"
      for column in ActivationTable.Column.allCases {
        text += "  \(column.rawValue)\n"
        for isRemote in [false, true] {
          let sentences = table.cell(usage, column, isRemote: isRemote)?.sentences ?? []
          for (number, sentence) in sentences.enumerated() {
            let label = number > 0 ? "" : isRemote ? "remote" : "local"
            text += row(label, sentence)
          }
        }
      }
      text += "\n"
    }
    return text + readings(table.cells.flatMap(\.readings))
  }

  /// What each activation does, and where each bound is passed.
  package func trace(_ trace: ActivationTrace, supply: HeapSupply?) -> String {
    var text = ""
    let width = String(trace.steps.count).utf8.count
    for step in trace.steps {
      let number = String(step.number)
      let figures =
        "\(step.demand.processes) processes, \(step.demand.windowStations) window stations, "
        + "\(desktops(step.demand)) desktops" + (step.heapKB.map { ", \($0) KB" } ?? "")
      let passed = step.passed.map { style.paint("  ← passes \($0.rawValue)", .error) }.joined()
      let what = "\(step.comClass.name) for \(step.client.account): \(step.outcome.summary)"
      text +=
        String(repeating: " ", count: width - number.utf8.count) + number + "  " + VisibleText.of(what) + "\n"
        + String(repeating: " ", count: width + 2) + style.paint(figures, .faint) + passed + "\n"
    }
    for (number, answer) in trace.registrations.enumerated() {
      let words =
        switch answer.result {
        case .registered: "accepted"
        case .wrongServerIdentity: "refused, CO_E_WRONG_SERVER_IDENTITY (0x80004015); COM launches its own"
        }
      text += "registration \(number + 1): \(words)\n"
    }
    text += "\n"
    for passage in trace.passages {
      text += row(
        "passed", "\(passage.basis.rawValue) (\(passage.bound)) at activation \(passage.activation): \(passage.used)")
    }
    if supply != nil, trace.passages.isEmpty { text += row("passed", "no bound") }
    if !trace.passages.isEmpty { text += row("shows as", ActivationTrace.exhaustionSymptom) }
    let classes = trace.steps.reduce(into: [ComClass]()) { if !$0.contains($1.comClass) { $0.append($1.comClass) } }
    for comClass in classes {
      for caution in ComCaution.cautions(for: comClass) {
        text += row("caution", "\(VisibleText.of(comClass.name.text)): \(caution.text)")
      }
    }
    switch ComHeapAdvice(release: trace.machine.release, classes: classes, isBoundPassed: !trace.passages.isEmpty) {
    case .leaveDefault: text += row("advice", "leave the heap at its default: the servers share one window station")
    case .addThirdNumber(let size): text += row("advice", "add the third number \(size) to SharedSection")
    case .changeNothing: text += row("advice", "change nothing")
    }
    return text + "\n" + readings(trace.readings)
  }

  private func desktops(_ demand: HeapDemand) -> Int {
    demand.interactiveDesktops + demand.nonInteractiveDesktops + demand.systemDesktops
  }

  private func readings(_ readings: [ActivationReading]) -> String {
    let named = Set(readings)
    let lines = ActivationReading.allCases.filter(named.contains).map { row("reading", $0.text) }
    return lines.isEmpty ? "" : "What KB169321 leaves open, and how it is read here:\n" + lines.joined()
  }

  private func row(_ label: String, _ text: String) -> String {
    let padded = label + String(repeating: " ", count: max(1, 9 - label.utf8.count))
    return WrappedText.wrap(text, indent: "             ", first: "    " + style.paint(padded, .faint))
  }
}

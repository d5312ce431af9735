package import Evidence

/// A diagnosis for a person at a terminal.
package struct DiagnosisText: Sendable {
  private let style: Style

  /// A page in this style.
  package init(style: Style) { self.style = style }

  /// Verdict, evidence, and what to do next.
  package func render(_ diagnosis: Diagnosis) -> String {
    let verdict = style.paint(diagnosis.verdict.rawValue, role(diagnosis.verdict))
    let how = diagnosis.evidence.isEmpty ? "" : ", \(diagnosis.confidence.rawValue)"
    var text = style.paint("\(VisibleText.of(diagnosis.path)): ", .emphasis) + verdict + how + "\n"
    if let resource = diagnosis.resource { text += row("about", resource) }
    if diagnosis.confidence == .possible, !diagnosis.evidence.isEmpty, diagnosis.verdict != .unknown {
      text += row("sure", "one kind of evidence only (\(list(diagnosis))): another kind would confirm it")
    } else if !diagnosis.kinds.isEmpty, diagnosis.verdict != .unknown {
      text += row("sure", "from \(list(diagnosis))")
    }
    if !diagnosis.corroboration.isEmpty {
      text += row("with", diagnosis.corroboration.map(VisibleText.of).joined(separator: ", "))
    }
    text += evidence(diagnosis)
    text += row("next", VisibleText.of(diagnosis.next))
    if let command = diagnosis.command { text += row("command", VisibleText.of(command)) }
    return text + "\n"
  }

  private func list(_ diagnosis: Diagnosis) -> String {
    diagnosis.kinds.map(\.rawValue).joined(separator: ", ")
  }

  private func evidence(_ diagnosis: Diagnosis) -> String {
    let width = diagnosis.evidence.map { String($0.line).utf8.count }.max() ?? 0
    var text = ""
    var sign: Sign?
    for item in diagnosis.evidence {
      if item.sign != sign { text += row("sign", item.sign.rawValue) }
      sign = item.sign
      let number = String(item.line)
      let gutter = String(repeating: " ", count: width - number.utf8.count) + number
      text += style.paint("    \(gutter) │ ", .faint) + VisibleText.of(item.text) + "\n"
    }
    if diagnosis.untold > 0 {
      text += "    … and \(diagnosis.untold) more \(diagnosis.untold == 1 ? "line" : "lines")\n"
    }
    return text
  }

  private func row(_ label: String, _ text: String) -> String {
    let padded = label + String(repeating: " ", count: max(1, 9 - label.utf8.count))
    return WrappedText.wrap(text, indent: "           ", first: "  " + style.paint(padded, .faint))
  }

  private func role(_ verdict: Verdict) -> Style.Role {
    switch verdict {
    case .oneHeapFull, .noRoomForHeap, .comWindowStations, .badEdit: .error
    case .sshSessionLimit, .sessionLeak: .warning
    case .notDesktopHeap: .good
    case .unknown: .info
    }
  }
}

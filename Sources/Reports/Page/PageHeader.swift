import DesktopHeap
import LibXML
import LintRules
import RegistryText
import SubSystems

/// What the page begins and ends with: title, verdict, the facts at a glance.
enum PageHeader {
  static func header(_ document: ReportDocument) -> HTMLNode {
    let kind =
      switch document.content {
      case .machine: "Lint report"
      case .change: "Change report"
      case .fleet: "Fleet report"
      }
    var line: [HTMLNode] = [.tag("span", [:], [.text("\(kind) · Windows desktop heap")])]
    if let ticket = document.origin.ticket { line.append(.tag("span", [:], [Markup.text("Ticket \(ticket)")])) }
    line.append(
      .tag("time", ["datetime": document.origin.time.iso], [Markup.text(document.origin.time.words)]))
    return .tag(
      "header", ["class": "top"],
      [Markup.of("p", "kind", line), .tag("h1", [:], [Markup.text(document.title)])])
  }

  static func verdict(_ document: ReportDocument) -> HTMLNode {
    let verdict = document.verdict
    var children: [HTMLNode] = [
      Markup.of(
        "div", "answer",
        [
          sign(verdict.state),
          .tag(
            "div", [:],
            [
              .tag("h2", ["id": "verdict-title"], [Markup.text(verdict.headline)]),
              Markup.paragraph(verdict.explanation),
            ]),
        ])
    ]
    switch document.content {
    case .machine(let report): children.append(facts(report))
    case .change(let report): children += [transition(report), facts(report)]
    case .fleet(let report): children.append(facts(report))
    }
    return .tag(
      "section", ["id": "verdict", "class": "verdict " + verdict.state.rawValue, "aria-labelledby": "verdict-title"],
      children)
  }

  /// The sign of a state, which differs in shape too. The headline says the same, so readers are spared it.
  private static func sign(_ state: ReportVerdict.State) -> HTMLNode {
    let path =
      switch state {
      case .sound: "M7 12.5l3.5 3.5L17 9"
      case .caution: "M12 6.5v7M12 17v.5"
      case .unsound: "M8 8l8 8M16 8l-8 8"
      }
    return .tag(
      "svg", ["viewBox": "0 0 24 24", "aria-hidden": "true", "class": "sign"],
      [
        state == .caution
          ? .tag("path", ["class": "disc", "d": "M12 1.2L23.4 21.5H.6z"])
          : .tag("circle", ["class": "disc", "cx": "12", "cy": "12", "r": "11"]),
        .tag("path", ["class": "stroke", "d": path]),
      ])
  }

  /// What stands behind SharedSection=, before and after, with what differs in bold.
  private static func transition(_ report: ChangeReport) -> HTMLNode {
    let marked = MarkedText(section(report.valueBefore), section(report.valueAfter))
    func side(_ label: String, _ stretches: [MarkedText.Stretch]) -> HTMLNode {
      let numbers = stretches.map { stretch -> HTMLNode in
        let text = HTMLNode.text(ClippedText.of(ReportText.visible(stretch.units), 60))
        return stretch.isChanged ? .tag("b", [:], [text]) : text
      }
      return Markup.of(
        "div", label.lowercased(), [Markup.of("p", "label", [.text(label)]), Markup.of("p", "numbers", numbers)])
    }
    let arrow = HTMLNode.tag(
      "svg", ["viewBox": "0 0 24 24", "aria-hidden": "true", "class": "arrow"],
      [.tag("path", ["d": "M4 12h15M13 6l6 6-6 6"])])
    return Markup.of("div", "transition", [side("Before", marked.before), arrow, side("After", marked.after)])
  }

  /// The text behind SharedSection=, put together over blanks where these broke it.
  private static func section(_ value: WindowsAssessment) -> [UInt16] {
    guard let text = value.review?.text ?? value.section else { return Array("no SharedSection".utf16) }
    return Array(value.windows.string.units[text.range])
  }

  private static func facts(_ report: MachineReport) -> HTMLNode {
    var list: [(String, [HTMLNode])] = [("Findings", [Markup.text(counts(report.input.counts))])]
    if let value = report.value {
      list.append(("Windows starts", [.text(value.csrss.starts ? "expected" : "not expected")]))
      if let net = value.capacity?.net { list.append(("Desktops that fit", [.text("\(net)")])) }
      list.append(("System", [Markup.text(value.system.releaseWords)]))
    }
    return Markup.terms("facts", list)
  }

  private static func facts(_ report: ChangeReport) -> HTMLNode {
    Markup.terms(
      "facts",
      [
        ("Desktops that fit", [.tag("a", ["href": "#effect"], [Markup.text(EffectSection.summary(report))])]),
        ("New findings", [.tag("a", ["href": "#findings"], [Markup.text(counts(SeverityCounts(of: report.new)))])]),
        ("Restart", [.tag("a", ["href": "#restart"], [.text("needed")])]),
        ("Risk", [.tag("a", ["href": "#risk"], [.text("\(report.risks.count) named, each with a way back")])]),
        ("Way back", [.tag("a", ["href": "#back"], [.text("rollback.reg, and offline")])]),
        (
          "System",
          [Markup.text("\(report.valueAfter.system.releaseWords), \(report.valueAfter.system.architectureWords)")]
        ),
      ])
  }

  private static func facts(_ report: FleetReport) -> HTMLNode {
    let rare = report.triples.count(where: \.isOutlier)
    return Markup.terms(
      "facts",
      [
        ("Files", [.text("\(report.rows.count)")]), ("With errors", [.text("\(report.withErrors)")]),
        ("With warnings only", [.text("\(report.withWarnings)")]), ("Not readable", [.text("\(report.unreadable)")]),
        ("Settings in use", [.text("\(report.triples.count)")]), ("Rare settings", [.text("\(rare)")]),
      ])
  }

  static func counts(_ counts: SeverityCounts) -> String { counts.total == 0 ? "none" : counts.words }

  static func footer(_ document: ReportDocument) -> HTMLNode {
    .tag(
      "footer", [:],
      [Markup.paragraph("deskheap \(document.origin.version). Sizes are in KB of 1024 bytes.")])
  }
}

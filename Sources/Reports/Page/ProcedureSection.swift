import DesktopHeap
import LibXML

/// What people do: before, to apply, to verify, to go back.
enum ProcedureSection {
  static func preconditions(_ report: ChangeReport) -> PageSection {
    PageSection(
      id: "before", title: "Before you start",
      children: [
        Markup.paragraph("Each of these is there before the change is applied."),
        .tag("ul", ["class": "checks"], report.preconditions.map(step)),
      ])
  }

  static func channels(_ report: ChangeReport) -> PageSection {
    let channels = report.channels
    guard !channels.isEmpty else {
      let text = "This change must not be applied as it is; so no way to do it is given here. "
      return PageSection(
        id: "apply", title: "How to apply it",
        children: [
          Markup.of("p", "caution-note", [.tag("b", [:], [.text(text)]), .text("See Findings for what is wrong.")])
        ])
    }
    return PageSection(
      id: "apply", title: "How to apply it",
      children: [Markup.paragraph("One of these ways; each ends with a restart.")]
        + channels.flatMap { procedure($0, list: "ol") })
  }

  static func restart(_ report: ChangeReport) -> PageSection {
    PageSection(
      id: "restart", title: "Restart",
      children: [
        Markup.of(
          "p", "restart",
          [
            .tag("b", [:], [.text("A restart is needed: yes.")]),
            .text(" Windows reads the value when it starts; until then the old heaps stay."),
          ]),
        Markup.source("documented", "Microsoft KB184802"),
      ])
  }

  static func verification(_ report: ChangeReport) -> PageSection {
    PageSection(
      id: "verify", title: "How to verify it", children: [.tag("ol", ["class": "steps"], report.verification.map(step))]
    )
  }

  static func wayBack(_ report: ChangeReport) -> PageSection {
    PageSection(
      id: "back", title: "Way back",
      children: [
        Markup.paragraph("The rollback restores the value as it was, whatever has become of the changed file.")
      ]
        + report.waysBack.flatMap { procedure($0, list: "ol") })
  }

  private static func procedure(_ procedure: ReportProcedure, list: String) -> [HTMLNode] {
    var children: [HTMLNode] = [.tag("h3", [:], [Markup.text(procedure.title)])]
    if let caution = procedure.caution {
      children.append(Markup.of("p", "caution-note", [.tag("b", [:], [.text("Beware: ")])] + Markup.prose(caution)))
    }
    children.append(.tag(list, ["class": "steps"], procedure.steps.map(step)))
    if let file = procedure.file {
      let lines = file.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
      children.append(
        Markup.of(
          "figure", "file",
          [
            .tag("figcaption", [:], [.tag("b", [:], [Markup.text(file.name)]), .text(", word for word")]),
            Markup.block(lines.last?.isEmpty == true ? Array(lines.dropLast()) : lines, label: file.name),
          ]))
    }
    return children
  }

  private static func step(_ step: ReportProcedure.Step) -> HTMLNode {
    var children: [HTMLNode] = [.tag("span", [:], Markup.prose(step.text))]
    if !step.commands.isEmpty { children.append(Markup.block(step.commands)) }
    return .tag("li", [:], children)
  }
}

/// What can go wrong.
enum RiskSection {
  static func section(_ report: ChangeReport) -> PageSection {
    let items = report.risks.map { risk in
      Markup.of(
        "article", "risk-item",
        [
          .tag("h3", [:], [Markup.text(risk.title)]),
          Markup.terms(
            "risk-terms",
            [("When, and what then", Markup.prose(risk.consequence)), ("Way back", Markup.prose(risk.wayBack))]),
          Markup.source(risk.source.mark.rawValue, risk.source.text),
        ])
    }
    return PageSection(
      id: "risk", title: "Risk",
      children: [
        Markup.paragraph(
          "Each risk says from where it is known: documented by a vendor, observed but in no document, or not certain. No "
            + "source counts how often, so none is called likely or unlikely.")
      ] + items)
  }
}

import LibXML

/// Why the change is proposed, and what would have been wrong.
enum PlanSection {
  static func section(_ report: ChangeReport) -> PageSection? {
    guard let plan = report.plan else { return nil }
    var children: [HTMLNode] = [Markup.paragraph(plan.headline)]
    if !plan.reasons.isEmpty {
      children.append(
        .tag(
          "ul", [:],
          plan.reasons.map { reason in
            .tag(
              "li", [:],
              Markup.prose(reason.text) + [
                .text(" "), Markup.of("span", "source", [Markup.text("(\(reason.source))")]),
              ])
          }))
    }
    if !plan.rejected.isEmpty {
      let rows = plan.rejected.map { move -> [[HTMLNode]] in
        [Markup.prose(move.change), Markup.prose(move.why), [Markup.text(move.source)]]
      }
      children.append(
        Markup.table(
          "rejected", caption: "Considered, and not proposed", heads: ["Move", "Why not", "Known from"], rows: rows))
    }
    return PageSection(id: "why", title: "Why", children: children)
  }
}

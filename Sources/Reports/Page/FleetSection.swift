import Findings
import LibXML

/// Many files: the settings in use, what was found, and every file, those that stand out first.
enum FleetSection {
  /// How many settings are drawn.
  private static let tripleLimit = 50

  static func triples(_ report: FleetReport) -> PageSection? {
    guard !report.triples.isEmpty else { return nil }
    let most = report.triples.first?.count ?? 1
    let rows = report.triples.prefix(tripleLimit).map { triple -> [[HTMLNode]] in
      [
        [Markup.code(triple.text)], [.text("\(triple.count)")],
        [
          share(triple.count, of: most)
        ], triple.isOutlier ? [Markup.badge("rare", "rare")] : [],
      ]
    }
    let left = report.triples.count - min(report.triples.count, tripleLimit)
    return PageSection(
      id: "settings", title: "Settings in use",
      children: [
        Markup.paragraph(
          "The text behind SharedSection=, by how many files have it. A setting counts as rare when at most one file in "
            + "\(FleetReport.outlierShare) has it."),
        Markup.table(
          "triples", caption: "Settings and files" + (left > 0 ? "; \(left) more are left out" : ""),
          heads: ["SharedSection", "Files", "Share", "Remark"], rows: rows),
      ])
  }

  /// A bar that says no more than the number beside it, which is for readers.
  private static func share(_ count: Int, of most: Int) -> HTMLNode {
    let width = max(1, Int((Double(count) / Double(max(most, 1)) * 100).rounded()))
    return .tag(
      "svg", ["class": "share", "viewBox": "0 0 100 10", "preserveAspectRatio": "none", "aria-hidden": "true"],
      [.tag("rect", ["class": "interactive", "width": "\(width)", "height": "10"])])
  }

  static func problems(_ report: FleetReport) -> PageSection? {
    guard !report.problems.isEmpty else { return nil }
    return PageSection(
      id: "findings", title: "Findings by rule",
      children: report.problems.map { problem in
        var children: [HTMLNode] = [
          .tag(
            "h3", [:],
            [
              Markup.badge(problem.severity), .text(" "), .text(problem.rule.id), .text(" "),
              Markup.of("span", "rule", [.text(problem.rule.name)]),
            ]),
          Markup.paragraph(problem.rule.summary),
          Markup.paragraph(
            "\(problem.findings) \(problem.findings == 1 ? "finding" : "findings") in \(problem.files) "
              + "\(problem.files == 1 ? "file" : "files"). "
              + (problem.findings > problem.places.count ? "The first \(problem.places.count):" : "")),
          .tag(
            "ul", ["class": "places"],
            problem.places.map { place in
              .tag(
                "li", [:],
                [Markup.code("\(report.short(place.path)):\(place.line)"), .text(" ")]
                  + Markup.prose(ClippedText.of(place.found, 300)))
            }),
        ]
        for source in problem.rule.sources.prefix(2) { children.append(Markup.source(source.mark, source.source)) }
        return Markup.of("article", "finding " + problem.severity.rawValue, children)
      })
  }

  static func files(_ report: FleetReport) -> PageSection {
    let rare = report.outlierTexts
    let rows = report.rows.prefix(FleetReport.rowLimit).map { row -> [[HTMLNode]] in
      [
        [Markup.code(report.short(row.path))], verdict(row, rare),
        row.triple.map { [Markup.code($0)] } ?? [.text("–")], [Markup.text(row.release)],
        [.text(row.rules.joined(separator: " "))],
      ]
    }
    let left = report.rows.count - min(report.rows.count, FleetReport.rowLimit)
    return PageSection(
      id: "files", title: "Files",
      children: (report.folder.isEmpty
        ? [] : [Markup.of("p", "note", [.text("Paths are below "), Markup.code(report.folder)])]) + [
          .tag(
            "div", ["class": "scroll", "tabindex": "0", "role": "region", "aria-label": "Table of files"],
            [
              Markup.table(
                "files",
                caption: "Every file, those that stand out first" + (left > 0 ? "; \(left) more are left out" : ""),
                heads: ["File", "Verdict", "Setting", "System assumed", "Rules"], rows: rows)
            ])
        ])
  }

  private static func verdict(_ row: FleetReport.Row, _ rare: Set<String>) -> [HTMLNode] {
    if let failure = row.failure { return [Markup.badge("not readable", "error"), .text(" "), Markup.text(failure)] }
    var nodes: [HTMLNode] = []
    if row.starts == false { nodes += [Markup.badge("will not start", "error"), .text(" ")] }
    if row.counts.errors > 0 { nodes += [Markup.badge(Severity.error), .text(" ")] }
    if row.counts.errors == 0, row.counts.warnings > 0 { nodes += [Markup.badge(Severity.warning), .text(" ")] }
    if row.counts.total > 0 { nodes.append(.text(row.counts.words)) }
    if let triple = row.triple, rare.contains(triple) { nodes += [.text(" "), Markup.badge("rare", "rare")] }
    return nodes.isEmpty ? [.text("sound")] : nodes
  }
}

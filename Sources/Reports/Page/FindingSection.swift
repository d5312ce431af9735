import Findings
import LibXML
import RegistryText

/// The findings: for each the rule, how grave it is, what is wrong, what Windows does, what is right, and how that is known.
enum FindingSection {
  /// How many findings a page tells in full; the document for tools has them all.
  private static let limit = 200

  static func section(_ report: ChangeReport) -> PageSection {
    var children: [HTMLNode] = []
    children += group("New with this change", report.new, none: "The change brings no finding.")
    children += group("Mended by this change", report.fixed, none: nil)
    children += group("There before, and still there", report.stayed, none: nil)
    return PageSection(id: "findings", title: "Findings", children: children)
  }

  static func section(_ findings: [Finding], untold: [String: Int]) -> PageSection {
    var children = list(findings, level: "h3")
    if findings.isEmpty { children = [Markup.paragraph("No rule has anything to object to.")] }
    for (rule, count) in untold.sorted(by: { $0.key < $1.key }) {
      children.append(Markup.paragraph("\(count) more of \(rule) like those above."))
    }
    return PageSection(id: "findings", title: "Findings", children: children)
  }

  private static func group(_ title: String, _ findings: [Finding], none: String?) -> [HTMLNode] {
    if findings.isEmpty { return none.map { [Markup.paragraph($0)] } ?? [] }
    return [.tag("h3", [:], [.text("\(title): \(SeverityCounts(of: findings).words)")])] + list(findings, level: "h4")
  }

  private static func list(_ findings: [Finding], level: String) -> [HTMLNode] {
    let sorted = findings.enumerated().sorted { ($1.element.severity, $0.offset) < ($0.element.severity, $1.offset) }
    var nodes = sorted.prefix(limit).map { article($0.element, level: level) }
    if sorted.count > limit {
      nodes.append(Markup.paragraph("… and \(sorted.count - limit) more; the XML report has them all."))
    }
    return nodes
  }

  private static func article(_ finding: Finding, level: String) -> HTMLNode {
    let message = finding.message
    let start = finding.location.range.start
    var children: [HTMLNode] = [
      .tag(
        level, [:],
        [
          Markup.badge(finding.severity), .text(" "), .text(finding.rule.id), .text(" "),
          Markup.of("span", "rule", [.text(finding.rule.name)]),
        ]),
      Markup.paragraph(message.found),
    ]
    if let excerpt = ExcerptMarkup.node(finding.location) { children.append(excerpt) }
    if !message.consequence.isEmpty { children.append(Markup.paragraph(message.consequence)) }
    if !message.remedy.isEmpty { children.append(Markup.of("p", "remedy", Markup.prose(message.remedy))) }
    if let fix = finding.fix {
      children.append(
        Markup.paragraph(
          "Fix: \(fix.title) (\(fix.applicability == .safe ? "safe" : "changes what is imported")).", "fix"))
    }
    if let exemption = finding.exemption { children.append(Markup.paragraph(exemption.sentence, "exemption")) }
    children.append(Markup.source(message.basis.mark, message.basis.source))
    children.append(
      Markup.of(
        "p", "place",
        [.text("Line \(start.line), column \(start.column)")]
          + (finding.key.map { [.text(", "), Markup.code($0)] } ?? [])))
    return Markup.of("article", "finding " + finding.severity.rawValue, children)
  }
}

/// The lines that a finding is about, with the offending text marked.
enum ExcerptMarkup {
  private static let lineLimit = 4

  static func node(_ location: Location) -> HTMLNode? {
    guard !location.excerpt.isEmpty else { return nil }
    var nodes: [HTMLNode] = []
    for line in location.excerpt.prefix(lineLimit) {
      if !nodes.isEmpty { nodes.append(.text("\n")) }
      nodes.append(Markup.of("span", "line-number", [.text("\(line.number)")]))
      nodes.append(.text(line.firstColumn > 1 ? " …" : " "))
      nodes += marked(line, location)
    }
    let left = location.excerpt.count - lineLimit
    if left > 0 { nodes.append(.text("\n… and \(left) more lines")) }
    return .tag("pre", ["class": "excerpt"], [.tag("code", [:], nodes)])
  }

  private static func marked(_ line: SourceLine, _ location: Location) -> [HTMLNode] {
    let units = Array(line.text.utf16)
    let range = location.range
    let start = range.start.line == line.number ? range.start.column - line.firstColumn : 0
    let end = range.end.line == line.number ? range.end.column - line.firstColumn : units.count
    let from = min(max(0, start), units.count)
    let to = min(max(from, end), units.count)
    func text(_ part: Range<Int>) -> HTMLNode? {
      part.isEmpty ? nil : .text(ReportText.visible(Array(units[part])))
    }
    return [
      text(0..<from), text(from..<to).map { .tag("mark", [:], [$0]) }, text(to..<units.count),
    ].compactMap(\.self)
  }
}

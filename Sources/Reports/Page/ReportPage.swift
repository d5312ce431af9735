import Planning
import LibXML

/// A report as a page for people: one file without script, requests or inline styles, whose policy says so.
package enum ReportPage {
  /// The page's bytes.
  package static func bytes(_ document: ReportDocument) throws(ReportFailure) -> [UInt8] {
    do throws(LibXMLError) { return try HTMLPage(root(document)).serialized() } catch {
      throw ReportFailure("the page could not be made: \(error)")
    }
  }

  /// What the page may do: nothing but show itself in its own style.
  static var policy: String {
    "default-src 'none'; style-src 'sha256-\(ByteText.base64(SHA256.hash(PageStyle.text.utf8)))'; img-src data:; "
      + "base-uri 'none'; form-action 'none'"
  }

  private static func root(_ document: ReportDocument) -> HTMLNode {
    let sections = sections(of: document)
    let head: [HTMLNode] = [
      .tag("meta", ["charset": "utf-8"]),
      .tag("meta", ["http-equiv": "Content-Security-Policy", "content": policy]),
      .tag("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
      .tag("meta", ["name": "generator", "content": "deskheap \(VisibleText.of(document.origin.version))"]),
      .tag("title", [:], [Markup.text(document.title)]),
      .tag("style", [:], [.text(PageStyle.text)]),
    ]
    let body: [HTMLNode] = [
      .tag("a", ["class": "skip", "href": "#main"], [.text("Skip to the verdict")]),
      PageHeader.header(document),
      .tag(
        "div", ["class": "columns"],
        [
          contents(sections.map { ($0.id, $0.title) }),
          .tag(
            "main", ["id": "main"],
            [PageHeader.verdict(document)] + sections.map { Markup.section($0.id, $0.title, $0.children) }),
        ]),
      PageHeader.footer(document),
    ]
    return .tag("html", ["lang": "en"], [.tag("head", [:], head), .tag("body", [:], body)])
  }

  private static func contents(_ list: [(id: String, title: String)]) -> HTMLNode {
    .tag(
      "nav", ["aria-label": "Contents"],
      [.tag("ol", [:], list.map { .tag("li", [:], [.tag("a", ["href": "#" + $0.id], [Markup.text($0.title)])]) })])
  }

  private static func sections(of document: ReportDocument) -> [PageSection] {
    switch document.content {
    case .machine(let report):
      [
        ReadingSection.section(report), HeapSection.section(report),
        FindingSection.section(report.input.findings, untold: report.input.untold),
        InputSection.section([("File", report.input)], value: report.value), OriginSection.section(document.origin),
      ].compactMap(\.self)
    case .change(let report):
      [
        PlanSection.section(report), ChangeSection.section(report), EffectSection.section(report),
        FindingSection.section(report),
        RiskSection.section(report), ProcedureSection.preconditions(report), ProcedureSection.channels(report),
        ProcedureSection.restart(report), ProcedureSection.verification(report), ProcedureSection.wayBack(report),
        InputSection.section([("Before", report.before), ("After", report.after)], value: report.valueAfter),
        SignOffSection.section(document.origin), OriginSection.section(document.origin),
      ].compactMap(\.self)
    case .fleet(let report):
      [
        FleetSection.triples(report), FleetSection.problems(report), FleetSection.files(report),
        OriginSection.section(document.origin),
      ].compactMap(\.self)
    }
  }
}

/// A part of the page that the contents name.
struct PageSection {
  var id: String
  var title: String
  var children: [HTMLNode]
}

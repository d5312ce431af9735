import Planning
import DesktopHeap
import LibXML
import LintRules
import RegistryText
import SubSystems

/// What both of Windows' readers make of the value.
enum ReadingSection {
  static func section(_ report: MachineReport) -> PageSection? {
    guard let value = report.value else { return nil }
    let reader = value.win32k
    func size(_ size: Int?) -> String { size.map { "\($0) KB" } ?? "not known" }
    var list: [(String, [HTMLNode])] = [
      (
        "csrss, which decides whether Windows starts",
        [Markup.text(value.csrss.failure.map { "fails: \($0.fault.words)" } ?? "starts")]
      ),
      (
        "win32k, which makes the heaps",
        [
          Markup.text(
            "\(size(reader.interactiveKB)) for each interactive desktop, \(size(reader.nonInteractiveKB)) for each non-interactive one"
              + (reader.reason.map { ": \($0.words)" } ?? ""))
        ]
      ),
    ]
    if let standard = value.system.defaultTriple {
      list.append(
        (
          "Default of that system",
          [Markup.text("\(standard.triple) (\(standard.source.mark.words): \(standard.source.text))")]
        ))
    }
    let text = value.windows.string
    let shown =
      ReportText.visible(Array(text.units.prefix(ReportText.pageLimit)))
      + (text.units.count > ReportText.pageLimit ? "…" : "")
    return PageSection(
      id: "reading", title: "What Windows reads",
      children: [
        .tag(
          "figure", ["class": "string"],
          [
            .tag(
              "figcaption", [:],
              [
                .tag("b", [:], [.text("The value")]),
                Markup.text(
                  ", line \(value.windows.value.line), \(value.windows.value.typeName), \(text.units.count) characters"),
              ]),
            .tag("pre", [:], [.tag("code", [:], [.text(shown)])]),
          ]), Markup.terms("readers", list),
        Markup.source("observed", "how csrss and win32k read the string"),
      ])
  }
}

/// The inputs, and what is assumed of the system they are from.
enum InputSection {
  static func section(_ inputs: [(label: String, input: ReportInput)], value: WindowsAssessment?) -> PageSection {
    var children: [HTMLNode] = inputs.map { label, input in table(label, input) }
    if let value { children += system(value) }
    return PageSection(id: "inputs", title: "Inputs and assumptions", children: children)
  }

  private static func table(_ label: String, _ input: ReportInput) -> HTMLNode {
    let rows: [(String, HTMLNode)] = [
      ("Name", Markup.code(ClippedText.of(input.path, 500))),
      ("Size", .text("\(input.size) bytes, \(input.facts.lines) lines")),
      ("SHA-256", Markup.of("code", "hash", [.text(ByteText.hex(input.sha256))])),
      ("Encoding", Markup.text(input.facts.encoding.name)), ("Line ends", Markup.text(input.lineEndWords)),
    ]
    return Markup.table(
      "input", caption: label, heads: ["Fact", "Value"], rows: rows.map { [[.text($0.0)], [$0.1]] })
  }

  private static func system(_ value: WindowsAssessment) -> [HTMLNode] {
    let system = value.system
    var list: [(String, [HTMLNode])] = [
      ("Release assumed", [Markup.text(system.releaseWords)]),
      ("Architecture assumed", [Markup.text(system.architectureWords)]),
      ("From what", [Markup.text(system.originWords)]),
      ("Figures taken of", [Markup.text("\(system.grading.displayName), \(system.gradingArchitecture.rawValue)")]),
      ("Key", [Markup.code(ClippedText.of(value.windows.key.path, 500))]),
    ]
    for remark in system.remarks { list.append(("To be known", [Markup.text(remark)])) }
    return [.tag("h3", [:], [.text("The system")]), Markup.terms("system", list)]
  }
}

/// Lines to sign.
enum SignOffSection {
  private static let roles = ["Proposed by", "Reviewed by", "Approved by", "Applied by", "Verified by"]

  static func section(_ origin: ReportOrigin) -> PageSection {
    let rows = roles.map { role -> [[HTMLNode]] in [[.text(role)], [], [], []] }
    return PageSection(
      id: "sign-off", title: "Sign-off",
      children: [
        Markup.of(
          "p", "ticket", [.tag("b", [:], [.text("Ticket: ")]), Markup.text(origin.ticket ?? "____________________")]),
        Markup.table(
          "signatures", caption: "Signatures", heads: ["Role", "Name", "Date", "Signature"], rows: rows,
          isCaptionHidden: true),
      ])
  }
}

/// How the report was made.
enum OriginSection {
  static func section(_ origin: ReportOrigin) -> PageSection {
    PageSection(
      id: "origin", title: "How this report was made",
      children: [
        Markup.terms(
          "origin",
          [
            ("Program", [Markup.text("deskheap \(origin.version)")]),
            ("Command line", [Markup.code(ClippedText.of(origin.shellLine, 1000))]),
            ("Time", [Markup.text(origin.time.words + (origin.isReproducible ? ", of SOURCE_DATE_EPOCH" : ""))]),
          ])
      ])
  }
}

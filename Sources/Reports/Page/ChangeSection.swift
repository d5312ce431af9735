import DesktopHeap
import LibXML
import LintRules
import RegistryText
import SubSystems

/// What changes: the numbers, the string, and what shows that nothing else does.
enum ChangeSection {
  static func section(_ report: ChangeReport) -> PageSection {
    PageSection(
      id: "change", title: "What changes",
      children: [numbers(report)] + strings(report) + proof(report))
  }

  private static func numbers(_ report: ChangeReport) -> HTMLNode {
    let standard = report.valueAfter.system.defaultTriple
    let heads = ["Number", "Before", "After", "Change"] + (standard == nil ? [] : ["Default"])
    let rows = report.numbers.map { number in
      let isChanged = number.before != number.after
      var cells: [[HTMLNode]] = [
        [.tag("b", [:], [.text(number.name)]), .text(" "), Markup.of("span", "meaning", [.text(number.meaning)])],
        [size(number.before)], [isChanged ? .tag("b", [:], [size(number.after)]) : size(number.after)],
        [Markup.of("span", isChanged ? "changed" : "same", [.text(number.difference)])],
      ]
      if standard != nil { cells.append([size(number.standard)]) }
      return cells
    }
    let source = standard.map { ". The default is from: \($0.source.text) (\($0.source.mark.words))" } ?? ""
    return Markup.table(
      "numbers", caption: "The three numbers of SharedSection, in KB\(source)", heads: heads, rows: rows)
  }

  private static func size(_ size: Kilobytes?) -> HTMLNode { .text(size.map { String($0.count) } ?? "–") }

  private static func strings(_ report: ChangeReport) -> [HTMLNode] {
    let marked = MarkedText(report.valueBefore.windows.string.units, report.valueAfter.windows.string.units)
    let types = (report.valueBefore.windows.value.typeName, report.valueAfter.windows.value.typeName)
    var children: [HTMLNode] = [
      .tag("h3", [:], [.text("The whole string")]),
      string("Before", "del", marked.before), string("After", "ins", marked.after),
    ]
    children.append(
      Markup.paragraph(
        types.0 == types.1 ? "The value keeps its type, \(types.0)." : "The type changes from \(types.0) to \(types.1)."
      ))
    return children
  }

  /// A version of the string with what the other has not between `del` or `ins`; a very long one is cut.
  private static func string(_ label: String, _ mark: String, _ stretches: [MarkedText.Stretch]) -> HTMLNode {
    var room = ReportText.pageLimit
    var nodes: [HTMLNode] = []
    for stretch in stretches where room > 0 {
      let isCut = stretch.units.count > room
      let text = HTMLNode.text(ReportText.visible(Array(stretch.units.prefix(room))) + (isCut ? "…" : ""))
      room -= stretch.units.count
      nodes.append(stretch.isChanged ? .tag(mark, [:], [text]) : text)
    }
    let length = stretches.reduce(0) { $0 + $1.units.count }
    let note =
      room < 0
      ? ", \(length) characters, of which the first \(ReportText.pageLimit) are shown" : ", \(length) characters"
    return .tag(
      "figure", ["class": "string " + label.lowercased()],
      [
        .tag("figcaption", [:], [.tag("b", [:], [.text(label)]), .text(note)]),
        .tag("pre", [:], [.tag("code", [:], nodes)]),
      ])
  }

  private static func proof(_ report: ChangeReport) -> [HTMLNode] {
    let proof = report.proof
    var children: [HTMLNode] = [
      .tag("h3", [:], [.text(proof.isComplete ? "Nothing else changes" : "What else changes")]),
      Markup.paragraph(proof.words),
    ]
    if proof.isWithinValue, report.valueBefore.windows.value.form == .hex, report.changesValue {
      children.append(
        Markup.paragraph(
          "The file holds the value as a list of bytes in hexadecimal, whose lines are wrapped anew behind the change.",
          "note"))
    }
    if !proof.others.isEmpty {
      let rows = proof.others.map { other -> [[HTMLNode]] in
        [
          [Markup.code(ClippedText.of(other.key, 300))],
          [
            other.value.map { $0.isEmpty ? .text("(default)") : Markup.code(ClippedText.of($0, 200)) }
              ?? .text("the whole key")
          ],
          [.text(other.change.rawValue)],
        ]
      }
      children.append(
        Markup.table(
          "others", caption: "Other differences of the two files", heads: ["Key", "Value", "Change"], rows: rows))
      if proof.othersLeftOut > 0 { children.append(Markup.paragraph("… and \(proof.othersLeftOut) more.")) }
    }
    return children
  }
}

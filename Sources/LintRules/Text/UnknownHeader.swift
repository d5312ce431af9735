import Findings
import RegistryText
import SubSystems

extension Rule {
  /// DH101: a first line that is no header.
  static let unknownHeader = Rule(
    RuleInfo(
      id: "DH101", name: "unknown-header", severity: .error,
      summary: "The first line is no header that regedit knows: nothing would be imported.",
      explanation: """
        regedit compares the first line, letter by letter and with its case, to `REGEDIT`, `REGEDIT4` and \
        `Windows Registry Editor Version 5.00`. Blanks and tabs may stand before it; an empty line or a comment may not. \
        Anything else is refused. A line that begins with `REGEDIT` but goes on otherwise is worse: regedit accepts \
        the file, imports nothing and says that all went well.
        """,
      sources: [.regedit]),
    examples: [
      RuleExample(
        "a version that does not exist",
        .file("⟦Windows Registry Editor Version 4.00⟧\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\r\n"),
        fixed: .file("Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\r\n")),
      RuleExample(
        "another case",
        .file("⟦windows registry editor version 5.00⟧\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\r\n"),
        fixed: .file("Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\r\n")),
      RuleExample(
        "accepted, and nothing imported",
        .bytes("⟦REGEDIT4 FOO⟧\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\r\n"),
        fixed: .bytes("REGEDIT4\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\r\n")),
      RuleExample(
        "no header at all", .file("⟦[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]⟧\r\n\"a\"=\"b\"\r\n"),
        fixed: .file(
          "Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\r\n\"a\"=\"b\"\r\n")),
      RuleExample(
        "a comment on the line of the header",
        .file("⟦Windows Registry Editor Version 5.00 ; mine⟧\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\r\n"),
        fixed: .file("Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\r\n")),
      RuleExample(
        "a comment above the header",
        .file("⟦; mine⟧\r\nWindows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\r\n")),
      RuleExample("no text", .bytes("⟦⟧")),
      RuleExample(
        "the header of Windows 2000 and later",
        .file("Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\r\n")),
      RuleExample("the header of NT 4", .bytes("REGEDIT4\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\r\n")),
    ]
  ) { rule, context in
    context.problems(of: rule).compactMap { problem in
      guard case .unknownHeader(let fault) = problem.kind else { return nil }
      let facts = context.export.facts
      return problem.finding(rule, message(fault, facts), fix: fix(problem, fault, facts))
    }
  }

  private static let header5 = "Windows Registry Editor Version 5.00"

  private static func fix(_ problem: Problem, _ fault: HeaderFault, _ facts: FileFacts) -> Fix? {
    // A long line is not in the range as a whole.
    guard problem.range.end.column - problem.range.start.column < ReaderLimits.excerptUnits else { return nil }
    let text = problem.offendingText.lowercased()
    let isVersion4 = text.filter { $0 != " " }.hasPrefix("regedit4") && !facts.encoding.isUTF16
    switch fault {
    case .empty: return nil
    case .followedByText, .importsNothing: break
    case .notAHeader:
      if facts.header != .unknown { return nil }
      if text.hasPrefix("[") {
        let start = problem.range.bytes.lowerBound
        let lineEnd = String(decoding: facts.usualLineEnd.units, as: UTF16.self)
        let added = header5 + lineEnd + lineEnd
        return Fix(title: "Add the header", applicability: .unsafe, edits: [facts.splice(start..<start, added)])
      }
      guard text.hasPrefix("regedit") || text.contains("registry editor") else { return nil }
    }
    let header = isVersion4 ? "REGEDIT4" : header5
    return Fix(
      title: "Write the header \(header)", applicability: .unsafe, edits: [facts.splice(problem.range.bytes, header)])
  }

  private static func message(_ fault: HeaderFault, _ facts: FileFacts) -> Message {
    let remedy = "Make the first line exactly \(header5)."
    return switch fault {
    case .notAHeader where facts.header != .unknown:
      Message(
        found: "The header is not on the first line.", consequence: "regedit refuses the file: nothing is imported.",
        remedy: "Remove what stands above the header.", basis: .regedit)
    case .notAHeader:
      Message(
        found: "The first line is no header that regedit knows.",
        consequence: "regedit refuses the file: nothing is imported.", remedy: remedy, basis: .regedit)
    case .importsNothing:
      Message(
        found: "The first line begins with REGEDIT but is no header that regedit knows.",
        consequence: "regedit accepts the file, imports nothing and does not say so.",
        remedy: "Make it exactly REGEDIT4, or \(header5).", basis: .regedit)
    case .followedByText:
      Message(
        found: "Something stands behind the header on its line.",
        consequence: "Where a reader does not take that for a header, nothing is imported.", remedy: remedy,
        basis: .disputed)
    case .empty:
      Message(
        found: "The file has no text.", consequence: "There is nothing to import.", remedy: "Export the key again.",
        basis: .regedit)
    }
  }
}

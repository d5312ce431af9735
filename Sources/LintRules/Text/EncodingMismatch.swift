import Findings
import RegistryText
import Splices
import SubSystems

extension Rule {
  /// DH102: bytes and header disagree.
  static let encodingMismatch = Rule(
    RuleInfo(
      id: "DH102", name: "encoding-mismatch", severity: .warning,
      summary: "The bytes of the file and its header do not go together.",
      explanation: """
        regedit reads two kinds of files: UTF-16 in little-endian order with its byte order mark FF FE, and 8-bit text in \
        the ANSI code page of the machine. What it exports under the header of version 5 is UTF-16. Other text under \
        that header is imported as ANSI, so characters other than ASCII depend on the machine; UTF-8 becomes several \
        wrong characters for each.

        UTF-16 without its mark, or in big-endian order, is refused as a whole. deskheap reads it all the same and \
        tells what else it finds.

        The header also says what lists of bytes of the types 1, 2 and 7 are: UTF-16 under version 5, ANSI under \
        REGEDIT4. Bytes of the other kind become a text that nobody meant; in the value Windows that is an error.

        Where only the way in which characters are written is wrong, the fix writes the same text as UTF-16 in \
        little-endian order with its mark. ANSI text is read in the code page of `--code-page`, or Windows-1252.
        """,
      sources: [.regedit, .wine]),
    examples: [
      RuleExample(
        "UTF-16 without its mark",
        .bytes(ExampleBytes.utf16("⟦Windows Registry Editor Version 5.00⟧\r\n", mark: false)),
        fixed: .bytes(ExampleBytes.utf16("Windows Registry Editor Version 5.00\r\n")), severity: .error),
      RuleExample(
        "UTF-16 in big-endian order",
        .bytes(ExampleBytes.utf16("⟦Windows Registry Editor Version 5.00⟧\r\n", bigEndian: true)),
        fixed: .bytes(ExampleBytes.utf16("Windows Registry Editor Version 5.00\r\n")), severity: .error),
      RuleExample(
        "UTF-8 with a mark", .bytes(ExampleBytes.utf8("⟦Windows Registry Editor Version 5.00⟧\r\n", mark: true)),
        fixed: .bytes(ExampleBytes.utf16("Windows Registry Editor Version 5.00\r\n"))),
      RuleExample(
        "UTF-8 without a mark",
        .bytes(
          "Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\⟦\u{C3}\u{A9}⟧]\r\n"),
        fixed: .bytes(
          ExampleBytes.utf16("Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\é]\r\n"))),
      RuleExample(
        "ANSI under the header of version 5",
        .bytes("Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\⟦é⟧]\r\n"),
        fixed: .bytes(
          ExampleBytes.utf16("Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\é]\r\n"))),
      RuleExample("REGEDIT4 in UTF-16", .bytes(ExampleBytes.utf16("⟦REGEDIT4⟧\r\n"))),
      RuleExample(
        "ANSI bytes in a list under the header of version 5",
        .registry(
          ExampleKey.subSystems
            + "\"Windows\"=⟦hex(2)⟧:25,53,79,73,74,65,6d,52,6f,6f,74,25,5c,73,79,73,74,65,6d,33,32,00\n"),
        severity: .error),
      RuleExample(
        "UTF-16 bytes in a list under REGEDIT4",
        .bytes(
          "REGEDIT4\r\n\r\n" + ExampleKey.subSystems
            + "\"Windows\"=⟦hex(2)⟧:\(ExampleKey.list("%SystemRoot%\\system32\0"))\r\n"),
        severity: .error),
      RuleExample("plain ASCII under the header of version 5", .bytes("Windows Registry Editor Version 5.00\r\n")),
      RuleExample(
        "ANSI under REGEDIT4", .bytes("REGEDIT4\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\é]\r\n")),
    ]
  ) { rule, context in
    let told: [Finding] = context.problems(of: rule).compactMap { problem in
      guard case .encodingMismatch(let mismatch) = problem.kind else { return nil }
      return problem.finding(rule, message(mismatch), fix: fix(mismatch, context.export))
    }
    return told
      + context.export.keys.flatMap { key in
        key.values.compactMap { value in
          guard let header = value.headerOfOtherVersion else { return nil }
          let isWindows = key.role == .subSystems && value.name.lowercased() == "windows"
          return key.heading.finding(
            rule, severity: isWindows ? .error : nil, about: value, at: value.keywordPlace ?? value.nameRange,
            message(.hexOfOtherVersion(version: header)))
        }
      }
  }

  private static func fix(_ mismatch: EncodingMismatch, _ export: Export) -> Fix? {
    if mismatch == .refused(.utf16LE(mark: false)) {
      return Fix(
        title: "Add the byte order mark", applicability: .unsafe,
        edits: [Splice(bytes: 0..<0, replacement: [0xFF, 0xFE])])
    }
    // Half a character has no place in another encoding, and REGEDIT4 belongs to 8-bit text.
    let isWhole = !export.problems.contains { $0.kind == .truncated(.oddByte) }
    guard export.facts.header == .version5, isWhole else { return nil }
    switch mismatch {
    case .refused, .markedUTF8, .unmarkedNonASCII:
      return Fix(
        title: "Write the text as UTF-16LE with its mark", applicability: .unsafe,
        rewriting: .utf16(from: export.facts.encoding))
    case .version4InUTF16, .hexOfOtherVersion: return nil
    }
  }

  private static let saveAsUTF16 = "Save it as UTF-16 little-endian with its byte order mark, as regedit exports it."

  private static func message(_ mismatch: EncodingMismatch) -> Message {
    switch mismatch {
    case .refused(.utf16LE):
      Message(
        found: "The file is UTF-16 without its byte order mark.",
        consequence: "regedit refuses it: nothing is imported.", remedy: "Put the bytes FF FE before the text.",
        basis: .wine)
    case .refused:
      Message(
        found: "The file is UTF-16 in big-endian order.", consequence: "regedit refuses it: nothing is imported.",
        remedy: saveAsUTF16, basis: .wine)
    case .markedUTF8:
      Message(
        found: "The file is UTF-8 with a byte order mark.",
        consequence: "Some readers import such a file, others refuse it.", remedy: saveAsUTF16, basis: .disputed)
    case .unmarkedNonASCII(.utf8):
      Message(
        found: "The file is UTF-8 without a mark and has other characters than ASCII; this is the first.",
        consequence: "regedit takes each byte for a character of its ANSI code page: the text becomes another.",
        remedy: saveAsUTF16, basis: .regedit)
    case .unmarkedNonASCII:
      Message(
        found: "The header is that of version 5, but the text is 8-bit and not all ASCII; this is the first character.",
        consequence: "What it becomes depends on the ANSI code page of the machine that imports it.",
        remedy: saveAsUTF16, basis: .regedit)
    case .version4InUTF16:
      Message(
        found: "The header is that of an 8-bit file, but the file is UTF-16.",
        consequence: "regedit imports it; whether lists of bytes of text types are ANSI or UTF-16, readers disagree.",
        remedy: "Write the header Windows Registry Editor Version 5.00, and two bytes for each character.",
        basis: .disputed)
    case .hexOfOtherVersion(let version):
      Message(
        found: version == 4
          ? "The bytes of this text are UTF-16, but the header is REGEDIT4, under which they are ANSI."
          : "The bytes of this text are ANSI, but the header is that of version 5, under which they are UTF-16.",
        consequence: "regedit goes by the header: the text becomes another.",
        remedy: "Export the key again, or write the list of bytes as the header asks for it.", basis: .disputed)
    }
  }
}

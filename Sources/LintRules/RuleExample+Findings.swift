package import Findings
import RegistryText
import SubSystems

extension RuleExample {
  /// What `rule` finds in the example, as a file of version 5 in UTF-16 where the example leaves that open.
  package func findings(of rule: Rule) -> [Finding] {
    guard let export = try? ExportSurvey.read(MemoryBytes(content.file)) else { return [] }
    return Linter.findings(in: LintContext(export, options: options), rules: [rule])
  }
}

extension RuleExample.Content {
  /// The bytes of a file with this content, the marks left out.
  var file: [UInt8] {
    let header = "Windows Registry Editor Version 5.00\n\n"
    switch self {
    case .windows(let text):
      let value = "\"Windows\"=\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\"\n"
      return Self.utf16((header + ExampleKey.subSystems + value).replacing("\n", with: "\r\n"))
    case .registry(let text): return Self.utf16((header + text).replacing("\n", with: "\r\n"))
    case .file(let text): return Self.utf16(text)
    case .bytes(let text): return Self.unmarked(text).map { UInt8(truncatingIfNeeded: $0.value) }
    }
  }

  private static func utf16(_ text: String) -> [UInt8] {
    [0xFF, 0xFE] + UTF16Bytes.littleEndian(Array(String(String.UnicodeScalarView(unmarked(text))).utf16))
  }

  private static func unmarked(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter { $0 != "⟦" && $0 != "⟧" }
  }
}

import Findings
import RegistryText
import Reports
import Testing

private let members: Set<String> = [
  "id", "name", "severity", "path", "line", "column", "endLine", "endColumn", "message", "key", "value", "fingerprint",
  "fix",
]

@Suite("JSON and JSON lines")
struct JSONReportTests {
  @Test("without findings are an empty array and nothing at all")
  func empty() throws {
    #expect(try document("json", []) == "[]\n")
    #expect(try document("jsonl", []) == "")
    let unread = FileReport(path: "a.reg", failure: "gone")
    #expect(try document("json", [unread]) == "[]\n")
    #expect(try document("jsonl", [unread]) == "")
  }

  @Test("hold the same objects, JSON lines one on each line")
  func lines() throws {
    let reports = [
      read("a.reg", [finding(), finding(stepRule, key: nil, value: nil)]), read("b.reg", [finding(text: "one\ntwo")]),
    ]
    let lines = try document("jsonl", reports)
    #expect(lines.hasSuffix("}\n"))
    let objects = try lines.split(separator: "\n").map { try JSONValue.parse(String($0)) }
    #expect(objects.count == 3)
    #expect(try JSONValue.parse(try document("json", reports)).list == objects)
    #expect(objects.allSatisfy { $0.keys == members })
    #expect(objects[1]["key"] == .null)
  }

  @Test("tell fixes as edits of bytes with their applicability")
  func fixes() throws {
    let fix = Fix(title: "Remove", applicability: .safe, edits: [Splice(bytes: 3..<5, replacement: [0x41, 0])])
    let told = try JSONValue.parse(try document("jsonl", [read("a.reg", [finding(fix: fix)])]))["fix"]
    #expect(told?["applicability"]?.string == "safe")
    #expect(told?["edits"]?[0]?["offset"]?.int == 3)
    #expect(told?["edits"]?[0]?["length"]?.int == 2)
    #expect(told?["edits"]?[0]?["replacement"]?.string == "QQA=")
  }

  @Test("give hostile text back as it was, and show none of it to a terminal or a runner", arguments: hostileTexts)
  func hostile(text: String) throws {
    for format in ["json", "jsonl"] {
      let whole = try document(format, [read(text, [finding(text: text, key: text, value: text)])])
      #expect(!whole.contains("##["))
      #expect(!whole.split(separator: "\n").contains { $0.hasPrefix("::") })
      #expect(whole.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
      #expect(whole.unicodeScalars.allSatisfy { $0.properties.generalCategory != .format })
      let parsed = try JSONValue.parse(whole)
      let object = format == "json" ? parsed[0] : parsed
      #expect(object?["path"]?.string == text)
      #expect(object?["value"]?.string == text)
    }
  }
}

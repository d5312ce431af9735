import Findings
import RegistryText
import Reports
import Testing

@Suite("Markdown")
struct MarkdownReportTests {
  @Test("says when nothing was found")
  func empty() throws {
    #expect(try document("markdown", []) == "## deskheap: no findings in 0 files\n")
    #expect(try document("markdown", [read("a.reg", [])]) == "## deskheap: no findings in 1 file\n")
  }

  @Test("has a table with the worst first")
  func table() throws {
    let fix = Fix(title: "Remove it", applicability: .unsafe, edits: [])
    let text = try document(
      "markdown", [read("a.reg", [finding(stepRule)]), read("b.reg", [finding(text: "Found.", fix: fix)])])
    let lines = text.split(separator: "\n")
    #expect(lines[0] == "## deskheap: 1 error, 1 warning in 2 files")
    #expect(lines[1] == "| Severity | Where | Finding |")
    #expect(
      lines[3]
        == "| **error** | `b.reg:4:5` | **DH404** blank-in-shared-section<br>Found.<br>Windows will not boot.<br>"
        + "→ Write none.<br>(documented: Microsoft)<br>Fix \\(unsafe\\): Remove it. |")
    #expect(lines[4].hasPrefix("| **warning** | `a.reg:4:5` |"))
  }

  @Test("names files that could not be read")
  func unreadable() throws {
    let text = try document("markdown", [FileReport(path: "a|b.reg", failure: "*gone*")])
    #expect(text.contains("### Not read\n\n- `a|b.reg`: \\*gone\\*\n"))
    let many = (0..<150).map { FileReport(path: "\($0).reg", failure: "gone") }
    #expect(try document("markdown", many).hasSuffix("- and 50 more\n"))
  }

  @Test("stays below the megabyte that GitHub takes, and says what is missing")
  func limit() throws {
    let text = String(repeating: "*", count: 4000)
    let many = (0..<1000).map { _ in finding(stepRule, text: text) } + [finding()]
    let page = try document("markdown", [read("a.reg", many)])
    #expect(page.utf8.count < 1 << 20)
    #expect(page.contains("| **error** |"))
    let shown = page.split(separator: "\n").count { $0.hasPrefix("| **") }
    #expect(shown > 100)
    #expect(page.hasSuffix("\nNot shown here: \(1001 - shown) warnings.\n"))
  }

  @Test("keeps hostile text in its cell", arguments: hostileTexts)
  func hostile(text: String) throws {
    let page = try document("markdown", [read(text, [finding(text: text)])])
    let rows = page.split(whereSeparator: \.isNewline)
    #expect(rows.count == 4)
    let row = String(rows[3]).replacing("\\\\", with: "")
    #expect(row.hasSuffix(" |"))
    // Behind the code of the place nothing stands bare that Markdown reads, but the table's own.
    let prose = try #require(row.split(separator: "<br>").dropFirst().first)
    for special in ["<", ">", "*", "[", "]", "`", "$", "~", "|", "_", "@", "#"] {
      #expect(!prose.replacing("\\\(special)", with: "").contains(special), "\(special) in \(prose)")
    }
    #expect(!prose.replacing("\\:", with: "").contains("://"))
    #expect(!prose.contains("www."))
    #expect(!page.contains("##["))
    #expect(row.replacing("\\|", with: "").count { $0 == "|" } == 4)
  }
}

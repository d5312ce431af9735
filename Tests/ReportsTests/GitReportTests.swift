import Findings
import RegistryText
import Reports
import Testing

@Suite("GitLab Code Quality")
struct GitLabReportTests {
  private func issues(_ reports: [FileReport]) throws -> [JSONValue] {
    try JSONValue.parse(try document("gitlab", reports)).list
  }

  @Test("is an empty array when nothing was found")
  func empty() throws {
    #expect(try issues([]).isEmpty)
    #expect(try issues([read("a.reg", [])]).isEmpty)
  }

  @Test("describes a finding after the name of its check")
  func description() throws {
    let fix = Fix(title: "Remove it", applicability: .unsafe, edits: [])
    let issue = try #require(try issues([read("./x/a.reg", [finding(line: 7, endLine: 9, fix: fix)])]).first)
    #expect(issue["check_name"]?.string == "DH404")
    #expect(issue["description"]?.string?.hasPrefix("DH404 blank-in-shared-section: A blank stands there.") == true)
    #expect(issue["severity"]?.string == "critical")
    #expect(issue["location"]?["path"]?.string == "x/a.reg")
    #expect(issue["location"]?["lines"]?["begin"]?.int == 7)
    #expect(issue["location"]?["lines"]?["end"]?.int == 9)
    #expect(issue["content"]?["body"]?.string == "Fix \\(unsafe\\): Remove it.")
  }

  @Test("gives every issue a fingerprint of its own that does not depend on the order or the path's spelling")
  func fingerprints() throws {
    let alike = finding()
    let first = try issues([read("a.reg", [alike, alike]), read("b.reg", [alike]), read("./a.reg", [alike])])
    let prints = first.compactMap { $0["fingerprint"]?.string }
    #expect(Set(prints).count == 4)
    let second = try issues([read("b.reg", [alike]), read("/src/a.reg", [finding(line: 50)])])
    #expect(second[0]["fingerprint"] == first[2]["fingerprint"])
    #expect(second[1]["fingerprint"] == first[0]["fingerprint"])
  }

  @Test("tells of a file that could not be read with an issue that blocks")
  func unreadable() throws {
    let issue = try #require(try issues([FileReport(path: "a.reg", failure: "gone")]).first)
    #expect(issue["severity"]?.string == "blocker")
    #expect(issue["description"]?.string == "unreadable could not be read: gone")
  }

  @Test("cuts a text of a million characters short, and keeps hostile text text", arguments: hostileTexts)
  func hostile(text: String) throws {
    let whole = try document("gitlab", [read(text, [finding(text: text + String(repeating: "x", count: 1 << 20))])])
    #expect(whole.utf8.count < 70_000)
    #expect(!whole.contains("##["))
    #expect(whole.unicodeScalars.allSatisfy { $0.properties.generalCategory != .format })
    #expect(try JSONValue.parse(whole).list.count == 1)
  }
}

@Suite("GitHub annotations")
struct GitHubReportTests {
  private func lines(_ reports: [FileReport]) throws -> [String] {
    try document("github", reports).split(separator: "\n").map(String.init)
  }

  @Test("are none when nothing was found")
  func empty() throws {
    #expect(try document("github", []) == "")
    #expect(try document("github", [read("a.reg", [])]) == "")
  }

  @Test("name file, lines and, on one line, columns")
  func places() throws {
    #expect(
      try lines([read("x/a.reg", [finding(text: "Found.")])]) == [
        "::error file=x/a.reg,line=4,endLine=4,col=5,endColumn=6,title=DH404 blank-in-shared-section::"
          + "Found. Windows will not boot. Write none. (documented: Microsoft)"
      ])
    let long = try lines([read("a.reg", [finding(stepRule, line: 4, endLine: 6)])])[0]
    #expect(long.hasPrefix("::warning file=a.reg,line=4,endLine=6,title=DH506 off-step::"))
    let standardInput = try lines([read("<stdin>", [finding(stepRule, .info)])])[0]
    #expect(standardInput.hasPrefix("::notice line=4,"))
  }

  @Test("end with what would mend the finding")
  func fixes() throws {
    let fix = Fix(title: "Remove it", applicability: .unsafe, edits: [])
    #expect(try lines([read("a.reg", [finding(fix: fix)])])[0].hasSuffix("Fix (unsafe): Remove it."))
  }

  @Test("come worst first, and the tenth says how many are left", arguments: [9, 10, 11, 500])
  func order(count: Int) throws {
    let many = (0..<count).map { finding($0 == count - 1 ? blankRule : stepRule, line: $0 + 1) }
    let told = try lines([read("a.reg", many)])
    #expect(told.count == min(10, count))
    #expect(told[0].hasPrefix("::error file=a.reg,line=\(count),"))
    #expect(told[1].hasPrefix("::warning file=a.reg,line=1,"))
    if count > 10 {
      #expect(told[9].hasPrefix("::warning title=deskheap%3A more findings::\(count - 9) more: \(count - 9) warnings."))
    }
  }

  @Test("say of what kinds those are that are left")
  func left() throws {
    let many = (0..<12).map { _ in finding() } + (0..<3).map { _ in finding(stepRule) } + [finding(stepRule, .info)]
    let told = try lines([read("a.reg", many)])
    #expect(told.count == 10)
    #expect(told[9].hasPrefix("::error title=deskheap%3A more findings::7 more: 3 errors, 3 warnings, 1 info."))
  }

  @Test("tell of a file that could not be read as an error")
  func unreadable() throws {
    #expect(
      try lines([FileReport(path: "a,b.reg", failure: "100 %\ngone")]) == [
        "::error file=a%2Cb.reg,title=deskheap%3A unreadable::a,b.reg: could not be read: 100 %25%0Agone"
      ])
  }

  @Test(
    "escape in properties and in the text",
    arguments: [
      ("a:b,c.reg", "a%3Ab%2Cc.reg"), ("50%.reg", "50%25.reg"), ("a\r\nb.reg", "a%0D%0Ab.reg"),
      ("%3A.reg", "%253A.reg"),
    ])
  func escaping(path: String, property: String) throws {
    let line = try lines([read(path, [finding(text: "1 %, 2: 3")])])[0]
    #expect(line.hasPrefix("::error file=\(property),line=4"))
    #expect(line.contains("::1 %25, 2: 3 Windows"))
  }

  @Test("keep hostile text on the line of its command", arguments: hostileTexts)
  func hostile(text: String) throws {
    let whole = try document(
      "github", [read(text, [finding(text: text)]), FileReport(path: text, failure: text)])
    let told = whole.split(omittingEmptySubsequences: false) { $0.isNewline }
    #expect(told.count == 3)
    #expect(told[0].hasPrefix("::error file="))
    #expect(told[1].hasPrefix("::error file="))
    #expect(!whole.contains("##["))
    #expect(whole.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
    #expect(whole.unicodeScalars.allSatisfy { $0.properties.generalCategory != .format })
  }
}

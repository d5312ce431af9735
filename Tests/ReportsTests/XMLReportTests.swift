import Findings
import LibXML
import Reports
import Testing

/// An element, for tests.
private final class Element {
  let name: String
  let attributes: [String: String]
  var children: [Element] = []
  var text = ""

  init(_ name: String, _ attributes: [String: String]) {
    self.name = name
    self.attributes = attributes
  }

  func all(_ name: String) -> [Element] { children.flatMap { ($0.name == name ? [$0] : []) + $0.all(name) } }

  static func parse(_ text: String) throws -> Element {
    var limits = XMLLimits()
    (limits.textBytes, limits.attributeBytes) = (8 << 20, 8 << 20)
    let reader = XMLReader(.bytes(Array(text.utf8)), limits: limits)
    let top = Element("", [:])
    var open = [top]
    while let kind = try reader.next() {
      switch kind {
      case .startElement:
        let attributes = Dictionary(reader.attributes.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
        let element = Element(reader.localName, attributes)
        open[open.count - 1].children.append(element)
        open.append(element)
      case .endElement: open.removeLast()
      case .text: open[open.count - 1].text += reader.text
      }
    }
    return top
  }
}

private let unread = FileReport(path: "u.reg", failure: "gone")

@Suite("JUnit")
struct JUnitReportTests {
  private func suites(_ reports: [FileReport], failOn: Severity = .error) throws -> [Element] {
    var setting = setting
    setting.failOn = failOn
    let top = try Element.parse(try document("junit", reports, setting: setting))
    #expect(top.children.map(\.name) == ["testsuites"])
    return top.children[0].children
  }

  @Test("is a document without suites when nothing was read")
  func empty() throws {
    #expect(try suites([]).isEmpty)
  }

  @Test("has what both schemas ask of a suite, in the order they ask for")
  func suite() throws {
    let suites = try suites([read("a.reg", []), read("b.reg", [finding()])])
    #expect(suites.map { $0.attributes["id"] } == ["0", "1"])
    for suite in suites {
      #expect(
        Set(suite.attributes.keys) == [
          "id", "name", "package", "timestamp", "hostname", "tests", "failures", "errors", "skipped", "time",
        ])
      #expect(suite.attributes["timestamp"] == "2024-01-01T00:00:00")
      #expect(suite.attributes["hostname"] == "localhost")
      #expect(suite.children.map(\.name) == ["properties", "testcase", "system-out", "system-err"])
    }
    #expect(suites[0].all("failure").isEmpty)
    #expect(suites[0].all("testcase")[0].attributes == ["name": "lint", "classname": "a.reg", "time": "0"])
  }

  @Test("fails a test for what makes the run fail, and skips one for what does not")
  func failures() throws {
    let report = read("a.reg", [finding(), finding(stepRule), finding(stepRule, .info)])
    let strict = try suites([report], failOn: .warning)[0]
    #expect(strict.attributes["tests"] == "3")
    #expect(strict.attributes["failures"] == "2")
    #expect(strict.attributes["skipped"] == "1")
    #expect(strict.all("failure").count == 2)
    #expect(strict.all("skipped").count == 1)
    let usual = try suites([report])[0]
    #expect(usual.all("failure").map { $0.attributes["type"] } == ["DH404"])
    #expect(usual.all("skipped").map { $0.attributes["message"] }.first == "warning: A blank stands there.")
    #expect(usual.all("testcase")[0].attributes["name"] == "DH404 blank-in-shared-section (4:5)")
  }

  @Test("tells the place, the whole message and the fix in a failure")
  func text() throws {
    let fix = Fix(title: "Remove it", applicability: .unsafe, edits: [])
    let failure = try suites([read("a.reg", [finding(text: "Found.", fix: fix)])])[0].all("failure")[0]
    #expect(
      failure.text == """
        a.reg:4:5: error DH404 blank-in-shared-section
        Found. Windows will not boot. Write none. (documented: Microsoft)
        Fix (unsafe): Remove it.
        """)
  }

  @Test("has an error for a file that could not be read")
  func unreadable() throws {
    let suite = try suites([unread])[0]
    #expect(suite.attributes["tests"] == "1")
    #expect(suite.attributes["errors"] == "1")
    #expect(suite.all("error")[0].attributes == ["type": "unreadable", "message": "could not be read: gone"])
  }

  @Test("tells in the suite's output what was left out")
  func untold() throws {
    var report = read("a.reg", [])
    report.untold = ["DH103": 7]
    #expect(try suites([report])[0].all("system-out")[0].text == "7 more of DH103 like those told")
  }

  @Test("keeps hostile text text", arguments: hostileTexts + [String(repeating: "]]>&abcd", count: 1 << 17)])
  func hostile(text: String) throws {
    let suite = try suites([read(text, [finding(text: text)]), FileReport(path: text, failure: text)])[0]
    #expect(suite.children.map(\.name) == ["properties", "testcase", "system-out", "system-err"])
    let failure = suite.all("failure")[0]
    #expect(failure.children.isEmpty)
    #expect(failure.attributes["message"]?.hasPrefix(VisibleText.of(text).prefix(16_000)) == true)
    #expect(failure.text.contains(VisibleText.of(text).prefix(900_000)))
  }
}

@Suite("Checkstyle")
struct CheckstyleReportTests {
  private func files(_ reports: [FileReport]) throws -> [Element] {
    let top = try Element.parse(try document("checkstyle", reports))
    #expect(top.children.map(\.name) == ["checkstyle"])
    return top.children[0].children
  }

  @Test("is a document without errors when nothing was found")
  func empty() throws {
    #expect(try files([]).isEmpty)
    #expect(try files([read("a.reg", [])]).map(\.children.count) == [0])
  }

  @Test("tells findings below their file, each with the fix in its message")
  func errors() throws {
    let fix = Fix(title: "Remove it", applicability: .safe, edits: [])
    let files = try files([
      read("./x/a.reg", [finding(text: "Found.", fix: fix), finding(stepRule, .info)]), read("b.reg", [finding()]),
    ])
    #expect(files.map { $0.attributes["name"] } == ["x/a.reg", "b.reg"])
    #expect(
      files[0].children[0].attributes == [
        "line": "4", "column": "5", "severity": "error", "source": "deskheap.DH404.blank-in-shared-section",
        "message": "Found. Windows will not boot. Write none. (documented: Microsoft) Fix (safe): Remove it.",
      ])
    #expect(files[0].children[1].attributes["severity"] == "info")
  }

  @Test("has an error without a line for a file that could not be read")
  func unreadable() throws {
    #expect(
      try files([unread])[0].children.map(\.attributes) == [
        ["severity": "error", "message": "could not be read: gone", "source": "deskheap.unreadable"]
      ])
  }

  @Test("keeps hostile text text", arguments: hostileTexts + [String(repeating: "]]>&abcd", count: 1 << 17)])
  func hostile(text: String) throws {
    let file = try files([read(text, [finding(text: text)])])[0]
    #expect(file.children.count == 1)
    #expect(file.children[0].attributes["message"]?.hasPrefix(VisibleText.of(text).prefix(16_000)) == true)
  }
}

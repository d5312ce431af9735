import Findings
import RegistryText
import Reports
import Splices
import Testing

private func log(_ reports: [FileReport]) throws -> JSONValue {
  let whole = try JSONValue.parse(try document("sarif", reports))
  return try #require(whole["runs"]?[0])
}

private func result(_ finding: Finding, path: String = "a.reg", encoding: TextEncoding = .utf16LE(mark: true)) throws
  -> JSONValue
{
  try #require(try log([read(path, [finding], encoding: encoding)])["results"]?[0])
}

@Suite("SARIF")
struct SARIFReportTests {
  @Test("is a whole log when nothing was read and when nothing was found", arguments: [[], [read("a.reg", [])]])
  func empty(reports: [FileReport]) throws {
    let run = try log(reports)
    #expect(run["results"]?.list.count == 0)
    #expect(run["artifacts"]?.list.count == reports.count)
    #expect(run["columnKind"]?.string == "utf16CodeUnits")
    #expect(run["automationDetails"]?["id"]?.string == "deskheap/lint/")
    #expect(run["invocations"]?[0]?["executionSuccessful"] == .bool(true))
    #expect(run["tool"]?["driver"]?["semanticVersion"]?.string == "1.2.3")
  }

  @Test("says everything of a rule, and links nowhere")
  func rules() throws {
    let rules = try #require(try log([])["tool"]?["driver"]?["rules"])
    let rule = try #require(rules[0])
    #expect(rule["id"]?.string == "DH404")
    #expect(rule["shortDescription"]?["text"]?.string == "A blank between the numbers.")
    #expect(rule["fullDescription"]?["text"]?.string == "The first paragraph.\n\nThe *second* paragraph.")
    #expect(rule["help"]?["text"]?.string?.hasSuffix("Known from: documented: Microsoft KB184802") == true)
    #expect(rule["help"]?["markdown"]?.string?.contains("The \\*second\\* paragraph.") == true)
    #expect(rule["defaultConfiguration"]?["level"]?.string == "error")
    #expect(rule["properties"]?["problem.severity"]?.string == "error")
    #expect(rule["properties"]?["tags"]?.list.contains(.string("shared-section")) == true)
    #expect(rule["properties"]?["security-severity"] == nil)
    #expect(rule["helpUri"] == nil)
    // A rule without an explanation has its summary in every place.
    #expect(rules[1]?["fullDescription"]?["text"]?.string == "Not a step.")
    #expect(rules[1]?["help"]?["text"]?.string == "Not a step.")
  }

  @Test("describes a rule with as many paragraphs as are shown")
  func longExplanation() throws {
    let long = String(repeating: "x", count: 1000)
    var setting = setting
    setting.rules = [
      RuleInfo(
        id: "DH999", name: "n", severity: .info, summary: "s", explanation: "one\n\n\(long)\n\n\(long)", sources: [])
    ]
    let rule = try JSONValue.parse(try document("sarif", [], setting: setting))["runs"]?[0]?["tool"]?["driver"]?[
      "rules"]?[0]
    #expect(rule?["fullDescription"]?["text"]?.string == "one\n\n\(long)")
    #expect(rule?["help"]?["text"]?.string?.count == 2000 + "s\n\none\n\n\n\n".count)
  }

  @Test("tells a result with its full region, its rule and its registry value")
  func results() throws {
    let found = try result(finding(text: "Found.", line: 7, endLine: 9))
    let location = try #require(found["locations"]?[0])
    let region = location["physicalLocation"]?["region"]
    #expect(region?["startLine"]?.int == 7)
    #expect(region?["startColumn"]?.int == 5)
    #expect(region?["endLine"]?.int == 9)
    #expect(region?["endColumn"]?.int == 6)
    #expect(location["logicalLocations"]?[0]?["fullyQualifiedName"]?.string == "HKEY_LOCAL_MACHINE\\SYSTEM\\Windows")
    #expect(found["ruleId"]?.string == "DH404")
    #expect(found["ruleIndex"]?.int == 0)
    #expect(found["level"]?.string == "error")
    #expect(found["message"]?["text"]?.string == "Found. Windows will not boot. Write none. (documented: Microsoft)")
    #expect(try result(finding(stepRule, .info))["level"]?.string == "note")
    #expect(try result(finding(key: nil, value: nil))["locations"]?[0]?["logicalLocations"] == nil)
  }

  @Test("has the fingerprint of the line, or the finding's own where the text was not at hand")
  func fingerprints() throws {
    var report = read("a.reg", [finding(line: 4), finding(line: 5)])
    report.lineFingerprints = [4: "abc:2"]
    let results = try #require(try log([report])["results"])
    #expect(results[0]?["partialFingerprints"]?["primaryLocationLineHash"]?.string == "abc:2")
    #expect(results[1]?["partialFingerprints"]?["primaryLocationLineHash"]?.string == "00000000000000aa:1")
    #expect(results[0]?["partialFingerprints"]?["deskheap/v1"]?.string == "00000000000000aa:1")
  }

  @Test(
    "names files relative to the working directory and percent-encoded",
    arguments: [
      ("a.reg", "a.reg", true), ("./x/../a.reg", "a.reg", true), ("/src/b/a.reg", "b/a.reg", true),
      ("é b%#?:[].reg", "%C3%A9%20b%25%23%3F%3A%5B%5D.reg", true), ("a\\b.reg", "a%5Cb.reg", true),
      ("a\u{1}\n\"<>.reg", "a%01%0A%22%3C%3E.reg", true), ("../a.reg", "file:///a.reg", false),
      ("/srcs/a b.reg", "file:///srcs/a%20b.reg", false), ("<stdin>", "%3Cstdin%3E", false),
    ])
  func paths(path: String, uri: String, isBelow: Bool) throws {
    let location = try result(finding(), path: path)["locations"]?[0]?["physicalLocation"]?["artifactLocation"]
    #expect(location?["uri"]?.string == uri)
    #expect(location?["uriBaseId"]?.string == (isBelow ? "%SRCROOT%" : nil))
    #expect(location?["index"]?.int == 0)
  }

  @Test(
    "names the encoding of a file as IANA does",
    arguments: [
      (TextEncoding.utf16LE(mark: true), "UTF-16LE"), (.utf16BE(mark: false), "UTF-16BE"), (.utf8(mark: true), "UTF-8"),
      (.ansi(.windows1252), "windows-1252"),
    ])
  func encodings(encoding: TextEncoding, name: String) throws {
    #expect(try log([read("a.reg", [], encoding: encoding)])["artifacts"]?[0]?["encoding"]?.string == name)
  }

  @Test("tells of a file that could not be read, and of findings left out, as notifications of the run")
  func notifications() throws {
    var report = read("b.reg", [])
    report.untold = ["DH103": 7]
    let invocation = try #require(
      try log([FileReport(path: "a.reg", failure: "no such file"), report])["invocations"]?[0])
    #expect(invocation["executionSuccessful"] == .bool(false))
    let told = invocation["toolExecutionNotifications"]
    #expect(told?[0]?["level"]?.string == "error")
    #expect(told?[0]?["message"]?["text"]?.string == "Could not be read: no such file")
    #expect(told?[0]?["locations"]?[0]?["physicalLocation"]?["artifactLocation"]?["uri"]?.string == "a.reg")
    #expect(told?[1]?["message"]?["text"]?.string == "7 more of DH103 like those told")
  }

  @Test("keeps hostile text text", arguments: hostileTexts)
  func hostile(text: String) throws {
    let whole = try document("sarif", [read(text, [finding(text: text, key: text, value: text)])])
    #expect(!whole.contains("##["))
    #expect(whole.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
    #expect(whole.unicodeScalars.allSatisfy { $0.properties.generalCategory != .format })
    let result = try #require(try JSONValue.parse(whole)["runs"]?[0]?["results"]?[0])
    #expect(result["locations"]?[0]?["logicalLocations"]?[0]?["name"]?.string == text)
    let message = try #require(result["message"]?["text"]?.string)
    #expect(!message.replacing("\\[", with: "").contains(/\[[^\]]*\]\(/))
  }
}

@Suite("Fixes in SARIF")
struct SARIFFixTests {
  private func replacement(_ edit: Splice, _ encoding: TextEncoding) throws -> JSONValue {
    let fix = Fix(title: "Remove the blank", applicability: .unsafe, edits: [edit])
    let document = try #require(try result(finding(fix: fix), encoding: encoding)["fixes"]?[0])
    #expect(document["description"]?["text"]?.string == "Remove the blank (unsafe)")
    #expect(document["properties"]?["applicability"]?.string == "unsafe")
    #expect(document["artifactChanges"]?[0]?["artifactLocation"]?["uri"]?.string == "a.reg")
    return try #require(document["artifactChanges"]?[0]?["replacements"]?[0])
  }

  @Test("are edits of text where lines and columns are known: the finding is at bytes 108 to 110, columns 5 to 6")
  func text() throws {
    let edit = try replacement(Splice(bytes: 108..<110, replacement: [0x2C, 0]), .utf16LE(mark: true))
    #expect(edit["deletedRegion"]?["startLine"]?.int == 4)
    #expect(edit["deletedRegion"]?["startColumn"]?.int == 5)
    #expect(edit["deletedRegion"]?["endColumn"]?.int == 6)
    #expect(edit["insertedContent"]?["text"]?.string == ",")
    let removal = try replacement(Splice(bytes: 110..<110, replacement: []), .utf16LE(mark: true))
    #expect(removal["deletedRegion"]?["startColumn"]?.int == 6)
    #expect(removal["deletedRegion"]?["endColumn"]?.int == 6)
    #expect(removal["insertedContent"] == nil)
    let big = try replacement(Splice(bytes: 108..<110, replacement: [0, 0x2C]), .utf16BE(mark: true))
    #expect(big["insertedContent"]?["text"]?.string == ",")
  }

  @Test("stand in the message where they rewrite the whole text, which no edit can say")
  func rewriting() throws {
    let fix = Fix(title: "Write CRLF", applicability: .safe, rewriting: .restoredLineEnds)
    let found = try result(finding(text: "Found.", fix: fix))
    #expect(found["fixes"] == nil)
    #expect(found["message"]?["text"]?.string?.hasSuffix("(documented: Microsoft) Fix (safe): Write CRLF.") == true)
    #expect(try result(finding())["fixes"] == nil)
  }

  @Test(
    "are edits of bytes everywhere else",
    arguments: [
      (Splice(bytes: 20..<24, replacement: [0x41]), TextEncoding.utf16LE(mark: true)),
      (Splice(bytes: 108..<109, replacement: [0x41, 0]), .utf16LE(mark: true)),
      (Splice(bytes: 108..<110, replacement: [0x41, 0x26]), .utf16LE(mark: true)),
      (Splice(bytes: 108..<110, replacement: [0x41]), .utf8(mark: false)),
    ])
  func bytes(edit: Splice, encoding: TextEncoding) throws {
    let document = try replacement(edit, encoding)
    #expect(document["deletedRegion"]?["byteOffset"]?.int == edit.bytes.lowerBound)
    #expect(document["deletedRegion"]?["byteLength"]?.int == edit.bytes.count)
    #expect(document["deletedRegion"]?["startLine"] == nil)
    #expect(document["insertedContent"]?["binary"]?.string?.hasPrefix("Q") == true)
    #expect(document["insertedContent"]?["text"] == nil)
  }
}

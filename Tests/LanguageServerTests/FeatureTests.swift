import DesktopHeap
import Findings
import LanguageServer
import LintRules
import Planning
import Splices
import Testing

private let nested: JSON = [
  "textDocument": [
    "documentSymbol": ["hierarchicalDocumentSymbolSupport": true],
    "hover": ["contentFormat": ["markdown", "plaintext"]],
  ],
  "workspace": ["workspaceEdit": ["documentChanges": true]],
]

/// The column of `text` in line 4 of an export.
private func column(_ text: String, in export: String) throws -> Int {
  let line = export.split(separator: "\r\n", omittingEmptySubsequences: false)[3]
  return line[..<(try #require(line.firstRange(of: text)).lowerBound)].utf16.count
}

/// What stands in a stretch of `text`, positions in UTF-16.
private func slice(_ text: String, _ range: JSON) throws -> String {
  let document = TextDocument(text)
  func offset(_ place: JSON) throws -> Int {
    document.offset(
      of: TextPosition(line: try #require(place["line"].int), character: try #require(place["character"].int)),
      in: .utf16)
  }
  return String(decoding: document.bytes[try offset(range["start"])..<offset(range["end"])], as: UTF8.self)
}

/// `text` after edits, made by the positions of the original.
private func edited(_ text: String, _ edits: JSON) throws -> String {
  var document = TextDocument(text)
  for edit in edits.list.reversed() {
    let range = edit["range"]
    func place(_ place: JSON) throws -> TextPosition {
      TextPosition(line: try #require(place["line"].int), character: try #require(place["character"].int))
    }
    document.replace(
      TextSpan(start: try place(range["start"]), end: try place(range["end"])),
      with: try #require(edit["newText"].string), in: .utf16)
  }
  return document.text
}

@Suite("What editors show")
struct FeatureTests {
  @Test("Findings stand at the text that they speak of, in quotes and in bytes", arguments: [true, false])
  func findings(_ isQuoted: Bool) throws {
    let text = isQuoted ? quoted("1024, 20480,768") : listed("1024, 20480,768")
    let found = try Client().open(text)
    let blank = try #require(found.first { $0["code"] == "DH404" })
    #expect(try slice(text, blank["range"]) == (isQuoted ? " " : "20,00"))
    #expect(blank["severity"] == 1)
    #expect(blank["source"] == "deskheap")
    #expect(blank["message"].string?.contains("Write `SharedSection=1024,20480,768`.") == true)
  }

  @Test("Findings come anew with each change, and go when the document is closed")
  func changes() throws {
    let text = quoted("1024, 20480,768")
    let client = try Client()
    #expect(try client.open(text).map { $0["code"] } == ["DH204", "DH404"])
    let at = try column(" 20480", in: text)
    #expect(try client.change([["range": span(3, at, 3, at + 1), "text": ""]]).map { $0["code"] } == ["DH204"])
    #expect(try client.change([["text": "x"]]).map { $0["code"] } == ["DH101"])
    client.notify("textDocument/didClose", ["textDocument": ["uri": .string(Client.uri)]])
    let last = try client.work()
    #expect(last.map { $0["params"]["diagnostics"] } == [[]])
  }

  @Test("What an editor's text cannot tell is not told", arguments: ["\r\n", "\n", "\r"])
  func notOfText(_ lineEnd: String) throws {
    // Line ends of two kinds, characters beyond ASCII, REGEDIT4: each a finding in a file of the same bytes.
    let text = quoted("1024,20480,768", lineEnd: lineEnd) + "; é🙂\n\r\n; x\r"
    #expect(try Client().open(text).map { $0["code"] } == ["DH204"])
    #expect(try Client().open("REGEDIT4\n\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\é]\n\"é\"=\"é\"\n").isEmpty)
  }

  @Test("Severities come from the settings, and what is not wanted is not told")
  func settings() throws {
    let client = try Client { path in
      #expect(path == nil)
      return DocumentSettings { finding in
        guard finding.rule.id != "DH204" else { return nil }
        var finding = finding
        finding.severity = .info
        return finding
      }
    }
    let found = try client.open(quoted("1024, 20480,768"))
    #expect(found.map { [$0["code"], $0["severity"]] } == [["DH404", 3]])
  }

  @Test("A hover tells what a number is and what each reader does with it")
  func number() throws {
    let text = quoted("1024,20480,768")
    var client = try Client(nested)
    _ = try client.open(text)
    for (number, ordinal, csrss, win32k) in [
      ("1024", "first", "the only one of the numbers that it uses", "does not use it"),
      ("20480", "second", "does not use it", "uses 20480 KB for each interactive desktop"),
      ("768", "third", "does not use it", "uses 768 KB for each non-interactive desktop"),
    ] {
      let hover = try client.ask("hover", ["position": place(3, try column(number, in: text) + 1)])
      let words = try #require(hover["contents"]["value"].string)
      #expect(hover["contents"]["kind"] == "markdown")
      #expect(try slice(text, hover["range"]) == number)
      #expect(words.contains("`\(number)`: the \(ordinal) number"))
      #expect(words.contains("*csrss*: \(csrss)"))
      #expect(words.contains("*win32k*: \(win32k)"))
      #expect(
        words.contains("*capacity*: 20480 KB for each interactive desktop, 768 KB for each other, no fixed number"))
    }
  }

  @Test(
    "A hover tells what an argument is",
    arguments: [
      ("ServerDll=sxssrv,4", "needed from Windows 7", "loads it under its index"),
      ("MaxRequestThreads=16", "16 by default", "wants a number"),
      ("ProfileControl=Off", "ships and ignores", "does nothing with it; it may be missing"),
      ("ObjectDirectory=", "the object directory", "needs it"),
      ("%SystemRoot%", "the program", "is this program"),
      ("SharedSection=", "the sizes of desktop heaps", "uses the first number"),
    ])
  func argument(_ token: String, _ meaning: String, _ csrss: String) throws {
    for text in [quoted("1024,20480,768"), quoted("1024,20480,768").replacing("basesrv,1", with: "basesrv,x")] {
      var client = try Client()
      _ = try client.open(text)
      let hover = try client.ask("hover", ["position": place(3, try column(token, in: text) + 1)])
      let words = try #require(hover["contents"]["value"].string)
      #expect(hover["contents"]["kind"] == "plaintext")
      #expect(words.contains(meaning))
      #expect(words.contains("csrss: \(csrss)"))
    }
  }

  @Test("A hover over an argument that csrss fails on says so")
  func failing() throws {
    let text = quoted("1024,20480,768").replacing("sxssrv,4", with: "sxssrv,3")
    var client = try Client()
    _ = try client.open(text)
    let hover = try client.ask("hover", ["position": place(3, try column("sxssrv", in: text))])
    #expect(hover["contents"]["value"].string?.contains("csrss: fails: the ServerDll index 3 is taken") == true)
  }

  @Test("A hover over the name tells of the whole value; elsewhere there is none")
  func elsewhere() throws {
    var client = try Client()
    _ = try client.open(listed("1024,20480"))
    let whole = try client.ask("hover", ["position": place(3, 2)])
    #expect(whole["contents"]["value"].string?.contains("win32k: 20480 KB for each interactive") == true)
    #expect(try client.ask("hover", ["position": place(2, 5)]) == .null)
    #expect(try client.ask("hover", ["position": place(9999, 0)]) == .null)
  }

  @Test("A lens above the value tells its capacity, by what is stated of the system")
  func lens() throws {
    var options = LintOptions()
    options.release = .server2003
    options.architecture = .x86
    let settings = DocumentSettings(options: options)
    let text = quoted("1024,3072,512")
    var client = try Client { _ in settings }
    _ = try client.open(text)
    let lenses = try client.ask("codeLens").list
    #expect(lenses.count == 1)
    #expect(lenses.first?["range"]["start"] == place(3, 1))
    let title = try #require(lenses.first?["command"]["title"].string)
    #expect(title.contains("89 non-interactive desktops of 512 KB fit, at most 96 · Windows Server 2003, x86"))
  }

  @Test("Keys are symbols within each other, the value among them; a list for clients that know no tree")
  func symbols() throws {
    let text =
      "Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\A]\r\n\r\n[HKEY_LOCAL_MACHINE\\a\\b]\r\n\"x\"=\"y\"\r\n\r\n"
      + "[HKEY_LOCAL_MACHINE\\AB]\r\n\r\n[-HKEY_LOCAL_MACHINE\\C]\r\n\r\n"
      + quoted("1024,20480,768").split(separator: "\r\n", omittingEmptySubsequences: false)[2...].joined(
        separator: "\r\n")
    var client = try Client(nested)
    _ = try client.open(text)
    let tree = try client.ask("documentSymbol").list
    #expect(
      tree.map { $0["name"] }.prefix(3) == ["HKEY_LOCAL_MACHINE\\A", "HKEY_LOCAL_MACHINE\\AB", "HKEY_LOCAL_MACHINE\\C"])
    #expect(tree[0]["children"][0]["name"] == "b")
    #expect(tree[0]["range"] == span(2, 0, 5, 7))
    #expect(tree[0]["selectionRange"] == span(2, 0, 2, 22))
    #expect(tree[2]["detail"] == "deleted")
    #expect(tree[3]["children"][0]["name"] == "Windows")
    #expect(tree[3]["children"][0]["detail"] == "SharedSection=1024,20480,768")
    var plain = try Client()
    _ = try plain.open(text)
    let list = try plain.ask("documentSymbol").list
    #expect(list.count == 6)
    #expect(list[1]["name"] == "HKEY_LOCAL_MACHINE\\a\\b")
    #expect(list[1]["location"]["range"] == span(4, 0, 5, 7))
  }

  @Test("Keys that lie in each other without end make no endless tree")
  func depth() throws {
    let paths = (1...300).map { "[HKEY_LOCAL_MACHINE\\" + String(repeating: "a\\", count: $0) + "b]\r\n" }
    let deep = (1...300).reduce(into: "[HKEY_LOCAL_MACHINE\\b]\r\n") { text, count in
      text += "[HKEY_LOCAL_MACHINE\\b" + String(repeating: "\\a", count: count % 100) + "]\r\n"
    }
    for text in [paths.joined(), deep] {
      var client = try Client(nested)
      _ = try client.open("Windows Registry Editor Version 5.00\r\n\r\n" + text)
      func depth(_ symbol: JSON) -> Int { 1 + (symbol["children"].list.map(depth).max() ?? 0) }
      let deepest = try client.ask("documentSymbol").list.map(depth).max()
      #expect(try #require(deepest) <= 32)
    }
  }

  @Test("Folds go from a heading to the last line with text, as many as the client wants")
  func folds() throws {
    let text =
      "Windows Registry Editor Version 5.00\n\n[HKEY_LOCAL_MACHINE\\A]\n\"x\"=hex:01,\\\n  02\n\n; of B\n[HKEY_LOCAL_MACHINE\\B]\n\n[HKEY_LOCAL_MACHINE\\C]\n@=\"\""
    let cases: [(JSON, [[Int?]])] = [(.null, [[2, 4], [9, 10]]), (1, [[2, 4]]), (0, [])]
    for (limit, wanted) in cases {
      var client = try Client(["textDocument": ["foldingRange": ["rangeLimit": limit]]])
      _ = try client.open(text)
      let folds = try client.ask("foldingRange").list
      #expect(folds.map { [$0["startLine"].int, $0["endLine"].int] } == wanted)
    }
  }
}

@Suite("Fixes in an editor")
struct CodeActionTests {
  @Test("A quick fix gives the text that fix gives", arguments: [quoted("1024, 20480,768"), listed("1024, 20480,768")])
  func quickFix(_ text: String) throws {
    var client = try Client(nested)
    _ = try client.open(text)
    let all = span(0, 0, 99, 0)
    let actions = try client.ask("codeAction", ["range": all, "context": ["diagnostics": []]]).list
    let action = try #require(actions.first { $0["diagnostics"][0]["code"] == "DH404" })
    #expect(action["kind"] == "quickfix")
    #expect(action["isPreferred"] == false)
    #expect(action["title"] == "Remove the blank (DH404, unsafe)")
    let change = action["edit"]["documentChanges"][0]
    #expect(change["textDocument"] == ["uri": .string(Client.uri), "version": 1])
    let run = try FixRun(
      of: ReadableExport(Array(text.utf8)), FixSelection(includesUnsafe: true, rules: ["DH404"]))
    let fixed = try run.splices.applied(to: Array(text.utf8))
    #expect(try edited(text, change["edits"]) == String(decoding: fixed, as: UTF8.self))
  }

  @Test("Only what touches the stretch and is of the wanted kind is offered")
  func wanted() throws {
    let text = quoted("1024, 20480,768") + "\"A\"=\"1\"\r\n\"A\"=\"2\"\r\n"
    var client = try Client()
    _ = try client.open(text)
    func titles(_ range: JSON, _ only: JSON) throws -> [JSON] {
      try client.ask("codeAction", ["range": range, "context": ["diagnostics": [], "only": only]]).list.map {
        $0["title"]
      }
    }
    let at = try column(" 20480", in: text)
    #expect(try titles(span(3, at, 3, at), .null) == ["Remove the blank (DH404, unsafe)"])
    #expect(try titles(span(2, 3, 2, 4), .null).isEmpty)
    #expect(try titles(span(3, at, 3, at), ["refactor"]).isEmpty)
    #expect(try titles(span(0, 0, 0, 0), ["source"]) == ["Make all safe fixes"])
    #expect(try titles(span(0, 0, 0, 0), ["source.fixAll.deskheap"]) == ["Make all safe fixes"])
    #expect(try titles(span(0, 0, 0, 0), ["source.fixAll.other"]).isEmpty)
  }

  @Test("All safe fixes leave what is unsafe, and safe ones are preferred")
  func safe() throws {
    let text = quoted("1024, 20480,768") + "\"A\"=\"1\"\r\n\"A\"=\"2\"\r\n"
    var client = try Client()
    _ = try client.open(text)
    let only: JSON = ["diagnostics": [], "only": ["source.fixAll"]]
    let all = try client.ask("codeAction", ["range": span(0, 0, 0, 0), "context": only])
    let edits = all[0]["edit"]["changes"][Client.uri]
    #expect(try edited(text, edits) == quoted("1024, 20480,768") + "\"A\"=\"2\"\r\n")
    let quick = try client.ask("codeAction", ["range": span(0, 0, 99, 0), "context": ["diagnostics": []]]).list
    #expect(quick.filter { $0["isPreferred"] == true }.map { $0["diagnostics"][0]["code"] } == ["DH111"])
    #expect(try Client().open(quoted("1024,20480,768")).count == 1)
  }
}

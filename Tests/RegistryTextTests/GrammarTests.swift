import RegistryText
import Testing

/// One assertion of the format: a few lines under a heading, and what regedit does with them.
struct GrammarCase: CustomTestStringConvertible, Sendable {
  var text: String
  /// The values that are stored: name, type and data in hex.
  var stored: [String]
  /// The kinds of problems told, in the order of lines.
  var told: [ProblemKind]

  init(_ text: String, _ stored: [String], _ told: [ProblemKind] = []) {
    self.text = text
    self.stored = stored
    self.told = told
  }

  var testDescription: String { text.debugDescription }
}

/// The format's assertions, one row each.
struct GrammarTests {
  private static func read(_ text: String) throws -> Recorder {
    try Recorder.read([0xFF, 0xFE] + UTF16Bytes.littleEndian(Array(text.utf16)))
  }

  private static func stored(_ recorder: Recorder) -> [String] {
    recorder.values.map { value in
      let data = value.data.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
      return value.form == .deletion ? "\(value.name) deleted" : "\(value.name) \(value.type) \(data)"
    }
  }

  private static func check(_ example: GrammarCase, under heading: String = "[HKEY_CURRENT_USER\\k]\r\n") throws {
    let recorder = try read("Windows Registry Editor Version 5.00\r\n" + heading + example.text)
    #expect(stored(recorder) == example.stored)
    #expect(recorder.reading.problems.map(\.kind) == example.told)
  }

  @Test(
    "Values",
    arguments: [
      GrammarCase("\"a\"=\"x\"\r\n", ["a 1 78000000"]),
      GrammarCase("@=\"x\"\r\n", [" 1 78000000"]),
      GrammarCase("\"\"=\"x\"\r\n", [" 1 78000000"]),
      GrammarCase("\"@\"=\"x\"\r\n", ["@ 1 78000000"]),
      GrammarCase(" \t\"a\" \t= \t\"x\" \r\n", ["a 1 78000000"]),
      GrammarCase("\"a\"=\"x\";c\r\n", ["a 1 78000000"]),
      GrammarCase("\"a\"=\"x\" y\r\n", [], [.unterminated(.textAfterString)]),
      GrammarCase("\"a\"=\"x\"\u{0C}\r\n", [], [.controlCharacter(12), .unterminated(.textAfterString)]),
      GrammarCase("a=\"x\"\r\n", [], [.malformedLine(.unquotedName)]),
      GrammarCase("'a'=\"x\"\r\n", [], [.malformedLine(.unquotedName)]),
      GrammarCase("“a”=\"x\"\r\n", [], [.malformedLine(.unquotedName)]),
      GrammarCase("\"a\r\n", [], [.unterminated(.name)]),
      GrammarCase("\"a\"x=\"y\"\r\n", [], [.unterminated(.textAfterName)]),
      GrammarCase("\"a\"\r\n", [], [.malformedLine(.noEquals)]),
      GrammarCase("\"a\"=\r\n", [], [.malformedData(.missing)]),
      GrammarCase(
        "\"a\"=\"x\"\r\n\"A\"=\"y\"\r\n", ["a 1 78000000", "A 1 79000000"], [.duplicateValue(name: "A", first: 3)]),
      GrammarCase("\"a\\\\b\\\"c\"=\"\"\r\n", ["a\\b\"c 1 0000"]),
      GrammarCase("\"a\"=-\r\n", ["a deleted"]),
      GrammarCase("\"a\"=- ;c\r\n", ["a deleted"]),
      GrammarCase("\"a\"=-x\r\n", [], [.malformedData(.textAfterDeletion)]),
      GrammarCase("\"a\"=-\"T\"\r\n", [], [.malformedData(.textAfterDeletion)]),
      GrammarCase("\"a\"=- #c\r\n", [], [.malformedData(.textAfterDeletion)]),
      GrammarCase("\"a\"=\"\\\\\\\"\\n\\r\"\r\n", ["a 1 5c0022000a000d000000"]),
      GrammarCase("\"a\"=\"x\\0y\"\r\n", [], [.nulEscape]),
      GrammarCase("\"a\"=\"C:\\W\"\r\n", ["a 1 43003a0057000000"], [.loneBackslash(character: 0x57)]),
      GrammarCase("\"a\"=\"x\r\ny\"\r\n", ["a 1 78000d000a0079000000"], [.rawLineBreak]),
      GrammarCase("\"a\"=\"x\r\ny\r\nz\"\r\n", ["a 1 78000d000a0079000d000a007a000000"], [.rawLineBreak]),
      GrammarCase("\"a\"=\"x\r\n\"b\"=\"y\"\r\n", ["b 1 79000000"], [.unterminated(.string)]),
      GrammarCase("\"a\"=\"x\r\n[HKEY_CURRENT_USER\\l]\r\n", [], [.unterminated(.string)]),
      GrammarCase(
        "\"a\"=\"x\r\ny\r\n\"b\"=\"z\"\r\n", ["b 1 7a000000"],
        [.unterminated(.string), .malformedLine(.unrecognised)]),
      GrammarCase("\"a\"=\"x\r\ny\\0\"\r\n\"b\"=\"\"\r\n", ["b 1 0000"], [.nulEscape]),
    ])
  func values(example: GrammarCase) throws { try Self.check(example) }

  @Test(
    "Numbers",
    arguments: [
      GrammarCase("\"a\"=dword:1\r\n", ["a 4 01000000"]),
      GrammarCase("\"a\"=dword:89aBcDeF\r\n", ["a 4 efcdab89"]),
      GrammarCase("\"a\"=dword: \tff ;c\r\n", ["a 4 ff000000"]),
      GrammarCase("\"a\"=dword:123456789\r\n", [], [.malformedData(.badDword)]),
      GrammarCase("\"a\"=dword:0x1\r\n", [], [.malformedData(.badDword)]),
      GrammarCase("\"a\"=dword:-1\r\n", [], [.malformedData(.badDword)]),
      GrammarCase("\"a\"=dword:1 2\r\n", [], [.malformedData(.badDword)]),
      GrammarCase("\"a\"=dword:\r\n", [], [.malformedData(.badDword)]),
      GrammarCase("\"a\"=DWORD:1\r\n", [], [.malformedData(.keywordCase)]),
      GrammarCase("\"a\"=qword:1\r\n", [], [.malformedData(.unknownType)]),
      GrammarCase("\"a\"=str(2):\"x\"\r\n", [], [.malformedData(.unknownType)]),
    ])
  func numbers(example: GrammarCase) throws { try Self.check(example) }

  @Test(
    "Lists of bytes",
    arguments: [
      GrammarCase("\"a\"=hex:01,2,fF\r\n", ["a 3 0102ff"]),
      GrammarCase("\"a\"=hex:\r\n", ["a 3 "]),
      GrammarCase("\"a\"=hex: 01, 02,\t03,;c\r\n", ["a 3 010203"]),
      GrammarCase("\"a\"=hex:00001\r\n", ["a 3 01"]),
      GrammarCase("\"a\"=hex:100\r\n", [], [.malformedData(.byteTooLarge)]),
      GrammarCase("\"a\"=hex:01,,02\r\n", [], [.malformedData(.emptyElement)]),
      GrammarCase("\"a\"=hex:01 02\r\n", [], [.malformedData(.blankInside)]),
      GrammarCase("\"a\"=hex:0g\r\n", [], [.malformedData(.notHex)]),
      GrammarCase("\"a\"=Hex:01\r\n", [], [.malformedData(.keywordCase)]),
      GrammarCase("\"a\"=hex(ffffffff):01\r\n", ["a 4294967295 01"]),
      GrammarCase("\"a\"=hex(0):01\r\n", ["a 0 01"]),
      GrammarCase("\"a\"=hex(4):01\r\n", ["a 4 01"]),
      GrammarCase("\"a\"=hex(000000002):01\r\n", [], [.malformedData(.badTypeNumber)]),
      GrammarCase("\"a\"=hex(0x2):01\r\n", [], [.malformedData(.badTypeNumber)]),
      GrammarCase("\"a\"=hex( 2):01\r\n", [], [.malformedData(.badTypeNumber)]),
      GrammarCase("\"a\"=hex():01\r\n", [], [.malformedData(.badTypeNumber)]),
      GrammarCase("\"a\"=hex(2):41,00\r\n", ["a 2 41000000"]),
      GrammarCase("\"a\"=hex(7):41,00,00,00,00,00\r\n", ["a 7 410000000000"]),
      GrammarCase("\"a\"=hex(1):41,00,42\r\n", ["a 1 41000000"]),
      GrammarCase("\"a\"=hex(2):\r\n", ["a 2 "]),
      GrammarCase("\"a\"=hex(3):41\r\n", ["a 3 41"]),
      GrammarCase("\"a\"=hex:01,\\\r\n  02,\\ ;c\r\n\r\n;c\r\n03\r\n", ["a 3 010203"]),
      GrammarCase("\"a\"=hex:\\\r\n01\r\n", ["a 3 01"]),
      GrammarCase("\"a\"=hex:01,\\\r\r\n02\r\n", ["a 3 0102"], [.mixedLineEnds(crlf: 4, lf: 0, cr: 1)]),
      GrammarCase("\"a\"=hex:01,\\", ["a 3 01"], [.truncated(.insideContinuation)]),
      GrammarCase("\"a\"=hex:01,\\\r\n\"b\"=\"\"\r\n@=\"\"\r\n", [" 1 0000"], [.malformedData(.brokenContinuation)]),
      GrammarCase("\"a\"=hex:01,\\\r\n#c\r\n@=\"\"\r\n", [" 1 0000"], [.malformedData(.brokenContinuation)]),
      GrammarCase(
        "\"a\"=hex:01\\\r\n@=\"\"\r\n", [" 1 0000"], [.malformedData(.noCommaBeforeContinuation)]),
      GrammarCase("\"a\"=hex:01,\\ x\r\n02,\\\r\n03\r\n", [], [.malformedData(.textAfterContinuation)]),
      GrammarCase(
        "\"a\"=\"\"\r\n\"a\"=hex:01,\\\r\n0g\r\n", ["a 1 0000"], [.malformedData(.notHex)]),
      GrammarCase("\"a\"=hex:01,\\\r\n02,\u{0}03\r\n@=\"\"\r\n", ["a 3 0102"], [.controlCharacter(0)]),
    ])
  func lists(example: GrammarCase) throws { try Self.check(example) }

  @Test(
    "Comments and other lines",
    arguments: [
      GrammarCase(";c\r\n#c\r\n  ;c \\\r\n@=\"\"\r\n", [" 1 0000"]),
      GrammarCase("// c\r\n", [], [.malformedLine(.unrecognised)]),
      GrammarCase("REGEDIT4\r\n", [], [.malformedLine(.secondHeader)]),
      GrammarCase("\u{1A}\r\n@=\"\"\r\n", [" 1 0000"], [.controlCharacter(0x1A), .malformedLine(.unrecognised)]),
      GrammarCase(
        "\u{A0}@=\"\"\r\n\u{0B}@=\"\"\r\n", [],
        [.malformedLine(.unquotedName), .controlCharacter(0x0B), .malformedLine(.unquotedName)]),
      GrammarCase("\"a\"=\"x\"\u{0}\r\n@=\"\"\r\n", ["a 1 78000000"], [.controlCharacter(0)]),
    ])
  func comments(example: GrammarCase) throws { try Self.check(example) }

  @Test(
    "Where values land",
    arguments: [
      ("[HKEY_CURRENT_USER\\k]\r\n[HKEY_CURRENT_USER\\l\r\n", String?("k"), LineFault.noClosingBracket),
      ("[HKEY_CURRENT_USER\\k]\r\n[ HKEY_CURRENT_USER\\l]\r\n", "k", .blankBeforeKey),
      ("[HKEY_CURRENT_USER\\k]\r\n[ -HKEY_CURRENT_USER\\l]\r\n", "k", .blankBeforeKey),
      ("[HKEY_CURRENT_USER\\k]\r\n[]\r\n", nil, .emptyKey),
      ("[HKEY_CURRENT_USER\\k]\r\n[-]\r\n", nil, .emptyKey),
      ("[HKEY_CURRENT_USER\\k]\r\n[- HKEY_CURRENT_USER\\l]\r\n", nil, .emptyKey),
    ])
  func landing(headings: String, key: String?, fault: LineFault) throws {
    let outside: Outside = key.map { .landsIn(key: "HKEY_CURRENT_USER\\\($0)") } ?? .afterSkippedKey
    let stored = key == nil ? [] : ["a 1 0000"]
    let example = GrammarCase("\"a\"=\"\"\r\n", stored, [.malformedLine(fault), .valueOutsideKey(outside)])
    try Self.check(example, under: headings)
  }

  @Test(
    "Key paths",
    arguments: [
      ("[hkey_current_user\\A b\\\\c\\]", "HKEY_CURRENT_USER\\A b\\c"),
      ("[HKEY_USERS\\k] ; see [x]", "HKEY_USERS\\k] ; see [x"),
      ("  [HKEY_USERS\\k]x", "HKEY_USERS\\k"),
      ("[HKEY_USERS\\k ]", "HKEY_USERS\\k "),
      ("[HKEY_USERS\\k/l]", "HKEY_USERS\\k/l"),
    ])
  func paths(heading: String, path: String) throws {
    let recorder = try Self.read("Windows Registry Editor Version 5.00\r\n\(heading)\r\n")
    #expect(recorder.keys.map(\.path) == [path])
    #expect(recorder.keys.map(\.isImported) == [true])
    #expect(recorder.problems.isEmpty)
  }

  @Test("Headings that regedit does not take")
  func refusedHeadings() throws {
    let text = "Windows Registry Editor Version 5.00\r\n"
    let short = try Self.read(text + "[HKLM\\x]\r\n@=\"\"\r\n")
    #expect(short.problems.map(\.kind) == [.unknownRoot(written: "HKLM", long: "HKEY_LOCAL_MACHINE")])
    #expect(short.keys.map(\.isImported) == [false])
    let unknown = try Self.read(text + "[HKEY_FOO\\x]\r\n@=\"\"\r\n")
    #expect(unknown.problems.map(\.kind) == [.unknownRoot(written: "HKEY_FOO", long: nil)])
    for (count, told) in [(255, []), (256, [ProblemKind.longComponent(256)])] {
      let long = try Self.read(text + "[HKEY_USERS\\\(String(repeating: "k", count: count))]\r\n@=\"\"\r\n")
      #expect(long.problems.map(\.kind) == told)
      #expect(long.values.count == (told.isEmpty ? 1 : 0))
    }
  }

  @Test("A name is found again among any number of names", arguments: [1, 2, 23, 24, 25, 26, 50, 300])
  func manyNames(count: Int) throws {
    let names = (0..<count).map { "\"Name\($0)\"=\"\"\r\n" }
    let again = (0..<count).map { "\"nAME\($0)\"=\"\"\r\n" }
    let front = "Windows Registry Editor Version 5.00\r\n[HKEY_USERS\\k]\r\n"
    let recorder = try Self.read(front + (names + again).joined())
    let told = (0..<count).map { ProblemKind.duplicateValue(name: "nAME\($0)", first: $0 + 3) }
    #expect(recorder.problems.map(\.kind) == told)
  }

  @Test("Each key has names of its own, however many the one before had", arguments: [1, 23, 24, 25, 26, 50, 300])
  func namesOfEachKey(count: Int) throws {
    func key(_ name: String, _ numbers: [Int]) -> String {
      "[HKEY_USERS\\\(name)]\r\n" + numbers.map { "\"Name\($0)\"=\"\"\r\n" }.joined()
    }
    let numbers = Array(0..<count)
    let last = numbers.reversed() + [count / 2]
    let keys = key("k", numbers) + key("l", numbers.reversed()) + key("m", numbers.map { $0 + 1 }) + key("n", last)
    let recorder = try Self.read("Windows Registry Editor Version 5.00\r\n" + keys)
    let first = 2 + 3 * (count + 1) + count - count / 2
    #expect(recorder.problems.map(\.kind) == [.duplicateValue(name: "Name\(count / 2)", first: first)])
  }

  @Test("A string over line ends is closed wherever in the file it stands, but not from afar")
  func rawLineBreaks() throws {
    let comment = ";" + String(repeating: "c", count: 97) + "\r\n"
    let header = "Windows Registry Editor Version 5.00\r\n"
    let front = header + String(repeating: comment, count: 600) + "[HKEY_USERS\\k]\r\n"
    let near = try Self.read(front + "\"a\"=\"x\r\ny\"\r\n")
    #expect(Self.stored(near) == ["a 1 78000d000a0079000000"])
    let long = String(repeating: "y", count: ReaderLimits.rawStringUnits)
    let far = try Self.read(front + "\"a\"=\"x\r\n" + long + "\"\r\n")
    #expect(far.values.isEmpty)
    #expect(far.problems.first?.kind == .unterminated(.string))
  }

  @Test("Deletions of keys")
  func deletions() throws {
    let text = "Windows Registry Editor Version 5.00\r\n"
    let tree = try Self.read(text + "[-HKEY_USERS\\x]\r\n@=\"\"\r\n[HKEY_USERS\\x]\r\n@=\"\"\r\n")
    #expect(tree.keys.map(\.isDeletion) == [true, false])
    #expect(tree.values.map(\.line) == [5])
    #expect(tree.problems.map(\.kind) == [.valueOutsideKey(.afterDeletion(key: "HKEY_USERS\\x"))])
    let root = try Self.read(text + "[-HKEY_USERS]\r\n[HKEY_USERS\\x]\r\n")
    #expect(root.problems.map(\.kind) == [.rootDeletion])
    #expect(root.keys.isEmpty)
    #expect(root.reading.statements.last?.kind == .unread)
  }
}

import RegistryText
import Testing

/// Comments that speak to deskheap, and the statements that they are about.
@Suite struct DirectiveTests {
  private final class Collector: RegistryHandler {
    let wantsStatements = true
    var directives: [Directive] = []
    var statements: [Statement] = []
    func interest(in path: borrowing Span<UInt16>) -> Interest { .none }
    func key(_ key: RegistryKey) {}
    func value(_ value: RegistryValue) {}
    func problem(_ problem: Problem) {}
    func directive(_ directive: Directive) { directives.append(directive) }
    func statement(_ statement: Statement) { statements.append(statement) }
  }

  private static let header = "Windows Registry Editor Version 5.00\r\n\r\n"

  /// The directives of a text, read in pieces of three bytes, and the kinds of the statements that they are about.
  private func read(_ text: String, isUTF16: Bool = true) throws -> [(Directive, Statement.Kind?)] {
    let bytes = isUTF16 ? [0xFF, 0xFE] + UTF16Bytes.littleEndian(Array(text.utf16)) : Array(text.utf8)
    let collector = Collector()
    _ = try RegistryReader.read(MemoryBytes(bytes, step: 3), handler: collector)
    return collector.directives.map { directive in
      (directive, collector.statements.first { $0.bytes == directive.target }?.kind)
    }
  }

  @Test(arguments: [true, false])
  func aCommentIsAboutTheNextStatementWithAllItsLines(isUTF16: Bool) throws {
    let text =
      Self.header + "[HKEY_LOCAL_MACHINE\\X]\r\n  ;deskheap:ignore DH504\r\n\r\n# more\r\n; and more\r\n"
      + "\"a\"=hex(2):41,00,\\\r\n  42,00,\\\r\n  00,00\r\n\"b\"=\"c\"\r\n"
    let found = try read(text, isUTF16: isUTF16)
    #expect(found.map(\.1) == [.value])
    let directive = try #require(found.first?.0)
    #expect(String(decoding: directive.units, as: UTF16.self) == ";deskheap:ignore DH504")
    #expect(directive.range.start == SourcePosition(line: 4, column: 3))
    #expect(directive.bytes.count == "  ;deskheap:ignore DH504\r\n".utf8.count * (isUTF16 ? 2 : 1))
  }

  @Test func severalMayBeAboutOne() throws {
    let found = try read(
      Self.header + "; deskheap:ignore DH1\n; deskheap:ignore DH2\n[HKEY_LOCAL_MACHINE\\X]\n\"a\"=\"b\"\n")
    #expect(found.map(\.1) == [.key, .key])
  }

  @Test func eachHasItsOwn() throws {
    let found = try read(
      Self.header + "; deskheap:ignore DH1\r[HKEY_LOCAL_MACHINE\\X]\r; deskheap:ignore DH2\r\"a\"=\"b\"")
    #expect(found.map(\.1) == [.key, .value])
  }

  @Test func aSkippedLineIsAStatementToo() throws {
    #expect(try read(Self.header + "; deskheap:ignore DH103\nraise the heap\n").map(\.1) == [.malformed])
  }

  @Test(arguments: ["; deskheap:ignore DH1", "; deskheap:ignore DH1\n\n; the end\n"])
  func atTheEndItIsAboutNothing(text: String) throws {
    let found = try read(Self.header + text)
    #expect(found.count == 1 && found.first?.0.target == nil)
  }

  @Test(
    arguments: [
      "; a deskheap:ignore DH1\n", "# deskheap:ignore DH1\n", "; deskheap ignore DH1\n",
      "\"a\"=\"b\" ; deskheap:ignore DH1\n", "; Deskheap:ignore DH1\n",
    ])
  func otherCommentsAreNone(text: String) throws {
    #expect(try read(Self.header + "[HKEY_LOCAL_MACHINE\\X]\n" + text + "\"c\"=\"d\"\n").isEmpty)
  }

  @Test func aLongRowOfThemIsCut() throws {
    let row = String(repeating: "; deskheap:ignore DH1\n", count: 1000)
    #expect(try read(Self.header + row + "[HKEY_LOCAL_MACHINE\\X]\n").count == ReaderLimits.directivesOfStatement)
  }
}

import Foundation
import Testing

/// What docs/ci.md says of `.gitattributes`, tried with git.
struct GitAttributesTests {
  private static let attributes = "*.reg text working-tree-encoding=UTF-16LE-BOM eol=crlf"
  private static let text = "REGEDIT4\r\n\r\n[HKEY_LOCAL_MACHINE\\X]\r\n\"a\"=\"b\"\r\n"
  private static let mark = Data([0xFF, 0xFE])

  /// Adds `bytes` as `a.reg` to a repository with the attributes, and gives what git says and what a fresh checkout has;
  /// nil where git refuses it.
  private func checkedOut(_ bytes: Data, besides: String = "") throws -> (errors: String, bytes: Data?) {
    try Tool.withFolder { folder in
      try bytes.write(to: folder.appending(path: "a.reg"))
      let line = """
        export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
        git init -q . && printf '%s\\n' '\(Self.attributes)' '\(besides)' > .gitattributes && git add .gitattributes && git add a.reg &&
        rm a.reg && git checkout -q -- a.reg
        """
      let outcome = try Tool.shell(line, in: folder)
      return (outcome.errors, outcome.status == 0 ? try Data(contentsOf: folder.appending(path: "a.reg")) : nil)
    }
  }

  private func utf16(_ text: String) -> Data {
    Self.mark + Data(text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
  }

  @Test func theAdviceIsTheOneThatIsTried() throws {
    let page = try String(contentsOf: Tool.project.appending(path: "docs/ci.md"), encoding: .utf8)
    #expect(page.contains("\n\(Self.attributes)\n"))
  }

  @Test(arguments: ["generations/10-x64", "readers/letter-o", "encodings/utf-16le", "encodings/utf-16le-version-4"])
  func whatRegeditWritesComesBackToTheByte(sample: String) throws {
    let file = Tool.samples.appending(path: "\(sample)/input.reg")
    let bytes = try Data(contentsOf: file)
    #expect(bytes.starts(with: Self.mark))
    #expect(try checkedOut(bytes).bytes == bytes)
  }

  @Test func unicodeComesBackToTheByte() throws {
    let bytes = utf16(Self.text + "\"é☃𝄞\"=\"\u{202E}\"\r\n")
    #expect(try checkedOut(bytes).bytes == bytes)
  }

  @Test func aDiffIsReadable() throws {
    try Tool.withFolder { folder in
      let attributes = folder.appending(path: ".gitattributes")
      try "\(Self.attributes)\n".write(to: attributes, atomically: true, encoding: .utf8)
      try utf16(Self.text).write(to: folder.appending(path: "a.reg"))
      try utf16(Self.text.replacing("\"b\"", with: "\"c\"")).write(to: folder.appending(path: "new"))
      let line = """
        export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
        git init -q . && git add .gitattributes a.reg && mv new a.reg && git diff --no-color
        """
      let outcome = try Tool.shell(line, in: folder)
      #expect(outcome.output.contains("\n-\"a\"=\"b\"\n+\"a\"=\"c\"\n"), "\(outcome.errors)")
    }
  }

  /// What does not survive: git takes the bytes for UTF-16 whatever they are.
  @Test func otherEncodingsAreRefusedOrComeBackChanged() throws {
    let odd = Data(Self.text.utf8) + (Self.text.utf8.count % 2 == 0 ? Data("x".utf8) : Data())
    #expect(try checkedOut(odd).errors.contains("failed to encode"))
    let even = Data(Self.text.utf8) + (Self.text.utf8.count % 2 == 0 ? Data() : Data("x".utf8))
    #expect(try checkedOut(even).bytes == Self.mark + even)
    #expect(try checkedOut(utf16(Self.text) + Data([0x00, 0xD8])).errors.contains("failed to encode"))
    #expect(try checkedOut(utf16(Self.text).dropFirst(2)).bytes == utf16(Self.text))
    #expect(try checkedOut(utf16(Self.text.replacing("\r\n", with: "\n"))).bytes == utf16(Self.text))
  }

  @Test func aLineBehindItTakesFilesOut() throws {
    let bytes = Data(Self.text.utf8) + (Self.text.utf8.count % 2 == 0 ? Data() : Data("x".utf8))
    #expect(try checkedOut(bytes, besides: "a*.reg -text !working-tree-encoding").bytes == bytes)
  }

  /// The line by which docs/ci.md finds the files that the advice is not for.
  @Test func theDocumentedSearchFindsThem() throws {
    let page = try String(contentsOf: Tool.project.appending(path: "docs/ci.md"), encoding: .utf8)
    let block = try #require(page.firstMatch(of: /```sh search\n([\s\S]*?)```/)).output.1
    try Tool.withFolder { folder in
      try utf16(Self.text).write(to: folder.appending(path: "good.reg"))
      try Data(Self.text.utf8).write(to: folder.appending(path: "a b.reg"))
      try Data().write(to: folder.appending(path: "empty.REG"))
      let outcome = try Tool.shell("git init -q . && git add . && \(block)", in: folder)
      #expect(outcome.output == "a b.reg\nempty.REG\n", "\(outcome.errors)")
    }
  }
}

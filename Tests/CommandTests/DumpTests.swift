import Foundation
import Testing

/// What `dump` writes of strings: every length, and what is not written as it is at every place.
struct DumpTests {
  /// What may stand in a string, how an export writes it where that is otherwise, and how a terminal shall see it.
  private static let pieces: [(text: String, written: String, shown: String)] = [
    ("ä", "ä", "ä"), ("€", "€", "€"), ("😀", "😀", "😀"), ("\u{7F}", "\u{7F}", "\\u{7F}"),
    ("\u{1F}", "\u{1F}", "\\u{1F}"), ("\t", "\t", " "), ("\u{200E}", "\u{200E}", "\\u{200E}"), ("\"", "\\\"", "\""),
    ("\\", "\\\\", "\\"), ("\n", "\\n", "\\u{A}"), ("[", "[", "["), (":", ":", ":"), ("#[", "#[", "#["),
    ("##x[", "##x[", "##x\\u{5B}"), (" ::x::", " ::x::", " \\u{3A}:x::"), ("k", "k", "k"),
  ]

  /// Strings of up to 20 letters around each piece.
  private static let strings = pieces.flatMap { piece in
    (0..<20).flatMap { count in
      (0...count).map { place in
        let (before, behind) = (String(repeating: "m", count: place), String(repeating: "n", count: count - place))
        return (
          text: before + piece.text + behind, written: before + piece.written + behind,
          shown: before + piece.shown + behind
        )
      }
    }
  }

  /// Runs `dump` on an export in which each string is the path of a key, a name and a value's data.
  private static func dump(_ format: String, encoding: String.Encoding) throws -> String {
    var text = "Windows Registry Editor Version 5.00\r\n"
    for string in strings {
      // A path has no escapes, and its backslashes part keys.
      let isPart = !string.text.contains("\\") && !string.text.contains("\n")
      text += "[HKEY_CURRENT_USER\\\(isPart ? string.text : "k")]\r\n"
      text += "\"a\(string.written)\"=\"\(string.written)\"\r\n"
    }
    let mark: [UInt8] = encoding == .utf8 ? [0xEF, 0xBB, 0xBF] : [0xFF, 0xFE]
    let data = try Data(mark) + #require(text.data(using: encoding))
    return try Tool.withFolder { folder in
      try data.write(to: folder.appending(path: "a.reg"))
      let outcome = try Tool.run(["dump", "--format", format, "a.reg"], in: folder)
      #expect(outcome.status == 0)
      return outcome.output
    }
  }

  @Test("Text shows every string as it may be seen", arguments: [String.Encoding.utf16LittleEndian, .utf8])
  func text(encoding: String.Encoding) throws {
    let lines = try Self.dump("text", encoding: encoding).split(separator: "\n")
    var line = 2
    for (index, string) in Self.strings.enumerated() {
      let isPart = !string.text.contains("\\") && !string.text.contains("\n")
      #expect(lines[2 * index] == "\(line): [HKEY_CURRENT_USER\\\(isPart ? string.shown : "k")]")
      #expect(lines[2 * index + 1] == "\(line + 1):   \"a\(string.shown)\" REG_SZ \"\(string.shown)\"")
      line += 2
    }
  }

  @Test("JSON has every string unchanged", arguments: [String.Encoding.utf16LittleEndian, .utf8])
  func json(encoding: String.Encoding) throws {
    struct Document: Decodable {
      struct Key: Decodable {
        struct Value: Decodable {
          var name: String
          var data: String
        }
        var path: String
        var values: [Value]
      }
      var keys: [Key]
    }
    let output = try Self.dump("json", encoding: encoding)
    let keys = try JSONDecoder().decode(Document.self, from: Data(output.utf8)).keys
    #expect(keys.count == Self.strings.count)
    for (key, string) in zip(keys, Self.strings) {
      let isPart = !string.text.contains("\\") && !string.text.contains("\n")
      #expect(key.path == "HKEY_CURRENT_USER\\" + (isPart ? string.text : "k"))
      #expect(key.values.map(\.name) == ["a" + string.text])
      let data = try #require((string.text + "\0").data(using: .utf16LittleEndian))
      #expect(key.values.map(\.data) == [data.map { String(format: "%02x", $0) }.joined()])
    }
  }

  @Test("What deletes, numbers and bytes are told in their own way")
  func otherValues() throws {
    let text = """
      REGEDIT4
      [-HKEY_CURRENT_USER\\k]
      [hkey_current_user\\\\k\\]
      @="x"
      "a"=-
      @=-
      "b"=dword:fffffffe
      "c"=hex(4):01
      "d"=hex(2):41
      "e"=hex(7):41
      "f"=hex(1f):
      "g"=hex:0,1,2,3,4,ff
      "h"=hex(1):41,00,42,00
      """
    let outcome = try Tool.run(["dump", "-"], input: Data(text.replacing("\n", with: "\r\n").utf8))
    #expect(
      outcome.output.hasPrefix(
        """
        2: delete [HKEY_CURRENT_USER\\k]

        3: [HKEY_CURRENT_USER\\k]
        4:   @ REG_SZ "x"
        5:   delete "a"
        6:   delete @
        7:   "b" REG_DWORD 4294967294
        8:   "c" REG_DWORD 01
        9:   "d" REG_EXPAND_SZ "A"
        10:   "e" REG_MULTI_SZ 41000000
        11:   "f" type 0x1f \("")
        12:   "g" REG_BINARY 0001020304ff
        13:   "h" REG_SZ "A"

        """))
  }
}

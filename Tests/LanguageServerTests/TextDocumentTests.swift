import LanguageServer
import TestDice
import Testing

/// The lines of a text with their ends, found the long way.
private func lines(_ text: String) -> [(text: String.UnicodeScalarView, end: String.UnicodeScalarView)] {
  var result: [(String.UnicodeScalarView, String.UnicodeScalarView)] = [(.init(), .init())]
  let scalars = Array(text.unicodeScalars)
  for (index, scalar) in scalars.enumerated() {
    guard scalar == "\r" || scalar == "\n" else {
      result[result.count - 1].0.append(scalar)
      continue
    }
    result[result.count - 1].1.append(scalar)
    if scalar == "\r", index + 1 < scalars.count, scalars[index + 1] == "\n" { continue }
    result.append((.init(), .init()))
  }
  return result
}

private func units(_ scalar: Unicode.Scalar, _ encoding: PositionEncoding) -> Int {
  encoding == .utf8 ? String(scalar).utf8.count : String(scalar).utf16.count
}

/// Every place of a text between two characters, with its position, found the long way; none inside of a CRLF.
private func places(_ text: String, _ encoding: PositionEncoding) -> [(scalar: Int, position: TextPosition)] {
  var result: [(Int, TextPosition)] = []
  var index = 0
  for (number, line) in lines(text).enumerated() {
    var character = 0
    for scalar in line.text {
      result.append((index, TextPosition(line: number, character: character)))
      character += units(scalar, encoding)
      index += 1
    }
    result.append((index, TextPosition(line: number, character: character)))
    index += line.end.count
  }
  return result
}

private func replaced(_ text: String, _ range: Range<Int>, _ new: String) -> String {
  var scalars = Array(text.unicodeScalars)
  scalars.replaceSubrange(range, with: new.unicodeScalars)
  return String(String.UnicodeScalarView(scalars))
}

private let pieces = ["a", "\r", "\n", "\r\n", "é", "字", "🙂", "\u{FEFF}", "", "[x]", "\u{0}", "\u{85}", "\u{2028}"]

extension Dice {
  fileprivate mutating func text(_ count: Int) -> String {
    (0..<count).map { _ in pieces.randomElement(using: &self) ?? "" }.joined()
  }
}

@Suite("A document")
struct TextDocumentTests {
  @Test("has a position for each place, and the place for each position", arguments: [PositionEncoding.utf8, .utf16])
  func positions(_ encoding: PositionEncoding) {
    var dice = Dice(1)
    for _ in 0..<300 {
      let text = dice.text(12)
      let document = TextDocument(text)
      for (scalar, position) in places(text, encoding) {
        let prefix = String(String.UnicodeScalarView(text.unicodeScalars.prefix(scalar)))
        let offset = 3 + prefix.utf8.count
        #expect(document.offset(of: position, in: encoding) == offset)
        #expect(document.position(of: offset, in: encoding) == position)
      }
    }
  }

  @Test("after many small edits equals the whole text", arguments: [PositionEncoding.utf8, .utf16])
  func edits(_ encoding: PositionEncoding) throws {
    for seed in 0..<150 {
      var dice = Dice(seed)
      var text = dice.text(seed % 20)
      var document = TextDocument(text)
      for _ in 0..<30 {
        let all = places(text, encoding)
        let a = try #require(all.randomElement(using: &dice))
        let near = all.filter { abs($0.scalar - a.scalar) < 4 }
        let b = try #require(near.randomElement(using: &dice))
        let (first, last) = a.scalar <= b.scalar ? (a, b) : (b, a)
        let new = dice.text(Int.random(in: 0...3, using: &dice))
        // Editors may give the ends of a stretch in either order.
        document.replace(TextSpan(start: a.position, end: b.position), with: new, in: encoding)
        text = replaced(text, first.scalar..<last.scalar, new)
        // Lines included: they are compared as a part of the document.
        try #require(document == TextDocument(text), "seed \(seed)")
      }
    }
  }

  @Test("takes places outside of it for the nearest inside", arguments: [PositionEncoding.utf8, .utf16])
  func outside(_ encoding: PositionEncoding) {
    let document = TextDocument("ab\r\n🙂d")
    func offset(_ line: Int, _ character: Int) -> Int {
      document.offset(of: TextPosition(line: line, character: character), in: encoding)
    }
    #expect(offset(0, 99) == 5)
    #expect(offset(0, .max) == 5)
    #expect(offset(99, 0) == 12)
    #expect(offset(.max, .max) == 12)
    #expect(offset(-1, 5) == 3)
    #expect(offset(1, -7) == 7)
    #expect(offset(1, 1) == 7, "inside of a character")
  }

  @Test("without text has one line")
  func empty() {
    #expect(TextDocument("").lineCount == 1)
    #expect(TextDocument("a\r\n").lineCount == 2)
    #expect(TextDocument("a\rb").lineCount == 2)
  }
}

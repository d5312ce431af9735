import RegistryText
import TestDice
import Testing

/// What the reader leaves in its window is still known when that has gone on: names of values, and the path of their key.
struct WindowTests {
  private static let header = "Windows Registry Editor Version 5.00\r\n"
  /// More than the window takes at a time, in text units.
  private static let moreThanWindow = 70 << 10

  private static func comments(_ units: Int) -> String {
    let line = ";" + String(repeating: "c", count: 97) + "\r\n"
    return String(repeating: line, count: units / 100) + ";" + String(repeating: "c", count: units % 100) + "\r\n"
  }

  private static func read(_ text: String, _ interest: Interest = .none) throws -> Recorder {
    try Recorder.read([0xFF, 0xFE] + UTF16Bytes.littleEndian(Array(text.utf16)), interest: interest)
  }

  @Test("A name that stands twice is told, wherever the window ended between", arguments: 0..<3)
  func namesBehindTheEdge(part: Int) throws {
    let names = ["first", "e\\\\scaped", "Gerät", "the fourth name"]
    let lines = names.map { "\"\($0)\"=\"\"\r\n" }
    for shift in stride(from: part * 7, to: 160, by: 21) {
      let front = Self.header + Self.comments((64 << 10) - 190 + shift) + "[HKEY_LOCAL_MACHINE\\key\\\\]\r\n"
      let text = front + lines.joined() + Self.comments(Self.moreThanWindow) + lines.map { $0.uppercased() }.joined()
      let first = front.utf8.count { $0 == 0x0A } + 1
      let told = ["FIRST", "E\\SCAPED", "GERÄT", "THE FOURTH NAME"].enumerated().map { index, name in
        ProblemKind.duplicateValue(name: name, first: first + index)
      }
      let recorder = try Self.read(text)
      #expect(recorder.problems.map(\.kind) == told, "\(shift)")
      #expect(recorder.problems.allSatisfy { $0.key == "HKEY_LOCAL_MACHINE\\key" }, "\(shift)")
    }
  }

  @Test("The name of a list that is lost behind the window is free again", arguments: [0, 1, 23, 24, 25])
  func lostNames(others: Int) throws {
    let list = String(repeating: "  " + String(repeating: "00,", count: 25) + "\\\r\n", count: 1000)
    let front = Self.header + "[HKEY_USERS\\k]\r\n" + (0..<others).map { "\"Name\($0)\"=\"\"\r\n" }.joined()
    let lost = "\"list\"=hex:00,\\\r\n" + list + "no list\r\n"
    let again = "\"List\"=\"\"\r\n" + (0..<others).reversed().map { "\"Name\($0)\"=\"\"\r\n" }.joined()
    let problems = try Self.read(front + lost + again + "\"list\"=-\r\n").problems
    let names = (0..<others).reversed().map { ProblemKind.duplicateValue(name: "Name\($0)", first: $0 + 3) }
    #expect(problems.first?.kind == .malformedData(.brokenContinuation))
    let told = Array(problems.map(\.kind).dropFirst())
    #expect(told == names + [.duplicateValue(name: "list", first: others + 3 + 1002)])
  }

  @Test("Names of all kinds under long keys are found as the reference reader finds them", arguments: 0..<8)
  func names(seed: Int) throws {
    var dice = Dice(seed)
    var text = Self.header + "[HKEY_USERS\\k]\r\n"
    for _ in 0..<60 {
      let number = Int.random(in: 0..<24, using: &dice)
      let spelt = [
        "Name\(number)", "nAMe\(number)", "ümläut\(number)", "ÜmLÄUT\(number)", "\\\"q\(number)", "n\(number % 7)",
      ]
      let name = spelt[number % 3 == 0 ? Int.random(in: 0..<6, using: &dice) : 0]
      switch Int.random(in: 0..<9, using: &dice) {
      case 0: text += Self.comments(Int.random(in: 0..<Self.moreThanWindow, using: &dice))
      case 1: text += "\"\(name)\"=hex:00,\\\r\n" + Self.list(of: Int.random(in: 1..<300, using: &dice)) + "  00\r\n"
      case 2: text += "\"\(name)\"=hex:00,\\\r\n" + Self.list(of: Int.random(in: 1..<300, using: &dice)) + "broken\r\n"
      case 3: text += "\"\(name)\"=\"text\r\nover lines\"\r\n"
      case 4 where number.isMultiple(of: 4): text += "[HKEY_USERS\\k\(number)]\r\n"
      default: text += "\"\(name)\"=dword:0000000\(number % 10)\r\n"
      }
    }
    let bytes = [0xFF, 0xFE] + UTF16Bytes.littleEndian(Array(text.utf16))
    for interest in [Interest.none, .lent, .mapped] {
      let reading = try Recorder.read(bytes, interest: interest).reading
      #expect(reading.difference(to: ReferenceReader.read(bytes, interest: interest)) == nil, "\(interest)")
    }
  }

  /// So many lines of a list as regedit writes them.
  private static func list(of lines: Int) -> String {
    String(repeating: "  " + String(repeating: "a7,", count: 25) + "\\\r\n", count: lines)
  }
}

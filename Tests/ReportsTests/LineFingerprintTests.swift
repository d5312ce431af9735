import RegistryText
import Reports
import Testing

/// The fingerprint of every line by the definition itself: each line's first 100 units weighed one by one.
private func slowFingerprints(_ text: String) -> [Int: String] {
  let joined = text.unicodeScalars.map(String.init).joined().replacing("\r\n", with: "\n").replacing("\r", with: "\n")
  var units: [UInt64] = []
  var starts: [Int] = []
  var isStart = true
  for unit in Array(joined.utf16) + [0xFFFF] where unit != 0x20 && unit != 0x09 {
    if isStart { starts.append(units.count) }
    isStart = unit == 0x0A
    units.append(UInt64(unit))
  }
  var seen: [UInt64: Int] = [:]
  var result: [Int: String] = [:]
  for (number, start) in starts.enumerated() {
    var hash: UInt64 = 0
    for place in 0..<100 {
      var weight: UInt64 = 1
      for _ in place..<99 { weight = weight &* 37 }
      hash = hash &+ (start + place < units.count ? units[start + place] : 0) &* weight
    }
    seen[hash, default: 0] += 1
    result[number + 1] = "\(String(hash, radix: 16)):\(seen[hash, default: 0])"
  }
  return result
}

private func fingerprints(_ blocks: [[UInt16]], lines: Set<Int>) -> [Int: String] {
  LineFingerprints.of(lines) { take in
    for block in blocks where !take(block) { return }
  }
}

private func fingerprints(_ text: String, lines: Set<Int> = Set(1...400)) -> [Int: String] {
  fingerprints([Array(text.utf16)], lines: lines)
}

private let header = "Windows Registry Editor Version 5.00\r\n\r\n"
private let key = "[HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet001\\Control\\Session Manager\\SubSystems]\r\n"

@Suite("Fingerprints of lines")
struct LineFingerprintTests {
  @Test(
    "are what the definition gives",
    arguments: [
      "", "\n", "\r\n", "\r", "a", "a\nb", " \t \n\t", "\n\n\n", "a\r\n\r\nb\r\n", "a\rb\nc\r\nd", "a\r \nb",
      header + key + "\"Windows\"=\"SharedSection=1024,20480,768\"\r\n", String(repeating: "x\n", count: 300),
      String(repeating: "y", count: 1000) + "\n" + String(repeating: "y", count: 99),
      String(repeating: "z", count: 100),
      "é☃𝄞\u{FFFF}\u{0}\n𝄞",
    ])
  func followsTheDefinition(text: String) {
    #expect(fingerprints(text) == slowFingerprints(text))
  }

  @Test("of known texts are the numbers worked out by hand")
  func knownNumbers() {
    // 37^99 modulo 2^64 is w. An empty text is its end alone: 65535 w. One unit a is 97 w + 65535 w / 37.
    let w: UInt64 = 0x89AA_4AD3_BC31_365D
    #expect(fingerprints("") == [1: String(65535 &* w, radix: 16) + ":1"])
    let v: UInt64 = 0x4FD4_2B89_2E99_8BD9
    #expect(v &* 37 == w)
    #expect(fingerprints(" a\t") == [1: String(97 &* w &+ 65535 &* v, radix: 16) + ":1"])
  }

  @Test("count the lines before that have the same hash")
  func occurrences() {
    let text = String(repeating: String(repeating: "q", count: 120) + "\n", count: 4)
    let all = fingerprints(text)
    let first = all[1] ?? ""
    #expect(first.hasSuffix(":1"))
    #expect(all[3] == first.dropLast() + "3")
    #expect(fingerprints(text, lines: [3]) == [3: first.dropLast() + "3"])
  }

  @Test("do not depend on blanks, on the line ends or on how the text is cut into blocks", arguments: [1, 2, 3, 7, 64])
  func blocks(size: Int) {
    let text = header + key + "\"Windows\"=\"x, y\"\r\n"
    let units = Array(text.utf16)
    let cut = stride(from: 0, to: units.count, by: size).map { Array(units[$0..<min($0 + size, units.count)]) }
    let whole = fingerprints(text)
    #expect(fingerprints(cut, lines: Set(1...9)) == whole)
    #expect(fingerprints(text.replacing("\r\n", with: "\n")) == whole)
    #expect(fingerprints(text.replacing("\r\n", with: " \t\r\n  ")) == whole)
    #expect(fingerprints(text.replacing("x, y", with: "x, z")) != whole)
  }

  @Test("of lines that the text does not have are left out, and reading ends behind the last one wanted")
  func reach() {
    #expect(fingerprints("a\nb", lines: [2, 3]).keys.sorted() == [2])
    #expect(fingerprints("a", lines: []).isEmpty)
    var blocks = 0
    let found = LineFingerprints.of([1]) { take in
      for _ in 0..<100 {
        blocks += 1
        if !take(Array(repeating: 0x61, count: 200)) { return }
      }
    }
    #expect(found.count == 1)
    #expect(blocks == 2)
  }

  @Test("are the same for a file in UTF-8 and its twins in UTF-16 and in a code page")
  func twins() throws {
    let text = header + key + "\"naïve\"=\"x, y é\"\r\n"
    let utf8 = try encoded(Array(text.utf8), .utf8(mark: false))
    let mark: [UInt8] = [0xFF, 0xFE]
    let utf16 = try encoded(mark + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, .utf16LE(mark: true))
    let ansi = try encoded(text.unicodeScalars.map { UInt8($0.value) }, .ansi(.windows1252))
    #expect(utf8.count == 5)
    #expect(utf8 == utf16)
    #expect(utf8 == ansi)
    #expect(utf8 == slowFingerprints(text))
  }

  private func encoded(_ bytes: [UInt8], _ encoding: TextEncoding) throws -> [Int: String] {
    try LineFingerprints.of(Set(1...9)) { (take) throws(ReadError) in
      try DecodedText.read(MemoryBytes(bytes), encoding: encoding, take: take)
    }
  }
}

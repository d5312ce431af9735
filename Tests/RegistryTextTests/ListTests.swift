import RegistryText
import Testing

/// Lists of bytes and paths at the edges of what is looked at together: every length, every place of what does not fit.
struct ListTests {
  private static let heading = "Windows Registry Editor Version 5.00\r\n[HKEY_CURRENT_USER\\k]\r\n"

  private static func bytes(_ text: String) -> [UInt8] { [0xFF, 0xFE] + UTF16Bytes.littleEndian(Array(text.utf16)) }

  /// A list of so many different bytes, with a line break behind every `width` of them.
  private static func list(_ count: Int, width: Int, isUpper: Bool) -> (text: String, data: [UInt8]) {
    let data = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 89 &+ 7) }
    var text = ""
    for (index, byte) in data.enumerated() {
      let digits = String(byte, radix: 16, uppercase: isUpper)
      text += (digits.count < 2 ? "0" : "") + digits + (index + 1 < count ? "," : "")
      if (index + 1).isMultiple(of: width), index + 1 < count { text += "\\\r\n  " }
    }
    return (text, data)
  }

  @Test("A list of any length is its bytes", arguments: [Interest.lent, .data, .mapped])
  func everyLength(interest: Interest) throws {
    for count in 0...40 {
      for width in 1...26 {
        let list = Self.list(count, width: width, isUpper: width.isMultiple(of: 2))
        let recorder = try Recorder.read(
          Self.bytes(Self.heading + "\"a\"=hex:\(list.text)\r\n"), interest: interest)
        #expect(recorder.reading.values.map(\.data) == [list.data], "\(list.text)")
      }
    }
  }

  @Test("What does not fit is found at every place of a list", arguments: [20, 25])
  func everyPlace(width: Int) throws {
    let list = Self.list(3 * width, width: width, isUpper: false).text
    try Self.expectSameReadings("\"a\"=hex:\(list)\r\n", with: "/:@G`g, \\\r\n\u{12C}\u{130}\u{8030}\u{7F}", from: 8)
  }

  @Test("What means something is found at every place of a name and of a string")
  func everyPlaceOfText() throws {
    let line = "\"a name of some length, of three vectors\"=\"and a text that takes up more than four of them\"\r\n"
    let units = "\"\\=\r\n\t;0\0\u{7E}\u{7F}\u{80}\u{122}\u{13D}\u{15C}\u{10A}\u{8022}\u{FF5C}"
    try Self.expectSameReadings(line, with: units, from: 0)
  }

  @Test(
    "What is no digit is found at every place of a number, however many digits it has",
    arguments: ["0", "fF0", "0a9Fb1A", "0a9FfA1b", "CcAaEe89", "0a9FfA1b2"])
  func everyPlaceOfNumber(digits: String) throws {
    let line = "\"a\"=dword:\(digits)\r\n"
    try Self.expectSameReadings(line, with: "0/:@G`g, ;\\\r\n\u{130}\u{8030}\u{161}\u{7F}", from: 10)
  }

  /// Puts each of `units` into each place of `line` from `first` on, and reads that as the reference reader does.
  private static func expectSameReadings(_ line: String, with units: String, from first: Int) throws {
    let text = Array((heading + line + "\"b\"=dword:1\r\n").utf16)
    let start = heading.utf16.count
    for unit in units.utf16 {
      for index in start + first..<start + line.utf16.count {
        var damaged = text
        damaged[index] = unit
        try expectSameReading(damaged)
      }
    }
  }

  private static func expectSameReading(_ units: [UInt16]) throws {
    let bytes = [0xFF, 0xFE] + UTF16Bytes.littleEndian(units)
    for interest in [Interest.none, .lent, .mapped] {
      let reading = try Recorder.read(bytes, interest: interest).reading
      let difference = reading.difference(to: ReferenceReader.read(bytes, interest: interest))
      #expect(difference == nil, "\(interest): \(String(decoding: units, as: UTF16.self))")
    }
  }

  @Test("Text in a list ends where it does, and gets the end NUL that it lacks", arguments: [1, 2, 7])
  func textInLists(type: Int) throws {
    for data in [[], [0x41], [0, 0], [0x41, 0], [0x41, 0, 0], [0x41, 0, 0, 0], [0x41, 0, 0, 0, 0x42], [0, 0x41]] {
      let digits = data.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: ",")
      for header in ["Windows Registry Editor Version 5.00", "REGEDIT4"] {
        let text = "\(header)\r\n[HKEY_CURRENT_USER\\k]\r\n\"a\"=hex(\(type)):\(digits)\r\n"
        let lent = try Recorder.read(Self.bytes(text), interest: .lent).reading
        #expect(lent.values == ReferenceReader.read(Self.bytes(text), interest: .lent).values, "\(text)")
        #expect(lent.values == (try Recorder.read(Self.bytes(text), interest: .data).reading.values), "\(text)")
      }
    }
  }

  @Test("Doubled backslashes of a path are found at every place")
  func everyBackslash() throws {
    for count in 0..<20 {
      let path = Array("HKEY_CURRENT_USER\\" + String(repeating: "k", count: count))
      for place in 17...path.count {
        for backslashes in ["\\", "\\\\", "\\\\\\", "\\]", "]\\"] {
          let text = String(path[..<place]) + backslashes + String(path[place...])
          let bytes = Self.bytes("Windows Registry Editor Version 5.00\r\n[\(text)]\r\n")
          let keys = try Recorder.read(bytes, interest: .lent).reading.keys
          #expect(keys == ReferenceReader.read(bytes, interest: .lent).keys, "\(text)")
        }
      }
    }
  }
}

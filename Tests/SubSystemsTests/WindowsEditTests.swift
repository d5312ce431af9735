import RegistryText
import SubSystems
import Splices
import Testing

@Suite struct WindowsEditTests {
  private static let sections = ["1024,20480,768", "1024,20480,1024", "1024,12288,512", "1024,3072", "0,1,2", ""]

  private func set(_ section: String, in bytes: [UInt8]) throws -> (bytes: [UInt8], splices: [Splice]) {
    let (value, facts) = try windows(bytes)
    let range = try #require(SharedSectionText(value.string)?.range)
    let splices = try value.edit(replacing: range, with: section, in: facts)
    return (applied(splices, to: bytes), splices)
  }

  @Test(arguments: ExportSample.all) func theFileIsTheOneThatWouldHaveBeenWritten(_ sample: ExportSample) throws {
    for old in Self.sections.prefix(2) {
      let before = sample.bytes(Samples.windows8("SharedSection=" + old))
      for new in Self.sections {
        let after = sample.bytes(Samples.windows8("SharedSection=" + new))
        #expect(try set(new, in: before).bytes == after, "\(old) to \(new)")
      }
    }
  }

  @Test(arguments: ExportSample.all) func thereAndBackIsTheSameFile(_ sample: ExportSample) throws {
    let before = sample.bytes(Samples.good)
    let long = try set(String(repeating: "20480,", count: 40), in: before).bytes
    let back = try set("1024,20480,768", in: long).bytes
    #expect(back == before)
  }

  @Test(arguments: ExportSample.all) func equallyLongNumbersChangeTheirDigitsOnly(_ sample: ExportSample) throws {
    let splices = try set("1024,20992,512", in: sample.bytes(Samples.good)).splices
    // 20480 → 20992 is three digits, 768 → 512 is three; in a list 30 → 39 is one digit of two.
    let size = sample.encoding.unitSize
    #expect(splices.reduce(0) { $0 + $1.bytes.count } == 6 * size)
    #expect(splices.allSatisfy { $0.bytes.count == $0.replacement.count })
  }

  @Test(arguments: ExportSample.all) func whatStaysTheSameIsNotTouched(_ sample: ExportSample) throws {
    let before = sample.bytes(Samples.good)
    let size = sample.encoding.unitSize
    for section in ["1024,20480,7680", "1024,20480,76", "10240,20480,768"] {
      for splice in try set(section, in: before).splices {
        let (old, new) = (before[splice.bytes], splice.replacement)
        guard !old.isEmpty, !new.isEmpty else { continue }
        #expect(!old.prefix(size).elementsEqual(new.prefix(size)))
        #expect(!old.suffix(size).elementsEqual(new.suffix(size)))
      }
    }
  }

  @Test(arguments: ExportSample.all) func whatStaysTheSameIsNoChange(_ sample: ExportSample) throws {
    #expect(try set("1024,20480,768", in: sample.bytes(Samples.good)).splices.isEmpty)
  }

  @Test(arguments: ExportSample.all.filter { $0.lineEnd == "\r\n" })
  func insertingAndRemovingAtEveryPlaceIsTheSameFile(_ sample: ExportSample) throws {
    let text = #"a\b "c" =1,2,3"#
    let before = sample.bytes(text)
    for index in 0...text.utf16.count {
      let (value, facts) = try windows(before)
      let grown = applied(try value.edit(replacing: index..<index, with: #"x\y""#, in: facts), to: before)
      let (changed, changedFacts) = try windows(grown)
      #expect(changed.string.text == String(text.prefix(index)) + #"x\y""# + text.dropFirst(index))
      let back = try changed.edit(replacing: index..<index + 4, with: "", in: changedFacts)
      #expect(applied(back, to: grown) == before, "\(index)")
    }
  }

  /// Characters of two units that have one unit in common, at the ends of the ranges of such units.
  @Test(
    arguments: [
      ["\u{10000}", "\u{10001}"], ["\u{10000}", "\u{20000}"], ["\u{103FF}", "\u{203FF}"], ["\u{10FC00}", "\u{10FC01}"],
      ["\u{10FFFF}", "\u{FFFF}"], ["\u{10FFFF}", "\u{103FF}"],
    ], [TextEncoding.utf8(mark: true), .utf16LE(mark: true)])
  func aCharacterIsReplacedWhole(_ pair: [String], _ encoding: TextEncoding) throws {
    let sample = ExportSample(encoding: encoding, lineEnd: "\r\n", isVersion4: false, isHex: false)
    for (old, new) in [(pair[0], pair[1]), (pair[1], pair[0])] {
      let before = sample.bytes("a\(old)b")
      let (value, facts) = try windows(before)
      let splices = try value.edit(replacing: 0..<2 + old.utf16.count, with: "a\(new)b", in: facts)
      #expect(applied(splices, to: before) == sample.bytes("a\(new)b"))
    }
  }

  @Test func lineBreaksAreWrittenAsEscapes() throws {
    let sample = ExportSample(encoding: .utf16LE(mark: true), lineEnd: "\r\n", isVersion4: false, isHex: false)
    let before = sample.bytes("ab")
    let (value, facts) = try windows(before)
    let after = applied(try value.edit(replacing: 1..<1, with: "\n\r", in: facts), to: before)
    let export = try ExportSurvey.read(MemoryBytes(after))
    #expect(export.windowsValues.map(\.string.text) == ["a\n\rb"])
    #expect(export.problems.isEmpty)
    #expect(export.facts.lines == facts.lines)
  }

  @Test func capitalsStayCapitals() throws {
    let sample = ExportSample(encoding: .ansi(.windows1252), lineEnd: "\n", isVersion4: false, isHex: true)
    let before = sample.bytes(Samples.good).map { (0x61...0x66).contains($0) ? $0 - 0x20 : $0 }
    let repaired = try keepingNames(before)
    let after = try set("1024,20480,768,1", in: repaired).bytes
    let list = String(decoding: after, as: UTF8.self).split(separator: "hex(2):").last ?? ""
    #expect(list.contains("2C,00,31,00"))
    #expect(!list.prefix { $0 != "\"" }.contains("c"))
  }

  /// Writes names and keywords in the case that the reader wants, after all of the file has been put in capitals.
  private func keepingNames(_ bytes: [UInt8]) throws -> [UInt8] {
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    let words = [
      ("Windows REgistry EDitor VErsion 5.00", "Windows Registry Editor Version 5.00"),
      ("=hEx(", "=hex("), ("\"WinDows\"", "\"Windows\""),
    ]
    return Array(
      lines.enumerated().map { index, line in
        if index == 0 { return "Windows Registry Editor Version 5.00" }
        return words.reduce(String(line)) { text, word in
          text.split(separator: word.0, omittingEmptySubsequences: false).joined(separator: word.1)
        }
      }.joined(separator: "\n").utf8)
  }

  @Test(
    arguments: [
      (TextEncoding.ansi(.windows1252), "ω"), (.ansi(.windows1252), "😀"), (.utf16LE(mark: true), "\u{0}"),
    ])
  func whatTheEncodingCannotHoldIsRefused(_ encoding: TextEncoding, _ text: String) throws {
    for isHex in [true, false] {
      let sample = ExportSample(encoding: encoding, lineEnd: "\n", isVersion4: true, isHex: isHex)
      let (value, facts) = try windows(sample.bytes(Samples.good))
      #expect(throws: EditFault.self) { try value.edit(replacing: 3..<4, with: text, in: facts) }
      #expect(value.splices(replacing: 3..<4, with: text, in: facts) == nil)
    }
  }

  /// Windows reads such a file in its ANSI code page: what is written as UTF-8 would come out as something else.
  @Test func unmarkedUTF8TakesASCIIOnly() throws {
    let sample = ExportSample(encoding: .utf8(mark: false), lineEnd: "\r\n", isVersion4: false, isHex: false)
    let (value, facts) = try windows(sample.bytes("aéb"))
    #expect(value.string.text == "aÃ©b")
    #expect(throws: EditFault.readAsANSI) { try value.edit(replacing: 0..<1, with: "è", in: facts) }
    let splices = try value.edit(replacing: 0..<1, with: "x", in: facts)
    #expect(applied(splices, to: sample.bytes("aéb")) == sample.bytes("xéb"))
  }

  @Test(arguments: [TextEncoding.utf16LE(mark: true), .utf16BE(mark: true), .utf8(mark: true)], [true, false])
  func otherCharactersAreWrittenInTheFilesEncoding(_ encoding: TextEncoding, _ isHex: Bool) throws {
    let sample = ExportSample(encoding: encoding, lineEnd: "\r\n", isVersion4: false, isHex: isHex)
    let before = sample.bytes("a😀é b")
    let (value, facts) = try windows(before)
    let after = applied(try value.edit(replacing: 0..<4, with: "a😁éü", in: facts), to: before)
    #expect(after == sample.bytes("a😁éü b"))
  }

  @Test func theAnsiCodePageIsKept() throws {
    for isHex in [true, false] {
      let sample = ExportSample(encoding: .ansi(.windows1252), lineEnd: "\r\n", isVersion4: true, isHex: isHex)
      let before = sample.bytes("abc")
      let (value, facts) = try windows(before)
      let after = applied(try value.edit(replacing: 1..<2, with: "é€", in: facts), to: before)
      #expect(try windows(after).value.string.text == "aé€c")
    }
  }

  @Test func rangesOutsideOfTheValueAreRefused() throws {
    let sample = ExportSample(encoding: .ansi(.windows1252), lineEnd: "\n", isVersion4: true, isHex: true)
    let (value, facts) = try windows(sample.bytes("abc"))
    #expect(throws: EditFault.outsideValue(range: 3..<9, count: 4)) {
      try value.edit(replacing: 3..<9, with: "x", in: facts)
    }
  }
}

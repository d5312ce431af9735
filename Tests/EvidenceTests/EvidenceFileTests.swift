import Evidence
import LibXML
import Testing

@Suite("Evidence file")
struct EvidenceFileTests {
  private static let rows = "WinSta0\\Default 3072 24.2\nService-0x0-3e7$\\Default 512 98.6\n"

  private func content(_ bytes: [UInt8]) throws -> EvidenceFile.Content {
    try EvidenceFile.read(name: "e", blocks(bytes, of: 3)).content
  }

  @Test("is known by what is in it, whatever its encoding")
  func kinds() throws {
    let event = "Source: Win32k\nEvent ID: 243\nDescription: full\n"
    for encode in [{ Array($0.utf8) }, { utf16($0) }, { utf16($0, bigEndian: true) }] as [(String) -> [UInt8]] {
      guard case .listing(let listing) = try content(encode(Self.rows)), listing.rows.count == 2 else {
        Issue.record("no listing")
        return
      }
      guard case .events(let log) = try content(encode(event)), log.exhaustions == 1 else {
        Issue.record("no events")
        return
      }
      guard case .both(let pasted, let pastedLog) = try content(encode(Self.rows + "\n" + event)) else {
        Issue.record("not both")
        return
      }
      #expect(pasted.rows.count == 2 && pastedLog.exhaustions == 1)
      guard case .events(let xml) = try content(encode("\n" + xmlEvent())) else {
        Issue.record("no events in XML")
        return
      }
      #expect(xml.records.map(\.line) == [2])
    }
  }

  @Test(
    "of something else is unknown, not an error",
    arguments: ["", "\n", "hello", "<html/>", "{\"a\": 1}", "\u{0}\u{1}\u{2}"])
  func unknown(text: String) throws {
    #expect(try content(Array(text.utf8)) == .unknown)
  }

  @Test("in binary form is refused with the command that helps")
  func binary() {
    for magic in [Array("ElfFile\0".utf8), [0x30, 0, 0, 0] + Array("LfLe".utf8)] {
      do throws(EvidenceError) {
        _ = try EvidenceFile.read(name: "s.evtx", .bytes(magic + [UInt8](repeating: 0, count: 100)))
        Issue.record("accepted")
      } catch {
        #expect(error == .binaryLog(path: "s.evtx"))
        #expect(error.remedy.contains("wevtutil"))
      }
    }
  }

  @Test("that cannot be read says why")
  func unreadable() {
    #expect(throws: EvidenceError.unreadable(path: "e", reason: "gone")) {
      try EvidenceFile.read(
        name: "e", ByteSource { () throws(ByteSourceError) in throw ByteSourceError(reason: "gone") })
    }
  }

  @Test("survives every cut and every changed byte without a trap")
  func damage() throws {
    let samples = [
      Array(xmlEvent(rest: "<EventData><Data Name='SessionId'>1</Data></EventData>").utf8),
      Array(
        ("Session ID: 0 Total Desktop: (3584 KB - 2 desktops)\nWinStation\\Desktop\n---\n" + Self.rows + "---\n").utf8),
      utf16("Event[0]:\n  Source: Win32k\n  Event ID: 243\n  Description: \nSession ID: 9\n"),
      Array("Source,Id,Message\nWin32k,243,\"a\"\"b\"\n".utf8),
    ]
    for sample in samples {
      for index in sample.indices {
        _ = try? EvidenceFile.read(name: "e", .bytes(Array(sample[..<index])))
        for byte in [0x00, 0x22, 0x39, 0x3C, 0x5C, 0xFF] as [UInt8] {
          var changed = sample
          changed[index] = byte
          _ = try? EvidenceFile.read(name: "e", .bytes(changed))
        }
      }
      #expect(try EvidenceFile.read(name: "e", .bytes(sample)).content != .unknown)
    }
  }
}

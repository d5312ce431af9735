import Evidence
import LibXML
import Testing

func xmlEvent(
  provider: String = "Win32k", id: String = "<EventID Qualifiers='32768'>243</EventID>", rest: String = ""
) -> String {
  "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='\(provider)'/>\(id)"
    + "<Level>3</Level><TimeCreated SystemTime='2011-02-03T04:05:06.000Z'/><Channel>System</Channel>"
    + "<Computer>host7</Computer></System>\(rest)</Event>"
}

@Suite("Events as XML")
struct EventXMLTests {
  private func log(_ bytes: [UInt8], block: Int = 4096) throws -> EventLog {
    let file = try EvidenceFile.read(name: "log.xml", blocks(bytes, of: block))
    guard case .events(let log) = file.content else {
      Issue.record("\(file.content)")
      return EventLog()
    }
    return log
  }

  @Test("are read with a root or without, in every encoding, in blocks of any size", arguments: [1, 7, 4096])
  func roots(block: Int) throws {
    let events = xmlEvent() + "\r\n" + xmlEvent(id: "<EventID>244</EventID>") + "\r\n"
    let texts = [
      events, "<Events>\r\n" + events + "</Events>",
      "<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>\r\n<Events>" + events + "</Events>",
    ]
    for text in texts {
      for bytes in [
        Array(text.utf8), [0xEF, 0xBB, 0xBF] + Array(text.utf8), utf16(text), utf16(text, bigEndian: true),
      ] {
        let log = try log(bytes, block: block)
        #expect(log.records.map(\.exhaustion) == [.oneHeapFull, .noRoomForHeap])
        #expect(log.events == 2)
      }
    }
  }

  @Test("tell all that an event holds, and where it begins")
  func fields() throws {
    let rest = """
      <EventData><Data Name='one'>1 &lt; 2</Data><Data>x</Data></EventData>
      <RenderingInfo Culture='en-US'><Message>A desktop heap allocation failed. Process ID: 812. Process name: \
      C:\\Tools\\a b.exe. Thread ID: 90. Session ID: 3.</Message><Provider>Other</Provider></RenderingInfo>
      """
    let record = try #require(try log(Array(("\n\n" + xmlEvent(rest: rest)).utf8)).records.first)
    #expect(record.line == 3)
    #expect(record.provider == "Win32k")
    #expect(record.eventID == 243)
    #expect(record.time == "2011-02-03T04:05:06.000Z")
    #expect(record.computer == "host7")
    #expect(record.channel == "System")
    #expect(record.data == [.init(name: "one", value: "1 < 2"), .init(name: nil, value: "x")])
    #expect(record.sessionID == 3)
    #expect(record.processID == 812)
    #expect(record.processName == "C:\\Tools\\a b.exe")
  }

  @Test(
    "name the session where the event does",
    arguments: [
      ("<EventData><Data Name='SessionId'>0x2</Data></EventData>", 2), ("<EventData><Data>4</Data></EventData>", nil),
      ("<UserData><X xmlns='u'><SessionID>5</SessionID></X></UserData>", 5), ("", nil),
      ("<RenderingInfo><Message>A desktop heap allocation failed.</Message></RenderingInfo>", nil),
      ("<RenderingInfo><Message>SESSION ID:\t7\n</Message></RenderingInfo>", 7),
    ] as [(String, Int?)])
  func session(rest: String, session: Int?) throws {
    #expect(try log(Array(xmlEvent(rest: rest).utf8)).records.first?.sessionID == session)
  }

  @Test(
    "of the window manager are told from look-alikes",
    arguments: [
      ("Win32k", "243", true), ("Microsoft-Windows-Win32k", "244", true), ("win32K", "243", true),
      ("Win32kfull", "243", false), ("Service Control Manager", "243", false), ("Win32k", "245", false),
      ("Win32k", "2431", false), ("", "243", false), ("Disk", "244", false),
    ])
  func lookAlikes(provider: String, id: String, matches: Bool) throws {
    let log = try log(Array(xmlEvent(provider: provider, id: "<EventID>\(id)</EventID>").utf8))
    #expect((log.records.count == 1) == matches)
    #expect(log.events == 1)
  }

  @Test("do not take a provider or number from an event's own data")
  func ownData() throws {
    let data =
      "<UserData><Provider Name='Win32k'/><EventID>243</EventID></UserData><Event><EventID>243</EventID></Event>"
    let log = try log(Array(xmlEvent(provider: "X", id: "<EventID>1</EventID>", rest: data).utf8))
    #expect(log.records == [])
    #expect(log.events == 1)
  }

  @Test("in a code page that nobody declared are read all the same")
  func codePage() throws {
    let name =
      Array("<RenderingInfo><Message>".utf8) + [0x66, 0xFC, 0x72, 0x80] + Array("</Message></RenderingInfo>".utf8)
    let text = Array(xmlEvent(rest: "@").utf8)
    let cut = try #require(text.firstIndex(of: UInt8(ascii: "@")))
    for block in [1, 4096] {
      let log = try log(Array(text[..<cut]) + name + Array(text[(cut + 1)...]), block: block)
      #expect(log.records.first?.message == "für€")
    }
  }

  @Test("that are cut off are an error with its line and what to do")
  func cut() throws {
    let text = xmlEvent() + "\n" + xmlEvent().dropLast(20)
    do throws(EvidenceError) {
      _ = try EvidenceFile.read(name: "log.xml", .bytes(Array(text.utf8)))
      Issue.record("accepted")
    } catch {
      #expect(error.path == "log.xml")
      #expect(error.line == 2)
      #expect(error.remedy.contains("</Event>"))
    }
  }

  @Test("with a document type are refused")
  func documentType() {
    #expect(throws: EvidenceError.documentType(path: "log.xml", line: 1)) {
      try EvidenceFile.read(name: "log.xml", .bytes(Array("<!DOCTYPE x [<!ENTITY a 'b'>]>\(xmlEvent())".utf8)))
    }
  }

  @Test("keep no more records than the limit and count the rest, in bounded strings")
  func bounded() throws {
    let many = String(repeating: xmlEvent() + "\n", count: EventLog.maximumRecords + 5)
    let log = try log(Array(many.utf8), block: 65536)
    #expect(log.records.count == EventLog.maximumRecords)
    #expect(log.exhaustions == EventLog.maximumRecords + 5)
    let data = String(repeating: "<Data>x</Data>", count: 1000)
    let wide = try self.log(Array(xmlEvent(rest: "<EventData>\(data)</EventData>").utf8))
    #expect(wide.records.first?.data.count == EventXMLReader.maximumData)
    let long = xmlEvent(rest: "<EventData><Data>" + String(repeating: "x", count: 2 << 20) + "</Data></EventData>")
    #expect(throws: EvidenceError.tooMuch(path: "log.xml", line: 1, what: "bytes in one text", maximum: 1 << 20)) {
      try EvidenceFile.read(name: "log.xml", .bytes(Array(long.utf8)))
    }
  }
}

import Evidence
import LibXML
import Testing

@Suite("Events as text")
struct EventTextTests {
  private func log(_ text: String) throws -> EventLog {
    let file = try EvidenceFile.read(name: "log.txt", .bytes(Array(text.utf8)))
    switch file.content {
    case .events(let log), .both(_, let log): return log
    case .listing, .unknown: return EventLog()
    }
  }

  private static let wevtutil = """
    Event[0]:
      Log Name: System
      Source: Win32k
      Date: 2012-03-04T05:06:07.000
      Event ID: 243
      Task: N/A
      Computer: host7
      Description:\u{20}
    A desktop heap allocation failed.
    Log Name: quoted in the message
    Source: Quoted

    Event[1]
      Log Name: System
      Source: Win32k
      Event ID: 244
      Description: Failed to create a desktop due to desktop heap exhaustion.

    Event[2]
      Source: Disk
      Event ID: 243
    """

  @Test("by wevtutil begin with their own heads only")
  func wevtutil() throws {
    let log = try log(Self.wevtutil)
    #expect(log.events == 3)
    #expect(log.records.map(\.exhaustion) == [.oneHeapFull, .noRoomForHeap])
    #expect(log.records.map(\.line) == [1, 13])
    #expect(
      log.records.first?.message == "A desktop heap allocation failed.\nLog Name: quoted in the message\nSource: Quoted"
    )
    #expect(log.records.first?.time == "2012-03-04T05:06:07.000")
    #expect(log.records.first?.computer == "host7")
    #expect(log.records.first?.channel == "System")
  }

  @Test("copied from the Event Viewer are not counted twice for the XML below them")
  func viewer() throws {
    let copy = """
      Log Name:      System
      Source:        Win32k
      Date:          3/4/2012 5:06:07 AM
      Event ID:      243
      Task Category: None
      Computer:      host7
      Description:
      A desktop heap allocation failed. Process ID: 55. Process name: x.exe. Thread ID: 8. Session ID: 12.
      Event Xml:
      <Event xmlns="urn:x"><System><Provider Name="Win32k" /><EventID>243</EventID></System></Event>

      """
    let log = try log(copy + copy.replacing("243", with: "1000"))
    #expect(log.events == 2)
    #expect(log.records.count == 1)
    #expect(log.records.first?.sessionID == 12)
    #expect(log.records.first?.processName == "x.exe")
  }

  @Test("copied on Windows XP and Server 2003 have date and time apart, and tabs")
  func oldViewer() throws {
    let copy = """
      Event Type:\tWarning
      Event Source:\tWin32k
      Event Category:\tNone
      Event ID:\t244
      Date:\t\t3/4/2006
      Time:\t\t5:06:07 AM
      User:\t\tN/A
      Computer:\tHOST7
      Description:
      Failed to create a desktop due to desktop heap exhaustion.

      """
    let log = try log(copy + "\n" + copy)
    #expect(log.records.map(\.exhaustion) == [.noRoomForHeap, .noRoomForHeap])
    #expect(log.records.last?.line == 12)
    #expect(log.records.first?.time == "3/4/2006 5:06:07 AM")
    #expect(log.records.first?.computer == "HOST7")
  }

  @Test("of Get-WinEvent and Get-EventLog lists are told apart by their labels, wherever the message stands")
  func lists() throws {
    let text = """
      Message      : A desktop heap allocation failed.
                     Source: Disk
                     Session ID: 4
      Id           : 243
      ProviderName : Microsoft-Windows-Win32k
      MachineName  : host7
      TimeCreated  : 3/4/2012 5:06:07 AM

      Message      : another
      Id           : 243
      ProviderName : Disk


      Index              : 77
      EventID            : 244
      InstanceId         : 2147483892
      Message            : Failed to create a desktop due to desktop heap exhaustion.
      Source             : Win32k
      TimeGenerated      : 3/5/2012 1:00:00 AM
      TimeWritten        : 3/5/2012 1:00:01 AM
      """
    let log = try log(text)
    #expect(log.events == 3)
    #expect(log.records.map(\.exhaustion) == [.oneHeapFull, .noRoomForHeap])
    #expect(log.records.first?.sessionID == 4)
    #expect(log.records.first?.time == "3/4/2012 5:06:07 AM")
    #expect(log.records.last?.time == "3/5/2012 1:00:00 AM")
  }

  @Test("give the number without severity and facility")
  func instanceID() throws {
    #expect(try log("InstanceId : 2147483891\nSource     : Win32k\n").records.first?.eventID == 243)
  }

  @Test(
    "as rows are found by their heading or by their fields",
    arguments: [
      "Level,Date and Time,Source,Event ID,Task Category\nWarning,3/4/2012 5:06:07 AM,Win32k,243,None,A desktop heap allocation failed.",
      "#TYPE X\n\"Message\",\"Id\",\"ProviderName\"\n\"A desktop \"\"heap\"\"\r\nallocation failed.\",\"243\",\"Win32k\"",
      "EventID;MachineName;Source;Message\n243;h;Win32k;A desktop heap allocation failed.",
      "Ebene,Datum und Uhrzeit,Quelle,Ereignis-ID,Kategorie\nWarnung,4.3.2012 05:06:07,Win32k,243,Keine,Fehler beim Heap.",
      "3/4/2006\t5:06:07 AM\tWin32k\tWarning\tNone\t243\tN/A\tHOST\tA desktop heap allocation failed.",
    ])
  func rows(text: String) throws {
    let log = try log(text + "\n")
    #expect(log.records.map(\.exhaustion) == [.oneHeapFull])
    #expect(log.records.first?.message?.contains("eap") == true)
  }

  @Test(
    "are not seen where there are none",
    arguments: [
      "Source: Disk\nEvent ID: 243\n", "a,b,c,243,Disk,Win32k is fine\n", "Win32k,242,x\n", "Win32kbase,243,x\n",
      "Source: Win32k\nEvent ID: 2430\n", "win32k 243\n", "Source: Win32k\n\nno number\n", "Event[0]:\n", "Id: 243\n",
      "Provider,Id,Message\nDisk,243,\"Win32k,243,x\"\n",
    ])
  func lookAlikes(text: String) throws {
    #expect(try log(text).records == [])
  }

  @Test("keep bounded messages and pass over a quote that never ends")
  func bounded() throws {
    let long = String(repeating: String(repeating: "x", count: 99) + "\n", count: 5000)
    let record = try log("Source: Win32k\nEvent ID: 243\nDescription:\n" + long).records.first
    #expect((record?.message?.utf8.count).map { (60_000...65_536).contains($0) } == true)
    let text = "Source,Id,Message\nX,1,\"" + String(repeating: long, count: 4) + "Win32k,243,full\n"
    let file = try EvidenceFile.read(name: "log.txt", .bytes(Array(text.utf8)))
    #expect(file.firstCutLine == 2)
    guard case .events(let log) = file.content else {
      Issue.record("no events in \(file.content)")
      return
    }
    #expect(log.records.map(\.exhaustion) == [.oneHeapFull])
  }
}

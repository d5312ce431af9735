import Evidence
import LibXML
import Testing

/// Events of other sources than Win32k, as an exported log has them without their messages.
@Suite("Diagnosis of events by their numbers")
struct SignEventTests {
  private func event(_ provider: String, _ number: Int, _ data: String...) -> String {
    let strings = data.enumerated().map { "<Data Name='param\($0.offset + 1)'>\($0.element)</Data>" }.joined()
    return "<Event><System><Provider Name='\(provider)'/><EventID>\(number)</EventID></System><EventData>\(strings)"
      + "</EventData></Event>\n"
  }

  private func diagnoses(_ xml: String) throws -> [Diagnosis] {
    Diagnosis.of([try Observations.read(name: "system.xml", .bytes(Array(xml.utf8)))])
  }

  private static let services = "Service Control Manager"
  private static let win32k = "<Event><System><Provider Name='Win32k'/><EventID>244</EventID></System></Event>\n"

  @Test(
    "A service that does not start for one of the errors of a full heap is an open sign, and goes with event 244",
    arguments: ["%%8", "%%128", "%%1053", "%%2186", "%%-1073741502", "0xC0000142"])
  func services(error: String) throws {
    let text = event(Self.services, 7000, "Poll17", error)
    let found = try diagnoses(text)
    #expect(found.map(\.verdict) == [.unknown])
    #expect(found.first?.evidence.map(\.line) == [1])
    #expect(found.first?.evidence.first?.text.contains("Poll17") == true)
    let both = try diagnoses(Self.win32k + text)
    #expect(both.map(\.verdict) == [.noRoomForHeap])
    #expect(both.first?.confidence == .likely)
    #expect(both.first?.evidence.map(\.line) == [1, 2])
  }

  @Test(
    "A service that says why it does not start is no sign",
    arguments: ["%%2", "%%3", "%%5", "%%193", "%%1058", "%%1068", "%%1069", "%%1326", "8 files", "%%80", "%%1280", ""])
  func otherErrors(error: String) throws {
    #expect(try diagnoses(event(Self.services, 7000, "Poll17", error)).first?.evidence.isEmpty == true)
  }

  @Test("The same numbers and strings of another source, and other numbers of this one, are no sign")
  func otherEvents() throws {
    for text in [
      event("Disk", 7000, "Poll17", "%%8"), event(Self.services, 7036, "Poll17", "%%8"),
      event(Self.services, 7000, "%%8"), event("Disk", 10010, "{3B1D7C5E-0000-4B5E-9C1E-000000000001}"),
      event("DCOM", 10016, "{3B1D7C5E-0000-4B5E-9C1E-000000000001}"), event("DCOM", 10010, "{3B1D7C5E}"),
      event("DCOM", 10010, "{3B1D7C5E-0000-4B5E-9C1E-000000000001"),
    ] { #expect(try diagnoses(text).first?.evidence.isEmpty == true, "\(text)") }
  }

  @Test(
    "DCOM's 10010 names the class whose server did not start", arguments: ["DCOM", "Microsoft-Windows-DistributedCOM"])
  func server(provider: String) throws {
    let popup = event(
      "Application Popup", 26, "server.exe - DLL Initialization Failed",
      "Initialization of the dynamic link library kernel32.dll failed. The process is terminating abnormally.")
    let timeouts = (1...7).map { event(provider, 10010, "{3b1d7c5e-0000-4b5e-9c1e-00000000000\($0)}") }.joined()
    let found = try diagnoses(popup + timeouts + timeouts)
    #expect(found.map(\.verdict) == [.comWindowStations])
    #expect(found.first?.confidence == .likely)
    #expect(found.first?.next.contains("{3B1D7C5E-0000-4B5E-9C1E-000000000001}, ") == true)
    #expect(found.first?.next.contains("and 2 more did not start") == true)
    #expect(try diagnoses(timeouts).map(\.verdict) == [.unknown])
  }

  @Test("A service's message in two lines is a sign with its second half only below the first, or of a service")
  func text() throws {
    func verdict(_ text: String) throws -> Int? {
      Diagnosis.of([try Observations.read(name: "l", .bytes(Array(text.utf8)))]).first?.evidence.count
    }
    let second = "%1 did not respond to the start or control request in a timely fashion.\n"
    #expect(try verdict("The Poll17 service failed to start due to the following error:\n" + second) == 1)
    #expect(try verdict("The service" + second.dropFirst(2)) == 1)
    #expect(try verdict("System error 1053 has occurred.\n") == 1)
    #expect(try verdict("The printer" + second.dropFirst(2)) == 0)
    #expect(try verdict("parse error 1053 in row 3\n") == 0)
  }
}

/// Q258837: sessions that are ended and come back.
@Suite("Diagnosis of lists of sessions")
struct SessionListTests {
  private static let rule = String(repeating: "-", count: 79) + "\n"

  private func list(_ count: Int, _ client: String = "POLLER3") -> String {
    Self.rule
      + (0..<count).map { "\\\\\(client)      svc      Windows NT 1381       0 00:0\($0 % 10):10\n" }.joined()
      + "The command completed successfully.\n"
  }

  private func read(_ text: String) throws -> [Sign] {
    try Observations.read(name: "sessions.txt", .bytes(Array(text.utf8))).items.map(\.sign)
  }

  @Test("Ten sessions of one client in one list are many; nine are not, nor are five in each of two lists")
  func many() throws {
    #expect(try read(list(9)).isEmpty)
    #expect(try read(list(10)) == [.sessionsOfOneClient])
    #expect(try read(list(25)) == [.sessionsOfOneClient])
    #expect(try read(list(5) + list(5)).isEmpty)
    #expect(try read(list(9) + list(9, "POLLER4")).isEmpty)
  }

  @Test("Sessions that are many, fewer and many again come back", arguments: [0, 1, 9])
  func comeBack(between: Int) throws {
    #expect(try read(list(12) + list(between) + list(11)) == [.sessionsOfOneClient, .sessionsComeBack])
    #expect(try read(list(12) + list(11)) == [.sessionsOfOneClient, .sessionsOfOneClient])
    #expect(try read(list(between) + list(12)) == [.sessionsOfOneClient])
  }

  @Test("With an error 71 or 1395 they make a leak likely, and the advice tells that ending them does not last")
  func leak() throws {
    for error in ["error 71", "error code 1395", "%%1395"] {
      let files = ["connect failed: \(error)\n", list(12) + list(0) + list(12)].map { Array($0.utf8) }
      let found = Diagnosis.of(
        try files.enumerated().map { try Observations.read(name: "f\($0.offset)", .bytes($0.element)) })
      #expect(found.map(\.verdict) == [.sessionLeak, .sessionLeak])
      #expect(found.map(\.confidence) == [.likely, .likely])
      #expect(found.allSatisfy { $0.next.contains("they come back") && $0.next.contains("KeepConn") })
    }
  }

  @Test("Without an error they are no diagnosis")
  func alone() throws {
    let found = Diagnosis.of([
      try Observations.read(name: "f", .bytes(Array((list(12) + list(0) + list(12)).utf8)))
    ])
    #expect(found.map(\.verdict) == [.unknown])
  }
}

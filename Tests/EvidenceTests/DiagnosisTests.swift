import Evidence
import LibXML
import Testing

@Suite("Diagnosis")
struct DiagnosisTests {
  private func diagnoses(_ texts: String...) throws -> [Diagnosis] {
    Diagnosis.of(
      try texts.enumerated().map { number, text in
        try Observations.read(name: "log\(number)", .bytes(Array(text.utf8)))
      })
  }

  private static let event244 = "Source: Win32k\nEvent ID: 244\nDescription: none\n"
  private static let event243 = "Source: Win32k\nEvent ID: 243\nDescription: none\n"
  private static let heap: Set<Verdict> = [.oneHeapFull, .noRoomForHeap, .comWindowStations, .badEdit]

  /// The sample of Technical Note 2279 in other words: its lines 2, 4 and 8 are what the note points to.
  static let server = """
    .\\SessionContext.cpp:SessionContext::Revert(510) Starts....
    000000000001 2008-01-03 17:12:36.019 4852 H\\A:[Trace] .\\SessionContext.cpp:x(1732) User's profile successfully loaded
    000000000002 2008-01-03 17:12:36.019 4852 H\\A:[Trace] .\\SessionContext.cpp:SessionContext::Impersonate(471) Starts....
    000000000003 2008-01-03 17:12:36.050 4852 H\\A:[Info] .\\sshd.cpp:x(4363) Session server 84: Executing command 'cmd.exe'
    000000000004 2008-01-03 17:12:36.175 4852 H\\A:[Trace] .\\sshd.cpp:x(4671) Session server 84: Process terminated with exit code 128, reporting

    """

  @Test("of the note's server log rests on the profile, the command and the exit, and is no more than possible")
  func note2279() throws {
    let found = try diagnoses(Self.server)
    #expect(found.map(\.verdict) == [.noRoomForHeap])
    #expect(found.first?.evidence.map(\.line) == [2, 4, 5])
    #expect(found.first?.confidence == .possible)
  }

  @Test("takes all three sources of Technical Note 2279 together: event viewer, server log and client log")
  func threeSources() throws {
    let client = "Connection closed to host.\nConsole app errorlevel set to 128.\n"
    #expect(try diagnoses(Self.server, client).map(\.confidence) == [.likely, .likely])
    #expect(try diagnoses(Self.server, client, Self.event244).map(\.confidence) == [.certain, .certain, .certain])
    #expect(try diagnoses(client).map(\.verdict) == [.unknown])
  }

  @Test("is never more than possible from one kind of evidence, however often it is told")
  func oneKind() throws {
    for text in [Self.event243, Self.event244, "sshd[1]: error: no more sessions\n", "System error 71 has occurred.\n"]
    {
      let found = try diagnoses(String(repeating: text + "\n", count: 40))
      #expect(found.map(\.confidence) == [.possible])
      #expect(found.first?.verdict != .unknown)
    }
  }

  @Test(
    "of what only looks like desktop heap is that it is none",
    arguments: [
      "ERROR_NO_MORE_USER_HANDLES", "Win32 error 1158", "error 1816", "viewer: out of GDI handles",
      "GDIProcessHandleQuota exceeded", "Error: The process '/usr/bin/git' failed with exit code 128",
      "bash: fork: child -1 - forked process 7 died unexpectedly, retry 0, exit code 0xC0000142, errno 11",
      "Initialization of the dynamic link library C:\\v\\hooks.dll failed. (0xc0000142)",
      "The application failed to initialize because the window station is shutting down.",
      "sshd[2]: drop connection #10 from [192.0.2.9]:4 on [192.0.2.1]:22 past MaxStartups",
      "sshd[2]: error: beginning MaxStartups throttling", "sshd[2]: exited MaxStartups throttling after 00:01:02",
      "sshd[2]: drop connection #3 from [192.0.2.9]:4 on [192.0.2.1]:22 penalty: failed authentication",
      "sshd[2]: error: past Maxstartups",
    ])
  func lookAlikes(line: String) throws {
    #expect(try diagnoses("before\n\(line)\nafter\n").map(\.verdict) == [.notDesktopHeap])
  }

  @Test(
    "of an everyday line is unknown, without evidence",
    arguments: [
      "243 requests, 244 bytes, exit code 1280", "read 1158 rows", "took 1816 ms", "digit exit code 12",
      "the service entered the running state", "MaxStartups 10:30:100", "MaxSessions 10", "disconnect",
      "An existing connection was forcibly closed by the remote host. (10054)", "Source: Disk", "error 710",
      "permission denied: error 71", "fatal: nothing", "penalty: two points", "a fork died of rust",
      "Not enough server storage is available to process this command.", "error 1130", "npm ERR! code 128",
      "java.lang.OutOfMemoryError: Java heap space", "A generic error occurred in GDI+.", "worker exited with 1280",
      "The Poll service failed to start due to the following error: The system cannot find the file specified.",
      "System error 1069 has occurred.", "error: EPROTO protocol error 71", "HRESULT 0x80070008",
    ])
  func everyday(line: String) throws {
    let found = try diagnoses("before\n\(line)\nafter\n")
    #expect(found.map(\.verdict) == [.unknown])
    #expect(found.first?.evidence.isEmpty == true)
  }

  @Test(
    "of signs that go with several causes is open",
    arguments: [
      "worker ended with exit code 128", "failed to initialize properly (0xC0000142)", "last result -1073741502",
      "exit code 3221225794", "Initialization of the dynamic library x:\\user32.dll failed.",
      "CreateWindowEx: Not enough storage is available to process this command.", "System error 2186 has occurred.",
      "0x80080005", "CO_E_WRONG_SERVER_IDENTITY", "STOP: c000021a",
    ])
  func open(line: String) throws {
    let found = try diagnoses(line)
    #expect(found.map(\.verdict) == [.unknown])
    #expect(found.first?.evidence.count == 1)
  }

  @Test("joins an open sign to the exhaustion that an event names, and to nothing else")
  func joined() throws {
    let open = "worker ended with exit code 128\n"
    #expect(try diagnoses(Self.event243 + "\n" + open).map(\.verdict) == [.oneHeapFull])
    #expect(try diagnoses(Self.event244 + "\n" + open).map(\.confidence) == [.likely])
    #expect(try diagnoses("sshd[1]: error: no more sessions\n" + open).map(\.verdict) == [.sshSessionLimit, .unknown])
  }

  @Test("tells each of several causes of one file")
  func mixture() throws {
    let found = try diagnoses("\(Self.event243)\nsshd[1]: error: no more sessions\nWin32 error 1158\n")
    #expect(found.map(\.verdict) == [.oneHeapFull, .sshSessionLimit, .notDesktopHeap])
  }

  @Test("names the number that sets the full heap as far as the session of event 243 tells")
  func numbers() throws {
    func resource(_ session: String) throws -> String {
      let text = "Source: Win32k\nEvent ID: 243\nDescription: A desktop heap allocation failed. \(session)\n"
      return try diagnoses(text).first?.resource ?? ""
    }
    #expect(try resource("Session ID: 0").contains("third number"))
    #expect(try resource("Session ID: 4").contains("second number"))
    #expect(try resource("").contains("open"))
  }

  @Test("of a STOP is a bad edit only behind a change of the value")
  func stops() throws {
    let change = "set SharedSection=1024,20480\n"
    let stop = "STOP: 0xC000021A\n"
    #expect(try diagnoses(change + stop).map(\.verdict) == [.badEdit])
    #expect(try diagnoses(stop + change).map(\.verdict) == [.unknown])
    #expect(try diagnoses(change).map(\.verdict) == [.unknown])
  }

  @Test("counts the lines beyond those that it tells")
  func manyLines() throws {
    let found = try diagnoses(String(repeating: "worker ended with exit code 128\n", count: 5000))
    #expect(found.first?.evidence.count == Diagnosis.maximumEvidence)
    #expect(found.first?.untold == 5000 - Diagnosis.maximumEvidence)
  }

  @Test("of an event with its text counts the event once")
  func eventAndText() throws {
    let text =
      "Source: Win32k\nEvent ID: 244\nDescription: Failed to create a desktop due to desktop heap exhaustion.\n"
    let found = try diagnoses(text + "\n" + text)
    #expect(found.first?.evidence.map(\.line) == [1, 5])
    #expect(found.first?.untold == 0)
  }

  @Test("finds a sign however the letters are cased and wherever the blocks are cut")
  func blocksAndCase() throws {
    let bytes = Array("x SSHD[1]: ERROR: NO MORE SESSIONS\r\n".utf8)
    let file = try Observations.read(name: "l", blocks(bytes, of: 3))
    #expect(Diagnosis.of([file]).map(\.verdict) == [.sshSessionLimit])
  }
}

import DesktopHeap

/// What a verdict comes down to, and what to do about it.
struct Advice {
  let resource: String?
  let next: String
  let command: String?

  init(_ verdict: Verdict, file: Observations, signs: Set<Sign>, _ judgement: Judgement) {
    let witnesses = judgement.files.filter { !judgement.items(of: $0, for: verdict).isEmpty }
    let plan = (["deskheap plan"] + witnesses.map { "--evidence \(ShellWord.of($0.path))" } + ["EXPORT.reg"])
      .joined(separator: " ")
    switch verdict {
    case .oneHeapFull: self = Self.oneHeapFull(judgement.files, plan)
    case .noRoomForHeap: self = Self.noRoom(signs, plan)
    case .comWindowStations: self = Self.com(judgement, plan)
    case .sshSessionLimit:
      self.init(
        "the sessions of one SSH connection (MaxSessions)",
        """
        Not the heap: the connection holds as many sessions as the server's MaxSessions allows, and lives on. Open a \
        further connection, close a session, or raise MaxSessions in sshd_config; changing SharedSection does nothing.
        """)
    case .sessionLeak: self = Self.sessionLeak(signs)
    case .badEdit:
      self.init(
        "the Windows value itself",
        """
        Windows stopped after the value was changed. Start the last known good configuration or load the hive offline, \
        export it, and look at what the value says now.
        """, "deskheap lint EXPORT.reg")
    case .notDesktopHeap: self = Self.notDesktopHeap(signs)
    case .unknown: self = Self.unknown(file, signs)
    }
  }

  private init(_ resource: String?, _ next: String, _ command: String? = nil) {
    self.resource = resource
    self.next = next
    self.command = command
  }

  // MARK: The two exhaustions

  private static func oneHeapFull(_ files: [Observations], _ plan: String) -> Advice {
    let isMeasured = files.contains { !$0.exhausted.isEmpty }
    switch fullHeap(files) {
    case .nonInteractive:
      // KB947246 says both that session 0's heap cannot be modified and that the third number is to be raised.
      let doubt =
        isMeasured ? "" : " KB947246 disagrees with itself on session 0; field reports raise the third number."
      return Advice(
        "the heap of a non-interactive desktop (SharedSection's third number)",
        "Raise the third number by one step of \(Bound.step.value), and no other." + doubt, plan)
    case .interactive:
      return Advice(
        "the heap of an interactive desktop (SharedSection's second number)",
        "Raise the second number by one step of \(Bound.step.value), and no other.", plan)
    case .fixed:
      return Advice(
        "the heap of WinSta0\\Winlogon or Disconnect, which no number sets",
        "No number of SharedSection sets this heap: look for what runs on the logon screen.")
    case nil:
      return Advice(
        "the heap of one desktop; which number sets it is open",
        """
        Raise one number only. In session 0 it is the third from Vista on; in a session from 1 on it is the second; \
        before Vista session 0 is the console's too: there a listing of Desktop Heap Monitor tells which heap it is.
        """, plan)
    }
  }

  /// The number that sets the full heaps, where all of them agree: a listing tells it, else the sessions of the events.
  private static func fullHeap(_ files: [Observations]) -> WellKnownDesktop.HeapSize? {
    let rows = files.flatMap(\.exhausted)
    let sizes = Set(
      rows.map { row in
        WellKnownDesktop.named(windowStation: row.windowStation, desktop: row.desktop)?.heap
          ?? (row.isInteractive ? .interactive : .nonInteractive)
      })
    if !sizes.isEmpty { return sizes.count == 1 ? sizes.first : nil }
    let sessions = files.reduce(into: Set<Int?>()) { $0.formUnion($1.fullSessions) }
    let numbers = sessions.compactMap { $0 }
    guard !numbers.isEmpty, numbers.count == sessions.count else { return nil }
    if numbers.allSatisfy({ $0 > 0 }) { return .interactive }
    // Only Windows from Vista on names the session in the event's text.
    return numbers == [0] ? .nonInteractive : nil
  }

  private static func noRoom(_ signs: Set<Sign>, _ plan: String) -> Advice {
    let resource = "the session view space: no room for the heap of one more desktop"
    guard signs.contains(.serverExit128), !signs.contains(.desktopNotCreated) else {
      return Advice(
        resource,
        """
        Need fewer desktops or smaller heaps; raising a number makes it worse. On XP and Server 2003 without /3GB a \
        larger SessionViewSize is the other way; on a release since Vista look for what creates the desktops.
        """, plan)
    }
    return Advice(
      resource,
      """
      The server's child processes end at once, as when no desktop can be made for them. Look for event 244 of source \
      Win32k (its absence proves nothing) and compare the client's log; let some users disconnect: as many can come \
      back, and not one more. Then: Server 2008 or later, fewer connections, connection reuse, a smaller third number.
      """, plan)
  }

  /// Classes that are named; more are counted.
  private static let toldClasses = 5

  private static func com(_ judgement: Judgement, _ plan: String) -> Advice {
    Advice(
      "window stations for COM servers, each with a desktop and its heap",
      classes(judgement)
        + """
        List the classes that run as "this user" or as the launching user: `deskheap workload --from EXPORT.reg` begins a \
        workload, `deskheap com --workload FILE` runs it. Where all of them run as one user, from NT 4.0 SP4 on, leave \
        the heap as it is.
        """, plan)
  }

  /// The classes whose servers did not start, as the events name them.
  private static func classes(_ judgement: Judgement) -> String {
    let lines = judgement.files.flatMap(\.items).filter { $0.sign == .comServerTimeout || $0.sign == .comWrongIdentity }
    var named: [String] = []
    for name in lines.compactMap({ SignEvent.classID($0.text) }) where !named.contains(name) { named.append(name) }
    guard !named.isEmpty else { return "" }
    let more = named.count > toldClasses ? " and \(named.count - toldClasses) more" : ""
    return "The servers of \(named.prefix(toldClasses).joined(separator: ", "))\(more) did not start. "
  }

  // MARK: What is no matter of the heap

  private static func sessionLeak(_ signs: Set<Sign>) -> Advice {
    let list =
      signs.contains(.sessionsComeBack)
      ? "One client holds many of them, and they come back after they were fewer: ending them does not mend the cause."
      : signs.contains(.sessionsOfOneClient)
        ? "One client holds many of them." : "`net session` on the server tells whether one client holds many of them."
    return Advice(
      "the user sessions of a file server (errors 71 and 1395)",
      """
      Not the heap: the server has no session left. \(list) Services on NT 4.0 that connect under a user account leak \
      sessions: install the files of Q258837 and set KeepConn to 0 on the machine that connects. `net session /delete` \
      frees them, and can lose unsaved data.
      """)
  }

  private static func notDesktopHeap(_ signs: Set<Sign>) -> Advice {
    let told = Sign.allCases.filter { signs.contains($0) && $0.names == .notDesktopHeap }
    let causes = told.compactMap(cause)
    return Advice(
      told.map(\.rawValue).joined(separator: "; "),
      (["Not desktop heap: leave SharedSection alone."] + causes).joined(separator: " "))
  }

  private static func cause(_ sign: Sign) -> String? {
    switch sign {
    case .userHandles: "A process leaks USER handles, or needs more than USERProcessHandleQuota gives it."
    case .gdiHandles: "A process leaks GDI handles, or needs more than GDIProcessHandleQuota gives it."
    case .messageQueue:
      "A thread no longer takes messages from its queue (its limit is 10000), or another quota is used up."
    case .gitExit128: "git ends with 128 whenever it gives up: the lines before it say why."
    case .fork: "MSYS and Cygwin fail to fork when their DLL's addresses are taken: rebase them or update."
    case .otherDll: "The DLL that the message names failed by itself: reinstall it or see its vendor."
    case .shuttingDown: "A process was started while its user logged off or Windows shut down."
    case .maxStartups: "Too many connections wait to be authenticated: see MaxStartups in sshd_config."
    case .penalty: "The client is kept out for failed logons or the like: see PerSourcePenalties in sshd_config."
    default: nil
    }
  }

  // MARK: What is open

  private static func unknown(_ file: Observations, _ signs: Set<Sign>) -> Advice {
    if signs.contains(.subsystemStop) {
      return Advice(
        nil,
        """
        A STOP speaks for a bad edit only right after the Windows value was changed. If it was, load the hive offline, \
        export it, and lint it.
        """, "deskheap lint EXPORT.reg")
    }
    if !signs.isEmpty {
      return Advice(
        nil,
        """
        These signs go with desktop heap and with other causes, such as no access to the window station. Look for events \
        243 and 244 of source Win32k at the same time; that there is none proves nothing, since DesktopHeapLogging can \
        be off.
        """)
    }
    return Advice(nil, nothing(file))
  }

  private static func nothing(_ file: Observations) -> String {
    if file.isExport {
      return "This is an export of the registry and no log: `deskheap lint` and `deskheap show` read it."
    }
    if let listing = file.listing {
      guard listing.isMeasurement, let fullest = listing.rows.max(by: { $0.usedRate < $1.usedRate }) else {
        return "The tool failed, so nothing was measured: that is no sign that the heaps are fine."
      }
      return """
        When this listing was made the fullest heap was \(fullest.name) with \(fullest.usedRate) %; above \
        \(HeapUse.exhaustedAbove) % counts as used up. Make another one while it fails, or bring the System log.
        """
    }
    let read =
      switch file.events {
      case 0: "No line is a sign"
      case 1: "The one event that was read is no sign"
      default: "None of the \(file.events) events is a sign"
      }
    return """
      \(read) of desktop heap, nor of what looks like it. That proves nothing: bring the System log \
      (source Win32k), the server's log and the client's.
      """
  }
}

/// A word for a shell.
enum ShellWord {
  /// `text` in quotes where a POSIX shell needs them.
  static func of(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || [UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "_")].contains(byte)
    }
    return isPlain && !text.isEmpty ? text : "'" + text.replacing("'", with: "'\\''") + "'"
  }
}

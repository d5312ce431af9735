/// Something in a log that speaks for a verdict.
package enum Sign: String, Hashable, Sendable, CaseIterable {
  // Events of source Win32k, and their texts where the rest of the event is missing.
  case heapAllocationFailed = "event 243: an allocation from a desktop heap failed"
  case desktopNotCreated = "event 244: no room for the heap of one more desktop"
  // Listings.
  case heapExhausted = "a heap that is used up"
  case viewUsedUp = "the heaps fill a known view space but for less than one more"
  // Processes that do not start.
  case dllInitFailed = "a process could not initialize user32.dll or the like"
  case kernel32InitFailed = "a process could not initialize kernel32.dll"
  case exit128 = "exit code 128"
  case serverExit128 = "an SSH server's child process ended at once with exit code 128"
  case storage = "no storage for a window or a service"
  case windowHandle = "a window could not be created"
  case serviceNotResponding = "a service does not start"
  // COM.
  case comServerTimeout = "a COM server did not start in time"
  case comWrongIdentity = "a COM class was registered under the wrong identity"
  // SSH.
  case clientCut = "an SSH client was cut off"
  case clientExit128 = "an SSH client ended with 128"
  case noMoreSessions = "the SSH server refused a session: MaxSessions"
  case sessionRefused = "the SSH client was refused a session"
  // Sessions of a file server.
  case noMoreConnections = "the server accepts no more connections"
  case sessionsOfOneClient = "many sessions of one client"
  case sessionsComeBack = "one client's sessions are many again after they were fewer"
  // Changes.
  case subsystemStop = "Windows stopped because csrss or another vital process ended"
  case valueChange = "a change of SharedSection"
  // Look-alikes.
  case userHandles = "a process has used up its USER handles"
  case gdiHandles = "GDI handles"
  case messageQueue = "a quota of Windows, mostly a full message queue"
  case gitExit128 = "git's own exit code 128"
  case fork = "MSYS or Cygwin could not fork"
  case otherDll = "another DLL failed to initialize"
  case shuttingDown = "the window station was shutting down"
  case maxStartups = "the SSH server drops connections that have not authenticated"
  case penalty = "the SSH server keeps a client out for a while"

  /// Where such evidence comes from.
  package var kind: EvidenceKind {
    switch self {
    case .heapAllocationFailed, .desktopNotCreated: .windowManager
    case .heapExhausted, .viewUsedUp: .heapListing
    case .dllInitFailed, .kernel32InitFailed, .otherDll, .shuttingDown, .subsystemStop: .systemMessage
    case .serviceNotResponding: .serviceManager
    case .comServerTimeout, .comWrongIdentity: .com
    case .serverExit128, .noMoreSessions, .maxStartups, .penalty: .serverLog
    case .clientCut, .clientExit128, .sessionRefused, .noMoreConnections: .clientLog
    case .sessionsOfOneClient, .sessionsComeBack: .sessionList
    case .valueChange: .change
    case .exit128, .storage, .windowHandle, .userHandles, .gdiHandles, .messageQueue, .gitExit128, .fork:
      .applicationLog
    }
  }

  /// The verdict that the sign names; nil for those that may mean several things.
  package var names: Verdict? {
    switch self {
    case .heapAllocationFailed, .heapExhausted: .oneHeapFull
    case .desktopNotCreated, .serverExit128: .noRoomForHeap
    case .noMoreSessions, .sessionRefused: .sshSessionLimit
    case .noMoreConnections: .sessionLeak
    case .userHandles, .gdiHandles, .messageQueue, .gitExit128, .fork, .otherDll, .shuttingDown, .maxStartups, .penalty:
      .notDesktopHeap
    default: nil
    }
  }

  /// The verdicts that the sign goes with, once something else names them.
  var supports: Set<Verdict> {
    switch self {
    case .dllInitFailed, .exit128, .storage, .serviceNotResponding: [.oneHeapFull, .noRoomForHeap, .comWindowStations]
    case .kernel32InitFailed: [.comWindowStations, .oneHeapFull, .noRoomForHeap]
    case .comServerTimeout, .comWrongIdentity: [.comWindowStations]
    case .windowHandle: [.oneHeapFull, .notDesktopHeap]
    case .viewUsedUp, .clientCut, .clientExit128: [.noRoomForHeap]
    case .sessionsOfOneClient, .sessionsComeBack: [.sessionLeak]
    case .subsystemStop, .valueChange: [.badEdit]
    default: []
    }
  }

  /// Whether the sign is worth telling where nothing else was found.
  var countsAlone: Bool {
    self != .valueChange && self != .sessionsOfOneClient && self != .sessionsComeBack && self != .viewUsedUp
  }
}

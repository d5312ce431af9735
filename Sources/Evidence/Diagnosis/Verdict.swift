/// What is the matter.
package enum Verdict: String, Hashable, Sendable, CaseIterable {
  /// The heap of one desktop is full: event 243's case.
  case oneHeapFull = "one-heap-full"
  /// The session view space has no room for one more heap: event 244's case. The remedy is the opposite one.
  case noRoomForHeap = "no-room-for-heap"
  /// COM servers need more window stations than fit (KB169321).
  case comWindowStations = "com-window-stations"
  /// An SSH connection holds as many sessions as `MaxSessions` allows.
  case sshSessionLimit = "ssh-session-limit"
  /// A server has no user session left, as when services leak them (Q258837).
  case sessionLeak = "session-leak"
  /// The `Windows` value was damaged by a change.
  case badEdit = "bad-edit"
  /// Something else that looks like it.
  case notDesktopHeap = "not-desktop-heap"
  /// Nothing tells.
  case unknown
}

/// How sure a verdict is.
package enum Confidence: String, Hashable, Sendable {
  /// Two kinds of evidence, each of which names the cause.
  case certain
  /// Two kinds of evidence, one of which names the cause.
  case likely
  /// One kind of evidence. Technical Note 2279: messages of one side are not specific.
  case possible
}

/// Where evidence comes from. Two lines of one kind are one piece of evidence told twice.
package enum EvidenceKind: String, Hashable, Sendable, CaseIterable {
  /// Events of source Win32k.
  case windowManager = "the window manager's events"
  /// What Desktop Heap Monitor or the debugger measured.
  case heapListing = "a listing of desktop heaps"
  /// Messages of the system about processes that cannot start.
  case systemMessage = "the system's messages"
  /// The service control manager.
  case serviceManager = "the service manager's messages"
  /// COM.
  case com = "COM's messages"
  /// The log of a server that clients connect to.
  case serverLog = "the server's log"
  /// What a client prints or logs.
  case clientLog = "the client's messages"
  /// The log of some other program.
  case applicationLog = "a program's messages"
  /// Sessions that a file server lists.
  case sessionList = "a list of sessions"
  /// The text of a change of the value.
  case change = "a change of the value"
}

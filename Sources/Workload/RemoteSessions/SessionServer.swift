/// The sessions that an NT 4.0 server holds for services of other machines (Q258837).
package struct SessionServer: Sendable {
  /// One session.
  package struct Session: Hashable, Sendable {
    /// The machine that the service runs on.
    package let client: CaselessName
    /// Who uses the session.
    package internal(set) var state: State
    /// Files that are open through it.
    package internal(set) var openFiles: Int
  }

  /// Who uses a session.
  package enum State: Hashable, Sendable {
    /// The service that opened it.
    case inUse
    /// Nobody: its service stopped. It counts until the scavenger takes it away.
    case idle
    /// Somebody else used it in the meantime: the scavenger leaves it.
    case reused
  }

  /// How many sessions the server takes.
  package let limit: SessionLimit
  /// The sessions that count, by number.
  package private(set) var sessions: [Int: Session] = [:]
  private var idle: Set<Int> = []
  private var last = 0

  /// A server without sessions.
  package init(limit: SessionLimit) { self.limit = limit }

  /// A service connects under its user account. Returns the session's number.
  /// - Throws: error 71 or 1395, when the server has no session left.
  package mutating func connect(from client: CaselessName, openFiles: Int = 0) throws(SessionLimitError) -> Int {
    if let maximum = limit.maximum, let error = limit.error, sessions.count >= maximum { throw error }
    last += 1
    sessions[last] = Session(client: client, state: .inUse, openFiles: max(0, openFiles))
    return last
  }

  /// The service that opened a session stops, just when the session is going idle: the case that the article is about.
  package mutating func stopService(ofSession number: Int, redirector: Redirector) {
    guard sessions[number]?.state == .inUse else { return }
    if redirector.logsOffStoppedServices {
      sessions[number] = nil
    } else {
      sessions[number]?.state = .idle
      idle.insert(number)
    }
  }

  /// Somebody on the client uses an idle session before the scavenger comes.
  package mutating func reuse(session number: Int) {
    if idle.remove(number) != nil { sessions[number]?.state = .reused }
  }

  /// The client's scavenger takes idle sessions away, those that were reused in the meantime not.
  package mutating func scavenge() {
    for number in idle { sessions[number] = nil }
    idle = []
  }

  /// `net session \\client /delete`: ends all the client's sessions, also those in use.
  /// - Returns: how many open files were closed; what was not saved in them is lost.
  package mutating func deleteSessions(of client: CaselessName) -> (sessions: Int, closedFiles: Int) {
    let ended = sessions.filter { $0.value.client == client }
    for number in ended.keys { sessions[number] = nil }
    idle.subtract(ended.keys)
    return (ended.count, ended.values.reduce(0) { $0.addingReportingOverflow($1.openFiles).partialValue })
  }
}

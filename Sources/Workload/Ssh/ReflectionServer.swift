/// A Reflection for Secure IT server, 7.2 or later, on Windows (Attachmate Technical Note 2279).
///
/// It starts a child process for every sftp session, scp transfer, terminal session and exec request. A session with a
/// running child uses a non-interactive desktop; sessions that share a connection share its desktop.
package struct ReflectionServer: Sendable {
  /// What a request led to.
  package enum Outcome: Hashable, Sendable {
    /// A session was opened, with its child process.
    /// - Parameters:
    ///   - session: the session's number.
    ///   - connection: the connection's number.
    ///   - isReused: whether the connection stood before.
    case opened(session: Int, connection: Int, isReused: Bool)
    /// "Maximum number of connections" stand already.
    case refused(maximumConnections: Int)
  }

  /// The default of "Maximum number of connections".
  package static let defaultMaximumConnections = 60

  /// "Maximum number of connections" of the General pane.
  package let maximumConnections: Int
  private var connections: [Int: Connection] = [:]
  private var connectionOfSession: [Int: Int] = [:]
  private var reusable: [ReuseKey: Int] = [:]
  private var lastConnection = 0
  private var lastSession = 0

  private struct Connection {
    let key: ReuseKey?
    var sessions: Set<Int> = []
    var running: Set<Int> = []
  }

  /// What must be the same for a connection to be reused.
  private struct ReuseKey: Hashable {
    let client: CaselessName
    let host: CaselessName
    let user: String
    let port: UInt16
  }

  /// A server without connections.
  package init(maximumConnections: Int = defaultMaximumConnections) {
    self.maximumConnections = maximumConnections
  }

  /// Connections that stand.
  package var connectionCount: Int { connections.count }
  /// Sessions that are open.
  package var sessionCount: Int { connectionOfSession.count }
  /// Child processes that run.
  package var childCount: Int { connections.values.reduce(0) { $0 + $1.running.count } }
  /// Non-interactive desktops in use: one for each connection with a running child.
  package var desktopCount: Int { connections.values.count { !$0.running.isEmpty } }

  /// Opens a session, on a standing connection where the client and that connection both allow reuse.
  package mutating func open(_ request: SecureShellRequest) -> Outcome {
    let key =
      request.reuse == .on
      ? ReuseKey(client: request.client, host: request.host, user: request.user, port: request.port) : nil
    if let key, let connection = reusable[key] {
      return .opened(session: addSession(to: connection), connection: connection, isReused: true)
    }
    guard connections.count < maximumConnections else { return .refused(maximumConnections: maximumConnections) }
    lastConnection += 1
    connections[lastConnection] = Connection(key: key)
    if let key { reusable[key] = lastConnection }
    return .opened(session: addSession(to: lastConnection), connection: lastConnection, isReused: false)
  }

  private mutating func addSession(to connection: Int) -> Int {
    lastSession += 1
    connections[connection]?.sessions.insert(lastSession)
    connections[connection]?.running.insert(lastSession)
    connectionOfSession[lastSession] = connection
    return lastSession
  }

  /// A session's child process ends; the session stays open and no longer uses a desktop.
  package mutating func endChild(ofSession session: Int) {
    guard let connection = connectionOfSession[session] else { return }
    connections[connection]?.running.remove(session)
  }

  /// A session ends. The connection goes with its last session.
  package mutating func close(session: Int) {
    guard let number = connectionOfSession.removeValue(forKey: session) else { return }
    connections[number]?.sessions.remove(session)
    connections[number]?.running.remove(session)
    guard let connection = connections[number], connection.sessions.isEmpty else { return }
    connections[number] = nil
    if let key = connection.key { reusable[key] = nil }
  }
}

/// What Technical Note 2279 offers against too many desktops, in its order.
package enum ReflectionRemedy: String, Hashable, Sendable, CaseIterable {
  case upgrade = "upgrade to Windows Server 2008 or later, which manages desktop heap dynamically"
  case fewerConnections = "lower \"Maximum number of connections\" on the General pane"
  case reuse = "turn on connection reuse in the clients"
  case smallerHeap = "lower SharedSection's third number"
}

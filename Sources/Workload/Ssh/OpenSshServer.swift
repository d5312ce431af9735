/// Connections to OpenSSH's server, under the values that its configuration gives to each.
package struct OpenSshServer: Sendable {
  /// What the configuration says.
  package let configuration: SshdConfiguration
  /// The connections that stand, by number.
  package private(set) var connections: [Int: OpenSshConnection] = [:]
  private var lastConnection = 0
  /// Thousands of connections have the same attributes, and a configuration may have thousands of `Match` blocks.
  private var limits: [SshdConnection: Int] = [:]

  /// A server without connections.
  package init(configuration: SshdConfiguration) { self.configuration = configuration }

  /// Authenticates a connection and returns its number. `MaxSessions` is what the configuration says for it.
  package mutating func connect(_ attributes: SshdConnection) -> Int {
    lastConnection += 1
    let limit = limits[attributes] ?? configuration.maxSessions(for: attributes)
    limits[attributes] = limit
    connections[lastConnection] = OpenSshConnection(maxSessions: limit)
    return lastConnection
  }

  /// Opens a session on a connection; nil when there is no such connection.
  package mutating func open(_ kind: SessionKind, on connection: Int) -> OpenSshConnection.Outcome? {
    connections[connection]?.open(kind)
  }

  /// Ends a session.
  package mutating func close(session: Int, on connection: Int) { connections[connection]?.close(session: session) }

  /// Ends a connection with all its sessions.
  package mutating func disconnect(_ connection: Int) { connections[connection] = nil }
}

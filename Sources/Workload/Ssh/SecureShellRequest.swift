/// What a Secure Shell client asks its server for.
package enum SecureShellService: String, Hashable, Sendable, CaseIterable {
  case sftpSession = "sftp session"
  case scpTransfer = "scp transfer"
  case terminalSession = "terminal session"
  case execRequest = "exec request"
}

/// A client's request for a session on a Reflection for Secure IT server.
package struct SecureShellRequest: Hashable, Sendable {
  /// The machine that the client runs on.
  package let client: CaselessName
  /// The host name that the client connects **to**, as it was typed: another name of the same machine is another host.
  package let host: CaselessName
  /// The user name that the client connects as.
  package let user: String
  /// The port that the client connects to.
  package let port: UInt16
  /// What is asked for.
  package let service: SecureShellService
  /// Whether the client reuses connections.
  package let reuse: ConnectionReuse

  /// A request.
  package init(
    client: CaselessName, host: CaselessName, user: String, port: UInt16 = 22, service: SecureShellService,
    reuse: ConnectionReuse
  ) {
    self.client = client
    self.host = host
    self.user = user
    self.port = port
    self.service = service
    self.reuse = reuse
  }
}

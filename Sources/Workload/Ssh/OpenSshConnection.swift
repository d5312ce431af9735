/// What `MaxSessions` lets a connection do (sshd_config).
package enum SessionAllowance: Hashable, Sendable {
  /// 0: no shell, exec or subsystem at all; forwarding still works.
  case forwardingOnly
  /// 1: no multiplexing.
  case oneSession
  /// As many sessions at a time.
  case sessions(Int)

  /// The meaning of a value of `MaxSessions`.
  package init(maxSessions: Int) {
    switch maxSessions {
    case ...0: self = .forwardingOnly
    case 1: self = .oneSession
    default: self = .sessions(maxSessions)
    }
  }
}

/// What a session channel is opened for.
package enum SessionKind: String, Hashable, Sendable, CaseIterable {
  case shell, exec, subsystem
}

/// One connection to OpenSSH's server, as far as its sessions go (session.c: a connection counts its own).
///
/// Which window asked for a session makes no difference: the clone of a clone counts like any other. A client whose
/// cloned windows can be cloned past `MaxSessions` opens connections of their own for them.
package struct OpenSshConnection: Sendable {
  /// What the server answers to a request for a session.
  package enum Outcome: Hashable, Sendable {
    /// The session's number within the connection.
    case opened(session: Int)
    /// The connection holds `MaxSessions` sessions already. The connection and its sessions live on.
    case refused(maxSessions: Int)
  }

  /// The default of `MaxSessions` (servconf.h).
  package static let defaultMaxSessions = 10
  /// What the server logs when it refuses a session (session.c).
  package static let refusalLogLine = "error: no more sessions"
  /// What OpenSSH's multiplexing client says to it (mux.c).
  package static let refusalClientText = "Session open refused by peer"

  /// The most sessions that the connection holds at a time.
  package let maxSessions: Int
  /// The sessions that are open.
  package private(set) var sessions: [Int: SessionKind] = [:]
  /// Forwarded channels that are open; they are no sessions and don't count.
  package private(set) var forwardedChannels = 0
  private var lastSession = 0

  /// A connection without sessions.
  /// - Parameter maxSessions: a negative number counts as 0.
  package init(maxSessions: Int = defaultMaxSessions) {
    self.maxSessions = max(0, maxSessions)
  }

  /// Opens a session, or refuses it.
  package mutating func open(_ kind: SessionKind) -> Outcome {
    guard sessions.count < maxSessions else { return .refused(maxSessions: maxSessions) }
    lastSession += 1
    sessions[lastSession] = kind
    return .opened(session: lastSession)
  }

  /// Ends a session, which frees its place.
  package mutating func close(session: Int) { sessions[session] = nil }

  /// Opens a forwarded channel, whatever `MaxSessions` says.
  package mutating func forwardChannel() { forwardedChannels += 1 }
}

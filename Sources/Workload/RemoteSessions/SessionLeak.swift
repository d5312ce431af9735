/// Services that stop and connect again, until the server has no session left (Q258837).
package struct SessionLeak: Sendable {
  /// One attempt to connect.
  package struct Step: Hashable, Sendable {
    /// The service, from 1.
    package let service: Int
    /// The reconnect, 0 for the first connection.
    package let reconnect: Int
    /// The sessions that count afterwards.
    package let sessions: Int
    /// What the service gets instead of a session, or nil.
    package let error: SessionLimitError?
  }

  /// What happens between a service's stop and the scavenger's round. The article says "under certain circumstances".
  package enum IdleSessions: Hashable, Sendable, CaseIterable {
    /// Each idle session is used again before: the worst case, in which none is ever taken away.
    case reusedMeanwhile
    /// The scavenger comes first: it takes them away.
    case scavenged
  }

  /// The attempts in order.
  package private(set) var steps: [Step] = []
  /// The first attempt that failed, or nil.
  package var firstRefusal: Step? { steps.first { $0.error != nil } }

  /// Lets each service connect, and then stop and connect again so many times.
  /// - Throws: `WorkloadError.tooMany`, `WorkloadError.notPositive`.
  package init(
    services: Int, reconnects: Int, limit: SessionLimit, redirector: Redirector,
    idleSessions: IdleSessions = .reusedMeanwhile
  ) throws(WorkloadError) {
    _ = try WorkloadLimit.add(services, to: 0, what: "services")
    guard reconnects >= 0 else { throw .notPositive(what: "reconnects", actual: reconnects) }
    let (rounds, roundOverflow) = reconnects.addingReportingOverflow(1)
    let (attempts, overflow) = services.multipliedReportingOverflow(by: rounds)
    _ = try WorkloadLimit.add(overflow || roundOverflow ? .max : attempts, to: 0, what: "connections")
    var server = SessionServer(limit: limit)
    var sessions: [Int: Int] = [:]
    for reconnect in 0...reconnects {
      for service in 1...services {
        if let session = sessions.removeValue(forKey: service) {
          server.stopService(ofSession: session, redirector: redirector)
          switch idleSessions {
          case .reusedMeanwhile: server.reuse(session: session)
          case .scavenged: server.scavenge()
          }
        }
        steps.append(Self.connect(service, reconnect, &server, &sessions))
      }
    }
  }

  private static func connect(
    _ service: Int, _ reconnect: Int, _ server: inout SessionServer, _ sessions: inout [Int: Int]
  ) -> Step {
    var refusal: SessionLimitError?
    do {
      sessions[service] = try server.connect(from: "client")
    } catch {
      refusal = error
    }
    return Step(service: service, reconnect: reconnect, sessions: server.sessions.count, error: refusal)
  }
}

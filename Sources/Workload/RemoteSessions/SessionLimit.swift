/// How many authenticated sessions the Server service of Windows NT 4.0 takes (Q258837).
package enum SessionLimit: Hashable, Sendable {
  /// Windows NT Workstation.
  case workstation
  /// Windows NT Server in Per-Server licensing mode, with so many licences.
  case perServer(licences: Int)
  /// Windows NT Server in Per-Seat mode: its licences are counted elsewhere, not in sessions.
  case perSeat

  /// The most connections that Windows NT Workstation takes (Q258837).
  package static let workstationMaximum = 10

  /// The most sessions at a time; nil for no limit.
  package var maximum: Int? {
    switch self {
    case .workstation: Self.workstationMaximum
    case .perServer(let licences): max(0, licences)
    case .perSeat: nil
    }
  }

  /// What a program gets that connects past the limit; nil where there is none.
  ///
  /// The article names both codes and not which limit gives which. They are told apart by their names in winerror.h.
  package var error: SessionLimitError? {
    switch self {
    case .workstation: .requestNotAccepted
    case .perServer: .licenceQuotaExceeded
    case .perSeat: nil
    }
  }
}

/// The error codes that a program gets for a connection that the server has no session for (Q258837).
package enum SessionLimitError: UInt32, Error, Hashable, Sendable, CaseIterable {
  /// ERROR_REQ_NOT_ACCEP: the server takes no more connections.
  case requestNotAccepted = 71
  /// ERROR_LICENSE_QUOTA_EXCEEDED.
  case licenceQuotaExceeded = 1395
}

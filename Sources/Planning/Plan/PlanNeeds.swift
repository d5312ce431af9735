/// What the machine has to bear, as its administrator says.
package struct PlanNeeds: Hashable, Sendable {
  /// The largest count that is taken.
  package static let maximum: Int64 = 1_000_000

  /// Services under user accounts that run at once: each has a logon session and with it a desktop of its own.
  package var services: Int64?
  /// Non-interactive desktops of other programs (COM servers, SSH sessions, IIS), beside those of services.
  package var desktops: Int64?
  /// Signs that were seen beside the evidence.
  package var signs: [ExitSign] = []
  /// Whether events and listings were made after a start with the numbers that the file holds now.
  package var evidenceIsCurrent = false

  /// Whether a count is stated.
  package var isStated: Bool { services != nil || desktops != nil }

  /// No need at all.
  package init() {}
}

/// An exit code that a full heap can cause, and other things too: a sign, never a proof.
package enum ExitSign: Hashable, Sendable, CaseIterable {
  /// ERROR_WAIT_NO_CHILDREN, 128.
  case waitNoChildren
  /// STATUS_DLL_INIT_FAILED, 0xC0000142.
  case dllInitFailed

  /// From a number as programs print it: `128`, `0xC0000142`, `-1073741502`, `3221225794`; nil for others.
  package init?(_ text: String) {
    let lowered = text.lowercased()
    let number = lowered.hasPrefix("0x") ? Int64(lowered.dropFirst(2), radix: 16) : Int64(lowered)
    guard let number, let sign = Self.allCases.first(where: { Int64($0.code) == number & 0xFFFF_FFFF }),
      number >= Int64(Int32.min), number <= Int64(UInt32.max)
    else { return nil }
    self = sign
  }

  /// The exit code.
  package var code: UInt32 {
    switch self {
    case .waitNoChildren: 128
    case .dllInitFailed: 0xC000_0142
    }
  }

  /// As people write it.
  package var words: String {
    switch self {
    case .waitNoChildren: "exit code \(code)"
    case .dllInitFailed: "exit code 0x\(String(code, radix: 16, uppercase: true))"
    }
  }
}

import Workload

let userA: SecurityIdentifier = "a_domain\\a_user"
let userB: SecurityIdentifier = "a_domain\\b_user"
let serverUser: SecurityIdentifier = "a_domain\\server"
let serviceStation = DesktopPlace(windowStation: "Service-0x0-1a2b$")

func machine(
  _ release: ComRelease = .beforeServicePack4, user: SecurityIdentifier? = userA
) -> ComMachine {
  ComMachine(release: release, interactiveUser: user)
}

/// NT 4.0 as it is installed: 48 MB of view space, `SharedSection=1024,3072`.
func nt4(third: Int = 3072) throws -> HeapSupply {
  try HeapSupply(
    viewKB: 48 * 1024, interactiveKB: 3072, nonInteractiveKB: third, winlogonKB: 128, disconnectKB: 64)
}

func single(_ identity: ServerIdentity, _ name: CaselessName = "single") -> ComClass {
  ComClass(name, usage: .singleUse, identity: identity)
}

func multiple(_ identity: ServerIdentity, _ name: CaselessName = "multiple") -> ComClass {
  ComClass(name, usage: .multipleUse, identity: identity)
}

extension ActivationOutcome {
  var isLaunched: Bool { if case .launched = result { true } else { false } }
  var isReused: Bool { if case .reused = result { true } else { false } }
  var failure: ActivationFailure? { if case .failed(let failure) = result { failure } else { nil } }
}

/// A file version as Windows writes it, `4.0.1381.7052`.
package struct FileVersion: Hashable, Comparable, Sendable, CustomStringConvertible {
  private let parts: [UInt16]

  /// A version of four numbers from 0 to 65535; nil for anything else.
  package init?(_ text: String) {
    let numbers = text.split(separator: ".", omittingEmptySubsequences: false).map { UInt16($0) }
    let parts = numbers.compactMap { $0 }
    guard numbers.count == 4, parts.count == 4 else { return nil }
    self.parts = parts
  }

  init(_ major: UInt16, _ minor: UInt16, _ build: UInt16, _ revision: UInt16) {
    parts = [major, minor, build, revision]
  }

  /// The four numbers with dots between them.
  package var description: String { parts.map(String.init).joined(separator: ".") }

  /// Compares number by number.
  package static func < (left: FileVersion, right: FileVersion) -> Bool {
    left.parts.lexicographicallyPrecedes(right.parts)
  }
}

/// A file of the hotfix of Q258837.
package enum LeakHotfixFile: String, Hashable, Sendable, CaseIterable {
  case redirector = "Rdr.sys"
  case workstationService = "Wkssvc.dll"

  /// The version that the hotfix brings; later ones hold it, too.
  package static let version = FileVersion(4, 0, 1381, 7052)

  /// The size in bytes of the English file for Intel.
  package var size: Int {
    switch self {
    case .redirector: 265_264
    case .workstationService: 58_640
    }
  }
}

/// The NT 4.0 redirector of the machine whose services connect: that is where Q258837 is cured.
package struct Redirector: Hashable, Sendable {
  /// The version of Rdr.sys, nil when unknown: then it counts as too old.
  package var redirectorVersion: FileVersion?
  /// The version of Wkssvc.dll, nil when unknown: then it counts as too old.
  package var workstationServiceVersion: FileVersion?
  /// The REG_DWORD `KeepConn`, nil when it isn't set.
  package var keepConn: UInt32?

  /// Where `KeepConn` stands.
  package static let keepConnKey =
    "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\LanmanWorkstation\\Parameters"

  /// A redirector.
  package init(
    redirectorVersion: FileVersion? = nil, workstationServiceVersion: FileVersion? = nil, keepConn: UInt32? = nil
  ) {
    self.redirectorVersion = redirectorVersion
    self.workstationServiceVersion = workstationServiceVersion
    self.keepConn = keepConn
  }

  /// What is still to be done. The files and the value are needed together, and only where sessions leak at all.
  package var missingSteps: [LeakFixStep] {
    var steps: [LeakFixStep] = []
    if !Self.isNewEnough(redirectorVersion) { steps.append(.install(.redirector)) }
    if !Self.isNewEnough(workstationServiceVersion) { steps.append(.install(.workstationService)) }
    if keepConn != 0 { steps.append(.setKeepConn) }
    return steps
  }

  /// Whether the redirector logs a user off when his service stops.
  package var logsOffStoppedServices: Bool { missingSteps.isEmpty }

  private static func isNewEnough(_ version: FileVersion?) -> Bool {
    version.map { $0 >= LeakHotfixFile.version } ?? false
  }
}

/// A step of the cure of Q258837.
package enum LeakFixStep: Hashable, Sendable {
  /// Install the hotfix's file or a later one.
  case install(LeakHotfixFile)
  /// Set the REG_DWORD `KeepConn` to 0 under `Redirector.keepConnKey`.
  case setKeepConn

  /// What is to be done, on the machine whose services connect.
  package var words: String {
    switch self {
    case .install(let file): "install \(file.rawValue) \(LeakHotfixFile.version) or later"
    case .setKeepConn: "set KeepConn to 0"
    }
  }
}

package import DesktopHeap

extension SystemAssumption {
  /// The release, or what is known in its place.
  package var releaseWords: String {
    if let release { return release.displayName }
    return switch generation {
    case .nt3: "Windows NT 3.5x"
    case .nt4ToVista: "Windows NT 4 to Server 2003, Vista or Server 2008"
    case .windows7: "Windows 7 or Server 2008 R2"
    case .windows8AndLater: "Windows 8, Server 2012 or later"
    case nil: "an unknown release of Windows"
    }
  }

  /// The architecture, or that it is not known.
  package var architectureWords: String { architecture?.rawValue ?? "architecture unknown" }

  /// From what it is assumed.
  package var originWords: String {
    assumedFrom.isEmpty ? "nothing tells" : "from: \(assumedFrom.joined(separator: "; "))"
  }

  /// What else is to be said: notes and clues that were left aside.
  package var remarks: [String] { notes + disagreements }
}

extension EvidenceMark {
  /// As a report shows it.
  package var words: String {
    switch self {
    case .documented: "documented"
    case .observed: "observed"
    case .unknown: "not certain"
    }
  }
}

extension SessionViewSpace {
  /// Its size and whom it serves.
  package var words: String {
    switch self {
    case .fixed(let size, let scope, _):
      "\(size) " + (scope == .systemWide ? "for the whole system" : "for each session")
    case .dynamic: "dynamic: no fixed total"
    case .unknown: "not known"
    }
  }
}

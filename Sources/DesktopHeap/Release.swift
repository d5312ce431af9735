/// A release of Windows, by the name that the command line takes; ordered by age.
package enum Release: String, Sendable, CaseIterable, Comparable {
  case nt351 = "nt351"
  case nt4 = "nt4"
  case windows2000 = "2000"
  case xp = "xp"
  case server2003 = "server-2003"
  case vistaRTM = "vista-rtm"
  case vista = "vista"
  case server2008 = "server-2008"
  case windows7 = "7"
  case server2008R2 = "server-2008-r2"
  case windows8 = "8"
  case server2012 = "server-2012"
  case windows81 = "8.1"
  case server2012R2 = "server-2012-r2"
  case windows10 = "10"
  case server2016 = "server-2016"
  case server2019 = "server-2019"
  case windows11 = "11"
  case server2022 = "server-2022"
  case server2025 = "server-2025"

  /// Whether a release is sold for desks, for server rooms, or under one name for both.
  package enum Kind: String, Sendable {
    case client
    case server
    case both
  }

  /// Its place by age, from 0 for the oldest.
  package var order: Int { Release.allCases.firstIndex(of: self) ?? 0 }

  /// Orders by age.
  package static func < (left: Release, right: Release) -> Bool {
    left.order < right.order
  }

  /// The name for people.
  package var displayName: String {
    switch self {
    case .nt351: "Windows NT 3.5/3.51"
    case .nt4: "Windows NT 4.0"
    case .vistaRTM: "Windows Vista without service pack"
    case .vista: "Windows Vista SP1 or later"
    case .xp: "Windows XP"
    case .server2003: "Windows Server 2003"
    case .server2008: "Windows Server 2008"
    case .server2008R2: "Windows Server 2008 R2"
    case .server2012: "Windows Server 2012"
    case .server2012R2: "Windows Server 2012 R2"
    case .server2016: "Windows Server 2016"
    case .server2019: "Windows Server 2019"
    case .server2022: "Windows Server 2022"
    case .server2025: "Windows Server 2025"
    case .windows2000, .windows7, .windows8, .windows81, .windows10, .windows11: "Windows \(rawValue)"
    }
  }

  /// Client, server, or both under one name.
  package var kind: Kind {
    switch self {
    case .nt351, .nt4, .windows2000: .both
    case .xp, .vistaRTM, .vista, .windows7, .windows8, .windows81, .windows10, .windows11: .client
    case .server2003, .server2008, .server2008R2, .server2012, .server2012R2, .server2016, .server2019, .server2022,
      .server2025:
      .server
    }
  }

  /// The generation that the arguments of its `Windows` value show.
  package var generation: Generation {
    switch self {
    case .nt351: .nt3
    case .nt4, .windows2000, .xp, .server2003, .vistaRTM, .vista, .server2008: .nt4ToVista
    case .windows7, .server2008R2: .windows7
    case .windows8, .server2012, .windows81, .server2012R2, .windows10, .server2016, .server2019, .windows11,
      .server2022, .server2025:
      .windows8AndLater
    }
  }

  /// Whether the session view space is dynamic, as it is from Vista on (KB947246): no fixed total to exceed.
  package var isDynamic: Bool {
    switch self {
    case .nt351, .nt4, .windows2000, .xp, .server2003: false
    default: true
    }
  }

  /// The architectures that it was sold for, of those known here.
  package var architectures: [Architecture] {
    switch self {
    case .nt351, .nt4, .windows2000: [.x86]
    case .xp, .server2003, .vistaRTM, .vista, .server2008, .windows7, .windows8, .windows81: [.x86, .x64]
    case .windows10: [.x86, .x64, .arm64]
    case .windows11, .server2025: [.x64, .arm64]
    case .server2008R2, .server2012, .server2012R2, .server2016, .server2019, .server2022: [.x64]
    }
  }
}

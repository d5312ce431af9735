/// Which releases a single clue allows. The versions and builds are those that Windows itself writes into the registry
/// and that Microsoft's release-information pages list.
enum ReleaseEvidence {
  /// From this build on `CurrentVersion` stays at 6.3 though the system is Windows 10 or later.
  private static let firstBuildOf10 = 10240
  /// From this build on a client is Windows 11.
  private static let firstBuildOf11 = 22000
  /// The first build of Vista; those above it are SP1 and later, and Server 2008.
  private static let vistaRTMBuild = 6000

  private static let modernServers: [Int: Release] = [
    14393: .server2016, 17763: .server2019, 20348: .server2022, 26100: .server2025,
  ]

  private static let versionOfBuild: [Int: String] = [
    807: "3.5", 1057: "3.51", 1381: "4.0", 2195: "5.0", 2600: "5.1", 3790: "5.2", 6000: "6.0", 6001: "6.0", 6002: "6.0",
    6003: "6.0", 7600: "6.1", 7601: "6.1", 9200: "6.2", 9600: "6.3",
  ]

  /// By `CurrentVersion` and build; nil where neither tells anything.
  static func releases(version: String?, build: Int?) -> [Release]? {
    guard let version = version ?? build.flatMap({ versionOfBuild[$0] ?? ($0 >= firstBuildOf10 ? "10.0" : nil) })
    else { return nil }
    switch version {
    case "3.5", "3.50", "3.51": return [.nt351]
    case "4.0", "4.00": return [.nt4]
    case "5.0", "5.00": return [.windows2000]
    case "5.1", "5.10": return [.xp]
    case "5.2", "5.20": return [.xp, .server2003]
    case "6.0":
      return build.map { $0 <= vistaRTMBuild ? [.vistaRTM] : [.vista, .server2008] }
        ?? [.vistaRTM, .vista, .server2008]
    case "6.1": return [.windows7, .server2008R2]
    case "6.2": return [.windows8, .server2012]
    case "6.3":
      guard let build else { return Release.allCases.filter { $0 >= .windows81 } }
      return build < firstBuildOf10 ? [.windows81, .server2012R2] : modern(build)
    case "10.0": return modern(build)
    default: return nil
    }
  }

  /// Windows 10 and later. A server build that is none of the four is a release between them: no single one.
  private static func modern(_ build: Int?) -> [Release] {
    guard let build else { return Release.allCases.filter { $0 >= .windows10 } }
    let servers = modernServers[build].map { [$0] } ?? Array(modernServers.values)
    return servers + [build >= firstBuildOf11 ? .windows11 : .windows10]
  }

  /// By `ProductType`.
  static func releases(productType: String) -> [Release]? {
    switch productType.lowercased() {
    case "winnt": Release.allCases.filter { $0.kind != .server }
    case "servernt", "lanmannt": Release.allCases.filter { $0.kind != .client }
    default: nil
    }
  }

  /// Longer names stand before those that they begin with.
  private static let productNames: [(words: [String], releases: [Release])] = [
    (["windows", "2000"], [.windows2000]),
    (["server", "2003"], [.server2003]),
    (["server", "2008", "r2"], [.server2008R2]),
    (["server", "2008"], [.server2008]),
    (["server", "2012", "r2"], [.server2012R2]),
    (["server", "2012"], [.server2012]),
    (["server", "2016"], [.server2016]),
    (["server", "2019"], [.server2019]),
    (["server", "2022"], [.server2022]),
    (["server", "2025"], [.server2025]),
    (["windows", "xp"], [.xp]),
    (["windows", "vista"], [.vistaRTM, .vista]),
    (["windows", "7"], [.windows7]),
    (["windows", "8.1"], [.windows81]),
    (["windows", "8"], [.windows8]),
    (["windows", "10"], [.windows10, .windows11]),
    (["windows", "11"], [.windows11]),
  ]

  /// By `ProductName`, whose words may carry `(R)`, `(TM)` and their signs.
  static func releases(productName: String) -> [Release]? {
    var name = productName.lowercased()
    name.removeAll { "®™".contains($0) }
    let words = Set(name.split { " ()".contains($0) }.map(String.init))
    return productNames.first { words.isSuperset(of: $0.words) }?.releases
  }
}

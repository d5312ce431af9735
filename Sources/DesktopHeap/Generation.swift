/// What the arguments of the `Windows` value alone tell about the release. Raw values are those of the JSON output.
package enum Generation: String, Sendable, CaseIterable, Comparable {
  /// NT 3.5 and 3.51.
  case nt3 = "nt3"
  /// NT 4 to Server 2003, and Vista and Server 2008, whose string reads the same.
  case nt4ToVista = "nt4-to-2003-or-vista"
  /// Windows 7 and Server 2008 R2.
  case windows7 = "7"
  /// Windows 8 and Server 2012, and everything since.
  case windows8AndLater = "8-and-later"

  /// Orders by age.
  package static func < (left: Generation, right: Generation) -> Bool {
    left.releases.first ?? .server2025 < right.releases.first ?? .server2025
  }

  /// The releases of this generation, oldest first.
  package var releases: [Release] { Release.allCases.filter { $0.generation == self } }
}

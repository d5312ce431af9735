/// The triple that Setup writes on a release and architecture.
package struct DefaultTriple: Hashable, Sendable {
  /// The numbers, in KB.
  package let triple: SharedSectionTriple
  /// Where they are printed or were seen.
  package let source: Source

  /// The default of `release` on `architecture`; nil where that release was never sold for it.
  package static func of(_ release: Release, on architecture: Architecture) -> DefaultTriple? {
    guard release.architectures.contains(architecture) else { return nil }
    return architecture.figures == .x64 ? x64(release, architecture) : x86(release)
  }

  private static func x86(_ release: Release) -> DefaultTriple? {
    switch release {
    case .nt351: make(1024, 512, nil, "Microsoft Q125752", .documented)
    case .nt4: make(1024, 3072, nil, "Microsoft Q142676 and KB169321", .documented)
    case .windows2000: make(1024, 3072, 512, "no document at hand; recalled", .unknown)
    case .xp, .server2003:
      make(1024, 3072, 512, "Microsoft KB184802; \"Desktop Heap, part 2\"", .documented)
    case .vistaRTM: make(1024, 3072, 512, "Microsoft KB184802", .documented)
    case .vista, .server2008: make(1024, 12288, 512, "Microsoft KB184802", .documented)
    case .windows10: make(1024, 12288, 512, "strings captured on machines", .observed)
    default: make(1024, 12288, 512, "Microsoft KB184802 and KB947246", .documented)
    }
  }

  private static func x64(_ release: Release, _ architecture: Architecture) -> DefaultTriple? {
    let source: Source =
      switch (release, architecture) {
      case (_, .arm64): Source("taken to be as on x64; no document", .unknown)
      case (.server2025, _): Source("taken to be as on Server 2022; no document", .unknown)
      case (.windows10, _), (.windows11, _), (.server2016, _), (.server2019, _), (.server2022, _):
        Source("strings captured on machines", .observed)
      case (.xp, _), (.server2003, _): Source("Microsoft KB184802; \"Desktop Heap, part 2\"", .documented)
      case (.vistaRTM, _), (.vista, _), (.server2008, _): .kb184802
      default: Source("Microsoft KB184802 and KB947246", .documented)
      }
    return DefaultTriple(
      triple: SharedSectionTriple(shared: 1024, interactive: 20480, nonInteractive: 768), source: source)
  }

  private static func make(
    _ shared: Kilobytes, _ interactive: Kilobytes, _ nonInteractive: Kilobytes?, _ text: String, _ mark: EvidenceMark
  ) -> DefaultTriple {
    DefaultTriple(
      triple: SharedSectionTriple(shared: shared, interactive: interactive, nonInteractive: nonInteractive),
      source: Source(text, mark))
  }
}

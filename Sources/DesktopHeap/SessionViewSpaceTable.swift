extension SessionViewSpace {
  /// What NT 4 and 2000 have, and what Setup writes as `SessionViewSize` on XP and 2003.
  private static let plain = Kilobytes.megabytes(SessionViewSizeValue.setupMegabytes)
  /// With Terminal Services, with no `SessionViewSize`, or with /3GB.
  private static let reduced = Kilobytes.megabytes(20)
  /// XP and 2003 on x64.
  private static let wide = Kilobytes.megabytes(104)
  /// Every fixed size that a session view space is known to have where nobody changed `SessionViewSize`.
  package static let knownSizes = [reduced, plain, wide]

  /// The session view space of a system.
  package static func of(
    _ release: Release, on architecture: Architecture, with options: MemoryOptions = MemoryOptions()
  ) -> SessionViewSpace {
    switch release {
    case .nt351:
      .unknown(Source("no document at hand gives the size on NT 3.5x", .unknown))
    case .nt4:
      .fixed(plain, .systemWide, Source("Microsoft KB184802: 48 MB, not configurable", .documented))
    case .windows2000 where options.terminalServices:
      .fixed(
        reduced, .perSession,
        Source("\(Source.sessionsArticle.text): 20 MB with Terminal Services", .documented))
    case .windows2000:
      .fixed(plain, .systemWide, Source("Microsoft KB184802: 48 MB, not configurable", .documented))
    case .xp, .server2003:
      architecture.figures == .x64
        ? .fixed(wide, .perSession, Source("\(Source.heapArticle.text): 104 MB on x64", .documented))
        : configured(release, options)
    default:
      .dynamic(Source("Microsoft KB947246: dynamic since Vista and Server 2008", .documented))
    }
  }

  /// XP and Server 2003 on x86, where `SessionViewSize` rules.
  private static func configured(_ release: Release, _ options: MemoryOptions) -> SessionViewSpace {
    if !SessionViewSizeValue.hasDocumentedEffect(on: release, .x86, threeGigabytes: options.threeGigabytes) {
      return .fixed(
        reduced, .perSession,
        Source("\(Source.heapArticle.text): 20 MB with /3GB, SessionViewSize has no effect", .documented))
    }
    let absent = Source("\(Source.heapArticle.text), KB840342: 20 MB without SessionViewSize", .documented)
    switch options.sessionViewSize {
    case .megabytes(let count) where count > 0:
      return .fixed(
        .megabytes(count), .perSession,
        Source("SessionViewSize=\(count) MB (\(Source.heapArticle.text))", .documented))
    case .megabytes:
      return .unknown(Source("no document says what SessionViewSize=0 does", .unknown))
    case .absent:
      return .fixed(reduced, .perSession, absent)
    case .notKnown where options.terminalServices:
      return .fixed(reduced, .perSession, absent)
    case .notKnown:
      return .fixed(
        plain, .perSession,
        Source("\(Source.heapArticle.text): 48 MB with Setup's own SessionViewSize, which is assumed", .documented))
    }
  }
}

import DesktopHeap
import Testing

@Suite struct SessionViewSpaceTests {
  @Test(
    arguments: [
      (.nt4, .x86, MemoryOptions(), 48, .systemWide),
      (.windows2000, .x86, MemoryOptions(), 48, .systemWide),
      (.windows2000, .x86, MemoryOptions(sessionViewSize: .megabytes(64)), 48, .systemWide),
      (.windows2000, .x86, MemoryOptions(terminalServices: true), 20, .perSession),
      (.xp, .x86, MemoryOptions(), 48, .perSession),
      (.xp, .x86, MemoryOptions(sessionViewSize: .megabytes(48)), 48, .perSession),
      (.server2003, .x86, MemoryOptions(sessionViewSize: .megabytes(64)), 64, .perSession),
      (.server2003, .x86, MemoryOptions(sessionViewSize: .absent), 20, .perSession),
      (.server2003, .x86, MemoryOptions(terminalServices: true), 20, .perSession),
      (
        .server2003, .x86, MemoryOptions(threeGigabytes: true, sessionViewSize: .megabytes(64)), 20, .perSession
      ),
      (.xp, .x64, MemoryOptions(), 104, .perSession), (.server2003, .x64, MemoryOptions(), 104, .perSession),
    ] as [(Release, Architecture, MemoryOptions, Int64, SessionViewSpace.Scope)])
  func beforeVistaItIsFixed(
    _ release: Release, _ architecture: Architecture, _ options: MemoryOptions, _ megabytes: Int64,
    _ scope: SessionViewSpace.Scope
  ) {
    let view = SessionViewSpace.of(release, on: architecture, with: options)
    #expect(view.size == .megabytes(megabytes))
    #expect(view.scope == scope)
    #expect(view.source.mark == .documented)
    #expect(!view.isDynamic)
  }

  @Test(arguments: Release.allCases.filter(\.isDynamic)) func sinceVistaItIsDynamic(_ release: Release) {
    let view = SessionViewSpace.of(release, on: .x64, with: MemoryOptions(sessionViewSize: .megabytes(48)))
    #expect(view.isDynamic)
    #expect(view.size == nil)
  }

  @Test(
    arguments: [
      (.xp, .x86, true, true), (.server2003, .x86, false, true), (.server2003, .x86, true, false),
      (.server2003, .x64, false, false), (.windows2000, .x86, false, false), (.windows10, .x86, false, false),
    ] as [(Release, Architecture, Bool, Bool)])
  func theValueCountsOnXPAnd2003(
    _ release: Release, _ architecture: Architecture, _ threeGigabytes: Bool, _ hasEffect: Bool
  ) {
    #expect(
      SessionViewSizeValue.hasDocumentedEffect(on: release, architecture, threeGigabytes: threeGigabytes) == hasEffect)
  }

  @Test func sizesThatNobodyChangedAreThoseOfTheArticles() {
    #expect(SessionViewSpace.knownSizes == [20, 48, 104].map(Kilobytes.megabytes))
    #expect(SessionViewSizeValue.setupMegabytes == 48)
    #expect(SessionViewSizeValue.setupPoolMegabytes == 4)
    #expect(SessionViewSizeValue.setupMegabytes + SessionViewSizeValue.stepMegabytes == 64)
    #expect(SessionViewSizeValue.addressSpaceMegabytes(threeGigabytes: false) == 2048)
    #expect(SessionViewSizeValue.addressSpaceMegabytes(threeGigabytes: true) == 1024)
  }

  @Test(arguments: [(-1, nil), (0, nil), (1, 1024), (63, 64512)] as [(Int64, Kilobytes?)])
  func anySizeAboveZeroIsTaken(_ megabytes: Int64, _ size: Kilobytes?) {
    let options = MemoryOptions(sessionViewSize: .megabytes(megabytes))
    #expect(SessionViewSpace.of(.server2003, on: .x86, with: options).size == size)
  }

  @Test func whatNoDocumentSaysIsNotKnown() {
    let zero = MemoryOptions(sessionViewSize: .megabytes(0))
    for view in [SessionViewSpace.of(.nt351, on: .x86), .of(.xp, on: .x86, with: zero)] {
      #expect(view.source.mark == .unknown)
      #expect(view.size == nil)
      #expect(!view.isDynamic)
    }
  }
}

import SafeFiles
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite struct FileWatchTests {
  /// What may become of a file meanwhile.
  enum Event: CaseIterable {
    case nothing, grown, shrunk, rewritten, replaced, removed

    var change: FileChange? {
      switch self {
      case .nothing: nil
      case .grown, .shrunk: .size
      case .rewritten: .time
      case .replaced, .removed: .identity
      }
    }
  }

  @Test(arguments: Event.allCases, [false, true])
  func `a file that has changed since is told`(_ event: Event, _ isLinked: Bool) throws {
    let sandbox = try Sandbox()
    let path = try sandbox.file("a.reg", "old")
    // So that the time of the next change is another one, however coarse the clock.
    var past = [timespec](repeating: timespec(tv_sec: 1_000_000_000, tv_nsec: 0), count: 2)
    try #require(utimensat(AT_FDCWD, path, &past, 0) == 0)
    let watch = try FileWatch(isLinked ? sandbox.link("link.reg", to: "a.reg") : path)
    switch event {
    case .nothing: break
    case .grown: try sandbox.file("a.reg", "older")
    case .shrunk: try sandbox.file("a.reg", "o")
    case .rewritten: try sandbox.file("a.reg", "new")
    case .replaced:
      try sandbox.file("b.reg", "old")
      try #require(rename(sandbox["b.reg"], path) == 0)
    case .removed: try #require(unlink(path) == 0)
    }
    var found: FileChange?
    do { try watch.check() } catch SafeFileError.changedMeanwhile(_, let what) { found = what }
    #expect(found == event.change)
  }

  @Test func `a file that is not there cannot be watched`() throws {
    let sandbox = try Sandbox()
    #expect(failure { () throws(SafeFileError) in _ = try FileWatch(sandbox["none"]) }?.code == ENOENT)
  }
}

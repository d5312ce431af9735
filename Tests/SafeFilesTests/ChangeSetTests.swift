import SafeFiles
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite struct ChangeSetTests {
  private let sandbox: Sandbox
  private let paths: [String]
  private let set = ChangeSet()

  init() throws {
    let sandbox = try Sandbox()
    paths = try ["a", "b", "c"].map { try sandbox.file($0, "old") }
    for path in paths { set.add(try SafeFile(opening: path).stage(firstByte("N")) { _ in }) }
    self.sandbox = sandbox
  }

  private var contents: [String?] { ["a", "b", "c"].map(sandbox.content) }

  @Test func `several files are changed one after the other, none before the commit`() throws {
    #expect(contents == ["old", "old", "old"])
    #expect(try set.commit() == paths)
    #expect(contents == ["Nld", "Nld", "Nld"])
    #expect(sandbox.names() == ["a", "b", "c"])
  }

  @Test(arguments: 0..<3)
  func `when one fails, it is said which were changed`(_ failing: Int) throws {
    try #require(chmod(paths[failing], 0o600) == 0)
    let error = failure { () throws(SafeFileError) in _ = try set.commit() }
    #expect(contents == (0..<3).map { $0 < failing ? "Nld" : "old" })
    #expect(sandbox.names() == ["a", "b", "c"])
    if failing == 0 {
      guard case .changedMeanwhile = error else {
        Issue.record("\(String(describing: error))")
        return
      }
    } else {
      guard case .partlyCommitted(Array(paths[..<failing]), Array(paths[failing...]), _) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      let left = paths[failing...].joined(separator: ", ")
      #expect(
        error?.description == "\(paths[failing]): has changed meanwhile: it was written to, or its attributes changed; "
          + "changed before: \(paths[..<failing].joined(separator: ", ")); left as they were: \(left)")
    }
  }

  @Test func `abandoning all leaves all as it was`() {
    set.abandon()
    #expect(contents == ["old", "old", "old"])
    #expect(sandbox.names() == ["a", "b", "c"])
  }
}

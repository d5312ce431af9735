import SafeFiles
import Splices
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite struct RewriteTests {
  enum Meddling: CaseIterable { case replaced, appended, truncated, overwritten, backdated, removed, mode, linked }

  @Test(arguments: Meddling.allCases)
  func `a file that changes before the commit stays as the other left it`(_ meddling: Meddling) throws {
    let sandbox = try Sandbox()
    let path = try sandbox.file("a.reg", "old")
    let before = try Sandbox.status(path)
    let rewrite = try SafeFile(opening: path).stage(firstByte("N")) { _ in }
    var expected: String? = "old"
    switch meddling {
    case .replaced:
      try sandbox.file("b.reg", "old")
      try #require(rename(sandbox["b.reg"], path) == 0)
    case .appended:
      try sandbox.file("a.reg", "old and more")
      expected = "old and more"
    case .truncated:
      try #require(truncate(path, 1) == 0)
      expected = "o"
    case .overwritten:
      try sandbox.file("a.reg", "OLD")
      expected = "OLD"
    case .backdated:
      try sandbox.file("a.reg", "OLD")
      #if os(Linux)
        var times = [before.st_atim, before.st_mtim]
      #else
        var times = [before.st_atimespec, before.st_mtimespec]
      #endif
      try #require(utimensat(AT_FDCWD, path, &times, 0) == 0)
      expected = "OLD"
    case .removed:
      try #require(unlink(path) == 0)
      expected = nil
    case .mode: try #require(chmod(path, 0o600) == 0)
    case .linked: try #require(link(path, sandbox["b.reg"]) == 0)
    }
    let what: FileChange =
      switch meddling {
      case .replaced, .removed: .identity
      case .appended, .truncated: .size
      case .overwritten, .backdated, .mode, .linked: .time
      }
    guard case .changedMeanwhile(path, what) = failure({ () throws(SafeFileError) in try rewrite.commit() }) else {
      Issue.record("the change was not noticed")
      return
    }
    #expect(sandbox.content("a.reg") == expected)
    #expect(sandbox.names().filter { $0 != "b.reg" } == (expected == nil ? [] : ["a.reg"]))
  }

  @Test func `a file that shrinks between opening and staging is noticed`() throws {
    let sandbox = try Sandbox()
    let path = try sandbox.file("a.reg", "old")
    let file = try SafeFile(opening: path)
    try #require(truncate(path, 2) == 0)
    let error = failure { () throws(SafeFileError) in _ = try file.stage(firstByte("N")) { _ in } }
    #expect(error?.step == .checkUnchanged)
    #expect(sandbox.names() == ["a.reg"])
  }

  @Test func `verification sees the new content and can refuse it`() throws {
    let sandbox = try Sandbox()
    let path = try sandbox.file("a.reg", "old")
    var seen: [String?] = []
    let error = failure { () throws(SafeFileError) in
      try edit(path) { staged in
        var bytes = [UInt8](repeating: 0, count: staged.size)
        _ = try staged.read(at: 0, into: &bytes)
        seen = [Sandbox.content(staged.path), String(decoding: bytes, as: UTF8.self), sandbox.content("a.reg")]
        throw Disapproval()
      }
    }
    guard case .refused(path, .verify, let reason) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(reason is Disapproval)
    #expect(seen == ["Nld", "Nld", "old"])
    #expect(sandbox.names() == ["a.reg"])
    #expect(sandbox.content("a.reg") == "old")
  }

  @Test func `what else comes out of the disk than went in is noticed`() throws {
    let sandbox = try Sandbox()
    let original = Array(String(repeating: "0123456789", count: 10).utf8)
    let path = try sandbox.file("a.reg", String(decoding: original, as: UTF8.self))
    let splices = try SpliceList([Splice(bytes: 10..<12, replacement: Array("abc".utf8))])
    for offset in [0, 10, 12, 13, 100, 101] {
      // The verification, which may only read, plays the disk that changes, loses or adds one byte.
      let error = failure { () throws(SafeFileError) in
        try edit(path, splices) { staged in
          var bytes = try splices.applied(to: original)
          if offset == 100 { bytes.removeLast() } else if offset == 101 { bytes.append(0) } else { bytes[offset] = 0 }
          let descriptor = open(staged.path, O_WRONLY | O_TRUNC)
          try #require(write(descriptor, bytes, bytes.count) == bytes.count)
          close(descriptor)
        }
      }
      guard case .notAsPlanned(path, offset) = error else {
        Issue.record("\(offset): \(String(describing: error))")
        continue
      }
    }
    #expect(sandbox.names() == ["a.reg"])
  }

  @Test func `a whole new content can be written`() throws {
    let sandbox = try Sandbox()
    let path = try sandbox.file("a.reg", "old", mode: 0o604)
    let big = [UInt8](repeating: 0x61, count: 200_000)
    let rewrite = try SafeFile(opening: path).stage(
      writing: { sink in
        try sink.write("start ")
        try sink.write(big)
        try sink.write("end")
      }, verify: { _ in })
    try rewrite.commit()
    #expect(rewrite.inverse == nil)
    #expect(sandbox.content("a.reg") == "start " + String(decoding: big, as: UTF8.self) + "end")
    #expect(try Sandbox.permissions(path) == 0o604)
  }

  @Test func `a writer that fails leaves nothing`() throws {
    let sandbox = try Sandbox()
    let path = try sandbox.file("a.reg", "old")
    let file = try SafeFile(opening: path)
    let error = failure { () throws(SafeFileError) in
      _ = try file.stage(writing: { _ in throw Disapproval() }, verify: { _ in })
    }
    guard case .refused(path, .write, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(sandbox.names() == ["a.reg"])
  }

  @Test func `abandoning, or dropping, removes the new content`() throws {
    let sandbox = try Sandbox()
    let path = try sandbox.file("a.reg", "old")
    do {
      let rewrite = try SafeFile(opening: path).stage(firstByte("N")) { _ in }
      #expect(sandbox.names().count == 2)
      rewrite.abandon()
      #expect(sandbox.names() == ["a.reg"])
      guard case .alreadySettled = failure({ () throws(SafeFileError) in try rewrite.commit() }) else {
        Issue.record("committed after it was abandoned")
        return
      }
    }
    _ = try SafeFile(opening: path).stage(firstByte("N")) { _ in }
    #expect(sandbox.names() == ["a.reg"])
  }

  @Test func `the new content is readable by nobody else before its mode is set`() throws {
    let sandbox = try Sandbox()
    let path = try sandbox.file("a.reg", "old", mode: 0o644)
    _ = try SafeFile(opening: path).stage(
      writing: { _ in
        let name = try #require(sandbox.names().first { $0 != "a.reg" })
        #expect(try Sandbox.permissions(sandbox[name]) == 0o600)
      }, verify: { _ in })
  }

  @Test func `a name of the greatest length can be edited, and its litter is recognised`() throws {
    let sandbox = try Sandbox()
    let name = String(repeating: "ü", count: 127)
    let path = try sandbox.file(name, "old")
    var copy = ""
    try edit(path) { copy = $0.path.replacing("deskheap-", with: "deskheap-9") }
    try sandbox.file(String(copy.dropFirst(sandbox.path.count + 1)), "litter")
    #expect(sandbox.names().count == 2)
    #expect(try SafeFile(opening: path).litter.map(\.outcome) == [.removed])
    #expect(sandbox.names() == [name])
  }
}

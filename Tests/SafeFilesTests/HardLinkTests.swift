import SafeFiles
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite struct HardLinkTests {
  @Test(arguments: ["N", "longer than before", ""])
  func `a kept hard link shows the new content under both names`(_ text: String) throws {
    let sandbox = try Sandbox()
    let path = try sandbox.file("a.reg", "old", mode: 0o640)
    try #require(link(path, sandbox["b.reg"]) == 0)
    let inode = try Sandbox.status(path).st_ino
    try edit(path, text, hardLinks: .kept)
    #expect(sandbox.content("a.reg") == text + "ld")
    #expect(sandbox.content("b.reg") == text + "ld")
    #expect(try Sandbox.status(path).st_ino == inode)
    #expect(try Sandbox.permissions(path) == 0o640)
    #expect(sandbox.names() == ["a.reg", "b.reg"])
  }

  @Test func `a half-written file gets its old content back`() throws {
    let sandbox = try Sandbox()
    let path = try sandbox.file("a.reg", "torn")
    try #require(link(path, sandbox["b.reg"]) == 0)
    let inode = try Sandbox.status(path).st_ino
    let backup = try sandbox.file(".a.reg.deskheap-1-0123456789abcdef-\(inode).backup", "the old", mode: 0o600)
    let file = try SafeFile(opening: path, hardLinks: .kept)
    #expect(file.litter == [Litter(path: backup, outcome: .restored)])
    #expect(sandbox.content("b.reg") == "the old")
    #expect(sandbox.names() == ["a.reg", "b.reg"])
  }

  enum Doubt: CaseIterable { case otherInode, readableByAll, linked, otherOwner }

  @Test(arguments: Doubt.allCases)
  func `a doubtful backup is left alone and reported`(_ doubt: Doubt) throws {
    let sandbox = try Sandbox()
    let path = try sandbox.file("a.reg", "mine")
    let inode = try Sandbox.status(path).st_ino + (doubt == .otherInode ? 1 : 0)
    let name = ".a.reg.deskheap-1-0123456789abcdef-\(inode).backup"
    let backup = try sandbox.file(name, "planted", mode: doubt == .readableByAll ? 0o644 : 0o600)
    if doubt == .linked { try #require(link(backup, sandbox["other"]) == 0) }
    if doubt == .otherOwner, chown(backup, 4321, 4321) != 0 {
      try Test.cancel("only root can give a file away")
    }
    #expect(try SafeFile(opening: path).litter == [Litter(path: backup, outcome: .left)])
    #expect(sandbox.content("a.reg") == "mine")
    #expect(sandbox.content(name) == "planted")
  }
}

import SafeFiles
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite struct LitterTests {
  @Test func `what a killed run left beside a file is removed and reported`() throws {
    let sandbox = try Sandbox()
    let path = try sandbox.file("a.reg", "old")
    let litter = try sandbox.file(".a.reg.deskheap-1-0123456789abcdef.tmp", "half", mode: 0o600)
    let other = try sandbox.file(".b.reg.deskheap-1-0123456789abcdef.tmp", "half", mode: 0o600)
    #expect(try SafeFile(opening: path).litter == [Litter(path: litter, outcome: .removed)])
    #expect(sandbox.names() == [".b.reg.deskheap-1-0123456789abcdef.tmp", "a.reg"])
    #expect(try Litter.sweep(folder: sandbox.path) == [Litter(path: other, outcome: .removed)])
    #expect(sandbox.names() == ["a.reg"])
  }

  @Test(
    arguments: [
      ".a.reg.deskheap-1-0123456789abcde.tmp", ".a.reg.deskheap-x-0123456789abcdef.tmp",
      "a.reg.deskheap-1-0123456789abcdef.tmp",
      ".a.reg.deskheap-1-0123456789abcdef", ".a.reg.deskheap-1.tmp", ".a.reg.deskheap-1-0123456789abcdef.tmp.txt",
      ".a.reg.swp", ".deskheap-", ".", ".a.reg.deskheap-0-0123456789abcdef.tmp",
      ".a.reg.deskheap-1-0123456789abcdef-7.tmp",
    ].filter { $0 != "." })
  func `other names are left alone`(_ name: String) throws {
    let sandbox = try Sandbox()
    try sandbox.file(name, "theirs")
    #expect(try Litter.sweep(folder: sandbox.path).isEmpty)
    #expect(sandbox.names() == [name])
  }

  @Test func `a run that lives keeps its temporary file`() throws {
    let sandbox = try Sandbox()
    let path = try sandbox.file("a.reg", "old")
    let rewrite = try SafeFile(opening: path).stage(firstByte("N")) { _ in }
    #expect(try Litter.sweep(folder: sandbox.path).isEmpty)
    try rewrite.commit()
    #expect(sandbox.content("a.reg") == "Nld")
  }

  @Test func `a link or a pipe of such a name is left alone`() throws {
    let sandbox = try Sandbox()
    let target = try sandbox.file("target", "theirs")
    _ = try sandbox.link(".a.deskheap-1-0123456789abcdef.tmp", to: target)
    try #require(mkfifo(sandbox[".b.deskheap-1-0123456789abcdef.tmp"], 0o600) == 0)
    #expect(try Litter.sweep(folder: sandbox.path).map(\.outcome) == [.left])
    #expect(sandbox.names().count == 3)
  }

  @Test func `outputs and output folders clear up after their killed predecessors`() throws {
    let sandbox = try Sandbox()
    try sandbox.file(".out.deskheap-1-0123456789abcdef.tmp", "half")
    #expect(try NewFile.write([], to: sandbox["out"], replacing: false).count == 1)
    #expect(sandbox.names() == ["out"])
    let folder = ".plan.deskheap-1-0123456789abcdef.tmp"
    try #require(mkdir(sandbox[folder], 0o755) == 0)
    try sandbox.file(folder + "/apply.reg", "half")
    let litter = try NewFolder.write([("apply.reg", [])], to: sandbox["plan"])
    #expect(litter == [Litter(path: sandbox[folder], outcome: .removed)])
    #expect(sandbox.names() == ["out", "plan"])
  }
}

import SafeFiles
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite struct ResolveTests {
  @Test func `a chain of symbolic links is followed and stays`() throws {
    let sandbox = try Sandbox()
    try #require(mkdir(sandbox["real"], 0o755) == 0)
    try sandbox.file("real/a.reg", "old")
    _ = try sandbox.link("absolute", to: sandbox["real/a.reg"])
    _ = try sandbox.link("real/relative", to: "../absolute")
    let first = try sandbox.link("first", to: "real/relative")
    try edit(first)
    #expect(sandbox.content("real/a.reg") == "Nld")
    #expect(sandbox.names() == ["absolute", "first", "real"])
    #expect(sandbox.names(in: "real") == ["a.reg", "relative"])
    for link in ["absolute", "first", "real/relative"] {
      #expect(try Sandbox.status(sandbox[link]).st_mode & S_IFMT == S_IFLNK)
    }
    #expect(try SafeFile(opening: first).resolvedPath == sandbox["real/a.reg"])
  }

  @Test func `a link whose name begins with an accent leads on from its own folder`() throws {
    let sandbox = try Sandbox()
    try #require(mkdir(sandbox["sub"], 0o755) == 0)
    try sandbox.file("sub/a.reg", "old")
    let link = try sandbox.link("sub/\u{301}link", to: "a.reg")
    #expect(try SafeFile(opening: link).resolvedPath == sandbox["sub/a.reg"])
    try edit(link)
    #expect(sandbox.content("sub/a.reg") == "Nld")
    #expect(sandbox.names() == ["sub"])
  }

  @Test func `a dangling link is refused with its target`() throws {
    let sandbox = try Sandbox()
    let path = try sandbox.link("a.reg", to: "nowhere.reg")
    guard case .danglingLink(path, "nowhere.reg") = failure({ () throws(SafeFileError) in try edit(path) }) else {
      Issue.record("not refused as dangling")
      return
    }
    #expect(sandbox.names() == ["a.reg"])
  }

  @Test func `links in a circle are refused`() throws {
    let sandbox = try Sandbox()
    let path = try sandbox.link("a.reg", to: "b.reg")
    _ = try sandbox.link("b.reg", to: "a.reg")
    guard case .linkLoop(path, 40) = failure({ () throws(SafeFileError) in try edit(path) }) else {
      Issue.record("not refused as a loop")
      return
    }
  }

  @Test func `a file that is not there is an error of the first step`() throws {
    let sandbox = try Sandbox()
    let error = failure { () throws(SafeFileError) in try edit(sandbox["a.reg"]) }
    #expect(error?.step == .resolve)
    #expect(error?.code == ENOENT)
    #expect(error?.description == "\(sandbox["a.reg"]): cannot follow the path: No such file or directory")
  }

  @Test(arguments: [FileKind.folder, .pipe, .device])
  func `what is no regular file is refused without waiting for it`(_ kind: FileKind) throws {
    let sandbox = try Sandbox()
    let path: String
    switch kind {
    case .folder:
      path = sandbox["folder"]
      try #require(mkdir(path, 0o755) == 0)
    case .pipe:
      path = sandbox["pipe"]
      try #require(mkfifo(path, 0o644) == 0)
    default: path = "/dev/null"
    }
    guard case .wrongKind(path, kind, .regular) = failure({ () throws(SafeFileError) in try edit(path) }) else {
      Issue.record("not refused as \(kind)")
      return
    }
  }

  @Test func `a second run on the same file is refused, by whatever name`() throws {
    let sandbox = try Sandbox()
    let path = try sandbox.file("a.reg", "old")
    let link = try sandbox.link("b.reg", to: "a.reg")
    do {
      let first = try SafeFile(opening: path)
      guard case .inUse(link) = failure({ () throws(SafeFileError) in try edit(link) }) else {
        Issue.record("not refused as in use")
        return
      }
      withExtendedLifetime(first) {}
    }
    try edit(link)
    #expect(sandbox.content("a.reg") == "Nld")
  }

  @Test func `a hard link is refused`() throws {
    let sandbox = try Sandbox()
    let path = try sandbox.file("a.reg", "old")
    try #require(link(path, sandbox["b.reg"]) == 0)
    guard case .hardLinks(path, 2) = failure({ () throws(SafeFileError) in try edit(path) }) else {
      Issue.record("not refused as a hard link")
      return
    }
    #expect(sandbox.names() == ["a.reg", "b.reg"])
    #expect(sandbox.content("b.reg") == "old")
  }
}

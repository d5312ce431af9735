import SafeFiles
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite struct OutputTests {
  private let new = Array("new".utf8)

  @Test func `a new output has the mode that the umask leaves`() throws {
    let sandbox = try Sandbox()
    let descriptor = open(sandbox["usual"], O_WRONLY | O_CREAT, 0o666)
    close(descriptor)
    try NewFile.write(new, to: sandbox["report.html"], replacing: false)
    #expect(sandbox.content("report.html") == "new")
    #expect(try Sandbox.permissions(sandbox["report.html"]) == Sandbox.permissions(sandbox["usual"]))
    #expect(sandbox.names() == ["report.html", "usual"])
  }

  @Test func `an output that exists is replaced only on request, and keeps its mode`() throws {
    let sandbox = try Sandbox()
    let path = try sandbox.file("report.html", "old", mode: 0o604)
    guard
      case .alreadyExists(path) = failure({ () throws(SafeFileError) in
        try NewFile.write(new, to: path, replacing: false)
      })
    else {
      Issue.record("replaced without a request")
      return
    }
    #expect(sandbox.content("report.html") == "old")
    try NewFile.write(new, to: path, replacing: true)
    #expect(sandbox.content("report.html") == "new")
    #expect(try Sandbox.permissions(path) == 0o604)
    #expect(sandbox.names() == ["report.html"])
  }

  @Test func `an output that appears meanwhile is not replaced`() throws {
    let sandbox = try Sandbox()
    let path = sandbox["report.html"]
    guard
      case .alreadyExists(path) = failure({ () throws(SafeFileError) in
        try NewFile.write(to: path, replacing: false) { sink in
          try sandbox.file("report.html", "theirs")
          try sink.write("ours")
        }
      })
    else {
      Issue.record("replaced what appeared meanwhile")
      return
    }
    #expect(sandbox.content("report.html") == "theirs")
    #expect(sandbox.names() == ["report.html"])
  }

  @Test(arguments: [true, false])
  func `an output is written through symbolic links, dangling ones too`(_ exists: Bool) throws {
    let sandbox = try Sandbox()
    if exists { try sandbox.file("real.html", "old") }
    let link = try sandbox.link("link.html", to: "real.html")
    try NewFile.write(new, to: link, replacing: true)
    #expect(sandbox.content("real.html") == "new")
    #expect(try Sandbox.status(link).st_mode & S_IFMT == S_IFLNK)
  }

  @Test func `an output that fails midway leaves nothing`() throws {
    let sandbox = try Sandbox()
    let error = failure { () throws(SafeFileError) in
      try NewFile.write(to: sandbox["a"], replacing: true) { sink in
        try sink.write([UInt8](repeating: 0, count: 1 << 20))
        throw Disapproval()
      }
    }
    #expect(error?.step == .write)
    #expect(sandbox.names().isEmpty)
  }

  @Test func `a full device is an error`() throws {
    let error = failure { () throws(SafeFileError) in try NewFile.write(new, to: "/dev/full", replacing: true) }
    #expect(error?.code == ENOSPC)
    #expect(error?.step == .write)
  }

  @Test func `a folder is no output file`() throws {
    let sandbox = try Sandbox()
    guard
      case .wrongKind(_, .folder, .regular) = failure({ () throws(SafeFileError) in
        try NewFile.write(new, to: sandbox.path, replacing: true)
      })
    else {
      Issue.record("not refused as a folder")
      return
    }
  }

  @Test func `a named pipe is written to`() throws {
    let sandbox = try Sandbox()
    let path = sandbox["pipe"]
    try #require(mkfifo(path, 0o600) == 0)
    let reader = open(path, O_RDONLY | O_NONBLOCK)
    defer { close(reader) }
    try NewFile.write(new, to: path, replacing: true)
    var bytes = [UInt8](repeating: 0, count: 10)
    #expect(read(reader, &bytes, 10) == 3)
    #expect(try Sandbox.status(path).st_mode & S_IFMT == S_IFIFO)
  }

  @Test func `an open descriptor is written to where it stands`() throws {
    let sandbox = try Sandbox()
    let path = try sandbox.file("log", "start ")
    let descriptor = open(path, O_WRONLY | O_APPEND)
    defer { close(descriptor) }
    let inode = try Sandbox.status(path).st_ino
    let link = try sandbox.link("link", to: "/dev/fd/\(descriptor)")
    for name in ["/dev/fd/\(descriptor)", "/proc/self/fd/\(descriptor)", link] {
      try NewFile.write(new, to: name, replacing: false)
    }
    #expect(sandbox.content("log") == "start newnewnew")
    #expect(try Sandbox.status(path).st_ino == inode)
  }

  @Test(arguments: [false, true])
  func `a folder appears as a whole`(_ exists: Bool) throws {
    let sandbox = try Sandbox()
    if exists { try #require(mkdir(sandbox["out"], 0o700) == 0) }
    try NewFolder.write([("apply.reg", new), ("empty", [])], to: sandbox["out"] + "/")
    #expect(sandbox.names() == ["out"])
    #expect(sandbox.names(in: "out") == ["apply.reg", "empty"])
    #expect(sandbox.content("out/apply.reg") == "new")
    if exists { #expect(try Sandbox.permissions(sandbox["out"]) == 0o700) }
  }

  @Test func `a folder that holds something is refused and kept`() throws {
    let sandbox = try Sandbox()
    try #require(mkdir(sandbox["out"], 0o700) == 0)
    try sandbox.file("out/theirs", "theirs")
    guard
      case .folderNotEmpty = failure({ () throws(SafeFileError) in
        try NewFolder.write([("apply.reg", new)], to: sandbox["out"])
      })
    else {
      Issue.record("not refused")
      return
    }
    #expect(sandbox.names() == ["out"])
    #expect(sandbox.names(in: "out") == ["theirs"])
  }

  @Test(arguments: [["a", ""], ["a", "."], [".."], ["a/b"], ["a", "b", "a"], ["a\u{0}b"]])
  func `names that lead out of the folder, or come twice, are refused`(_ names: [String]) throws {
    let sandbox = try Sandbox()
    guard
      case .unusableName(_, names.last) = failure({ () throws(SafeFileError) in
        try NewFolder.write(names.map { ($0, new) }, to: sandbox["out"])
      })
    else {
      Issue.record("not refused")
      return
    }
    #expect(sandbox.names().isEmpty)
  }

  @Test func `a folder that cannot be completed does not appear`() throws {
    let sandbox = try Sandbox()
    let error = failure { () throws(SafeFileError) in
      try NewFolder.write([("a", new), (String(repeating: "x", count: 300), new)], to: sandbox["out"])
    }
    #expect(error?.code == ENAMETOOLONG)
    #expect(sandbox.names().isEmpty)
  }
}

import SafeFiles
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What concerns the whole process is tried in one of its own.
@Suite struct HardshipTests {
  @Test(arguments: [HardLinks.refused, .kept])
  func `a disk that fills up while writing is an error that changes nothing`(_ hardLinks: HardLinks) async {
    // A file size limit plays the full disk: the write that reaches it is cut short, the next fails.
    await #expect(processExitsWith: .success) { [isKept = (hardLinks == .kept) as Bool] in
      let sandbox = try Sandbox()
      let content = String(repeating: "x", count: 100_000)
      let path = try sandbox.file("a.reg", content)
      if isKept { try #require(link(path, sandbox["b.reg"]) == 0) }
      signal(SIGXFSZ, SIG_IGN)
      var limit = rlimit(rlim_cur: 150_000, rlim_max: rlim_t.max)
      let added = String(repeating: "y", count: 60_000)
      setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
      let error = failure { () throws(SafeFileError) in
        try edit(path, added, hardLinks: isKept ? .kept : .refused)
      }
      #expect(error?.code == EFBIG)
      #expect(error?.step == .write)
      #expect(sandbox.content("a.reg") == content)
      #expect(sandbox.names() == (isKept ? ["a.reg", "b.reg"] : ["a.reg"]))
    }
  }

  @Test func `a disk that fills up while the file itself is rewritten gets the old content back`() async {
    await #expect(processExitsWith: .success) {
      let sandbox = try Sandbox()
      let content = String(repeating: "x", count: 100_000)
      let path = try sandbox.file("a.reg", content)
      try #require(link(path, sandbox["b.reg"]) == 0)
      let rewrite = try SafeFile(opening: path, hardLinks: .kept).stage(
        firstByte(String(repeating: "y", count: 60_000))
      ) {
        _ in
      }
      signal(SIGXFSZ, SIG_IGN)
      var limit = rlimit(rlim_cur: 150_000, rlim_max: rlim_t.max)
      setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
      let error = failure { () throws(SafeFileError) in try rewrite.commit() }
      #expect(error?.code == EFBIG)
      #expect(error?.step == .write)
      #expect(sandbox.content("b.reg") == content)
      #expect(sandbox.names() == ["a.reg", "b.reg"])
    }
  }

  @Test func `in a folder that forbids writing, nothing happens`() async {
    await #expect(processExitsWith: .success) {
      let sandbox = try Sandbox()
      let path = try sandbox.file("a.reg", "old", mode: 0o666)
      try #require(chmod(sandbox.path, 0o555) == 0)
      // Root may write anywhere; nobody may not.
      if geteuid() == 0 { try #require(seteuid(65534) == 0) }
      let error = failure { () throws(SafeFileError) in try edit(path) }
      #expect(error?.code == EACCES)
      #expect(error?.step == .createTemporary)
      #expect(sandbox.content("a.reg") == "old")
      if getuid() == 0 { try #require(seteuid(0) == 0) }
      try #require(chmod(sandbox.path, 0o755) == 0)
    }
  }

  @Test func `a read-only file is left alone, and so is one whose owner cannot be kept`() async {
    await #expect(processExitsWith: .success) {
      let sandbox = try Sandbox()
      let path = try sandbox.file("a.reg", "old", mode: 0o444)
      let foreign = try sandbox.file("b.reg", "old", mode: 0o666)
      try #require(chmod(sandbox.path, 0o777) == 0)
      let isRoot = geteuid() == 0
      if isRoot { try #require(seteuid(65534) == 0) }
      #expect(failure { () throws(SafeFileError) in try edit(path) }?.step == .open)
      if isRoot {
        let error = failure { () throws(SafeFileError) in try edit(foreign) }
        #expect(error?.code == EPERM)
        #expect(error?.step == .copyMetadata)
        try #require(seteuid(0) == 0)
      }
      #expect(sandbox.names() == ["a.reg", "b.reg"])
      #expect(sandbox.content("b.reg") == "old")
    }
  }

  @Test(arguments: [StopSignal.interrupt, .terminate])
  func `a signal while staging undoes the change`(_ stop: StopSignal) async {
    await #expect(processExitsWith: .exitCode(stop.exitStatus)) { [number = stop.number as Int32] in
      let sandbox = try Sandbox()
      let path = try sandbox.file("a.reg", "old")
      let error = SignalGuard.protecting {
        failure { () throws(SafeFileError) in try edit(path) { _ in strike(number) } }
      }
      try #require(sandbox.content("a.reg") == "old")
      try #require(sandbox.names() == ["a.reg"])
      try #require(error?.signal == SignalGuard.received)
      exit(error?.signal?.exitStatus ?? 0)
    }
  }

  @Test func `between two files a signal stops the second`() async {
    await #expect(processExitsWith: .success) {
      let sandbox = try Sandbox()
      let paths = try ["a", "b"].map { try sandbox.file($0, "old") }
      try SignalGuard.protecting { () throws in
        try edit(paths[0])
        strike(SIGTERM)
        guard case .interrupted(paths[1], .terminate) = failure({ () throws(SafeFileError) in try edit(paths[1]) })
        else {
          throw Disapproval()
        }
      }
      #expect(sandbox.content("a") == "Nld")
      #expect(sandbox.content("b") == "old")
    }
  }

  @Test func `afterwards a signal does again what it did before`() async {
    await #expect(processExitsWith: .signal(SIGTERM)) {
      SignalGuard.protecting {}
      strike(SIGTERM)
    }
    await #expect(processExitsWith: .success) {
      signal(SIGINT, SIG_IGN)
      SignalGuard.protecting {
        strike(SIGINT)
        #expect(SignalGuard.received == nil)
      }
      strike(SIGINT)
    }
  }
}

/// Sends a signal to this thread and comes back when it has been dealt with. The threads that tests run on block signals.
private func strike(_ number: Int32) {
  var set = sigset_t()
  sigemptyset(&set)
  sigaddset(&set, number)
  pthread_sigmask(SIG_UNBLOCK, &set, nil)
  raise(number)
}

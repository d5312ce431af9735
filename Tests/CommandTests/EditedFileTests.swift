import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What happens to the file that `set` and `fix` change, and to what is beside it.
struct EditedFileTests {
  private static let broken = "Samples/readers/blank-after-first-comma/input.reg"
  private static let set = "deskheap set a.reg --non-interactive 1024"
  private static let hasAttributes = ["setfattr", "getfattr", "setfacl", "getfacl"].allSatisfy {
    (try? Tool.shell("command -v \($0)").status) == 0
  }

  @Test func modeSymbolicLinkAndTheLinkItselfStay() throws {
    try SetCommandTests.withSample { folder, file, data in
      let outcome = try Tool.shell(
        "chmod 640 a.reg; ln -s a.reg link.reg; deskheap set link.reg --non-interactive 1024 && readlink link.reg && stat -c %a a.reg",
        in: folder)
      #expect(outcome.output.hasSuffix("a.reg\n640\n"))
      #expect(try Data(contentsOf: file) != data)
      #expect(try SetCommandTests.names(folder) == ["a.reg", "link.reg"])
    }
  }

  @Test func hardLinksAreRefusedOrKept() throws {
    try SetCommandTests.withSample { folder, file, data in
      let refused = try Tool.shell("ln a.reg b.reg; \(Self.set)", in: folder)
      #expect(refused.status == 3)
      #expect(refused.errors.contains("hard links"))
      #expect(try Data(contentsOf: file) == data)
      #expect(try Tool.shell("\(Self.set) --keep-hard-links && test a.reg -ef b.reg", in: folder).status == 0)
      #expect(try Data(contentsOf: folder.appending(path: "b.reg")) != data)
      #expect(try SetCommandTests.names(folder) == ["a.reg", "b.reg"])
    }
  }

  @Test(.enabled(if: hasAttributes, "setfattr or setfacl is not installed"))
  func attributesAndAccessListStay() throws {
    try SetCommandTests.withSample { folder, _, _ in
      let show = "getfattr -d a.reg; getfacl -n a.reg"
      let prepared = try Tool.shell(
        "setfattr -n user.origin -v share a.reg && setfacl -m u:1234:r a.reg && { \(show); }", in: folder)
      guard prepared.status == 0 else {
        print("skipped: this file system has no attributes or access lists")
        return
      }
      #expect(prepared.output.contains("user.origin") && prepared.output.contains("user:1234:r--"))
      #expect(try Tool.shell("\(Self.set) >/dev/null && { \(show); }", in: folder).output == prepared.output)
    }
  }

  @Test(.enabled(if: geteuid() == 0, "only root can mount a small disk"))
  func aFullDiskChangesNothing() throws {
    try SetCommandTests.withSample { folder, file, data in
      let mounted = try Tool.shell("mkdir disk && mount -t tmpfs -o size=64k none disk", in: folder)
      guard mounted.status == 0 else {
        print("skipped: this machine does not let a small disk be mounted")
        return
      }
      defer { _ = try? Tool.shell("umount disk", in: folder) }
      let outcome = try Tool.shell(
        "cp a.reg disk/a.reg; cat /dev/zero > disk/rest 2>/dev/null; cd disk; \(Self.set)", in: folder)
      #expect(outcome.status == 3)
      #expect(outcome.errors.contains("No space left on device"))
      #expect(outcome.errors.contains("cannot "))
      #expect(try Data(contentsOf: folder.appending(path: "disk/a.reg")) == data)
      #expect(try SetCommandTests.names(folder.appending(path: "disk")) == ["a.reg", "rest"])
    }
  }

  @Test func whereNothingMayBeWrittenNothingHappens() throws {
    try SetCommandTests.withSample { folder, file, data in
      // Root may write anywhere; nobody may not.
      let user = geteuid() == 0 ? "setpriv --reuid 65534 --clear-groups" : ""
      let line = "chmod 666 a.reg; chmod 555 .; \(user) \(Self.set); s=$?; chmod 755 .; exit $s"
      let outcome = try Tool.shell(line, in: folder)
      guard !outcome.errors.contains("setpriv") else {
        print("skipped: setpriv cannot run the program as nobody here")
        return
      }
      #expect(outcome.status == 3)
      #expect(outcome.errors.contains("cannot create a temporary file beside it"))
      #expect(try Data(contentsOf: file) == data)
      #expect(try SetCommandTests.names(folder) == ["a.reg"])
    }
  }

  @Test func aRollbackThatIsTheFileByAnotherNameIsNoticed() throws {
    try SetCommandTests.withSample { folder, file, data in
      let outcome = try Tool.shell("ln a.reg b.reg; \(Self.set) --keep-hard-links --rollback b.reg", in: folder)
      #expect(outcome.status == 2)
      #expect(try Data(contentsOf: file) == data)
    }
  }

  @Test func aFileThatChangesMeanwhileIsLeftAsItIs() throws {
    try SetCommandTests.withSample { folder, file, _ in
      // The rollback goes to a pipe, before the change: that waits until the file has been written to.
      let line = """
        mkfifo pipe
        (until ls .a.reg.deskheap-*; do sleep 0.01; done; echo >> a.reg; timeout 5 cat pipe) >/dev/null 2>&1 &
        \(Self.set) --rollback pipe; s=$?; wait; rm pipe; exit $s
        """
      let outcome = try Tool.shell(line, in: folder)
      #expect(outcome.status == 3)
      #expect(outcome.errors.contains("changed meanwhile"))
      #expect(try Data(contentsOf: file).last == 0x0A)
      #expect(try SetCommandTests.names(folder) == ["a.reg"])
    }
  }

  @Test(arguments: [true, false])
  func aFileThatChangesWhileAnotherIsWrittenIsTold(_ changes: Bool) throws {
    try SetCommandTests.withSample { folder, file, data in
      // More than a pipe holds, so that the program waits for its reader in the midst of writing.
      let text = try #require(ExportText(data))
      let filling = Data(String(repeating: "; filling\r\n", count: 100_000).data(using: text.encoding) ?? Data())
      try (data + filling).write(to: file)
      let line = """
        mkfifo pipe
        (head -c 1; \(changes ? "printf x >> a.reg" : "true"); cat) < pipe > new.reg &
        timeout 60 \(Self.set) --output pipe; s=$?; wait; rm pipe; exit $s
        """
      let outcome = try Tool.shell(line, in: folder)
      #expect(outcome.status == (changes ? 3 : 0))
      #expect(outcome.errors.contains("a.reg: has changed meanwhile") == changes)
    }
  }

  @Test func whatAKilledRunLeftIsToldAndRemoved() throws {
    try SetCommandTests.withSample { folder, _, _ in
      let left = ".a.reg.deskheap-999999-0123456789abcdef.tmp"
      let other = ".b.reg.deskheap-999999-0123456789abcdef.tmp"
      let outcome = try Tool.shell("touch \(left) \(other); \(Self.set)", in: folder)
      #expect(outcome.status == 0)
      #expect(outcome.errors.contains("\(left): left by a run that was killed; removed"))
      #expect(try SetCommandTests.names(folder) == [other, "a.reg"])
      let out = try Tool.shell(
        "touch .n.reg.deskheap-999999-0123456789abcdef.tmp; \(Self.set) --output n.reg", in: folder)
      #expect(out.errors.contains("left by a run that was killed; removed"))
    }
  }

  @Test(arguments: [("TERM", 143), ("INT", 130)])
  func aSignalFinishesOrUndoes(_ signal: String, _ status: Int32) throws {
    try SetCommandTests.withSample(Self.broken) { folder, file, data in
      // A large file, so that the signal comes while it is worked on: the export, and a comment of many lines.
      let text = try #require(ExportText(data))
      let filling = Data(String(repeating: "; filling\r\n", count: 2_000_000).data(using: text.encoding) ?? Data())
      try (data + filling).write(to: file)
      let before = try Data(contentsOf: file)
      #expect(try Tool.shell("deskheap fix --unsafe-fixes a.reg --output new.reg", in: folder).status == 0)
      let after = try Data(contentsOf: folder.appending(path: "new.reg"))
      for delay in ["0.02", "0.2", "0.5"] {
        try before.write(to: file)
        let outcome = try Tool.shell(
          "set -m; deskheap fix --unsafe-fixes a.reg & sleep \(delay); kill -\(signal) $!; wait $!", in: folder)
        #expect(outcome.status == status || outcome.status == 0)
        let found = try Data(contentsOf: file)
        #expect(found == before || found == after)
        #expect(outcome.status != 0 || found == after)
        #expect(try SetCommandTests.names(folder) == ["a.reg", "new.reg"])
      }
    }
  }

  @Test func ofSeveralFilesOneThatCannotBeWrittenIsNamed() throws {
    try SetCommandTests.withSample(Self.broken) { folder, file, data in
      let outcome = try Tool.shell(
        "cp a.reg b.reg; cp a.reg c.reg; ln b.reg second; deskheap fix --unsafe-fixes .", in: folder)
      #expect(outcome.status == 3)
      #expect(outcome.errors.contains("b.reg: has 2 hard links"))
      #expect(try Data(contentsOf: folder.appending(path: "b.reg")) == data)
      for name in ["a.reg", "c.reg"] {
        #expect(outcome.output.contains("\(name): 1 finding mended"))
        #expect(try Data(contentsOf: folder.appending(path: name)) != data)
      }
      #expect(!outcome.output.contains("b.reg: 1 finding mended"))
    }
  }

  @Test func aFixThatBringsAWarningNeedsItsAcceptance() throws {
    let help = try Tool.run(["fix", "--help"]).output
    #expect(help.contains("--accept-risk <ids>"))
    #expect(try Tool.run(["fix", "--diff", "--accept-risk", "DH50", Self.broken]).status == 2)
  }

  @Test(arguments: [["--output", "a.reg"], ["--rollback", "a.reg"], ["--output", "n.reg", "--rollback", "n.reg"]])
  func fixRefusesOutputsThatAreOneFile(_ arguments: [String]) throws {
    try SetCommandTests.withSample(Self.broken) { folder, file, data in
      let outcome = try Tool.run(["fix", "--unsafe-fixes", "a.reg"] + arguments, in: folder)
      #expect(outcome.status == 2)
      #expect(try Data(contentsOf: file) == data)
      #expect(try SetCommandTests.names(folder) == ["a.reg"])
    }
  }
}

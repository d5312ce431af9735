import Foundation
import Testing

/// Input that nobody should give: the status and the message that the README promises, and an end to it.
struct BadInputTests {
  @Test func aMissingFileIsNamed() throws {
    let outcome = try Tool.run(["lint", "nowhere.reg"])
    #expect(outcome.status == 3)
    #expect(outcome.errors == "deskheap: nowhere.reg: could not open it: No such file or directory\n")
  }

  @Test func aFolderWithoutExportsIsNoSuccess() throws {
    try Tool.withFolder { folder in
      let outcome = try Tool.run(["lint", "."], in: folder)
      #expect(outcome.status == 3)
      #expect(outcome.errors.contains("no .reg file in this folder"))
    }
  }

  @Test func aFileThatCannotBeLookedAtIsNotPassedOver() throws {
    let export = Tool.samples.appending(path: "generations/10-x64/input.reg").path
    let outcome = try Tool.withFolder { folder in
      try Tool.shell(
        "cp '\(export)' a.reg; ln -s b.reg b.reg; ln -s nothing c.reg; deskheap lint --quiet .", in: folder)
    }
    #expect(outcome.status == 3)
    #expect(outcome.errors == "deskheap: ./b.reg: could not look at it: Too many levels of symbolic links\n")
    #expect(outcome.output.hasPrefix("./a.reg:"))
  }

  @Test(arguments: ["*/*.reg", "**/*.reg"])
  func aFolderOfAPatternThatCannotBeLookedAtIsNotPassedOver(_ pattern: String) throws {
    let export = Tool.samples.appending(path: "generations/10-x64/input.reg").path
    let outcome = try Tool.withFolder { folder in
      try Tool.shell(
        "mkdir a; cp '\(export)' a/a.reg; ln -s b b; ln -s nothing c; deskheap lint --quiet '\(pattern)'", in: folder)
    }
    #expect(outcome.status == 3)
    #expect(outcome.errors == "deskheap: b: could not look at it: Too many levels of symbolic links\n")
    #expect(outcome.output.hasPrefix("a/a.reg:"))
  }

  @Test func whatDoesNotMatchAPatternIsNotLookedAt() throws {
    let export = Tool.samples.appending(path: "generations/10-x64/input.reg").path
    let outcome = try Tool.withFolder { folder in
      try Tool.shell("cp '\(export)' a.reg; ln -s b b; deskheap lint --quiet '*.reg'", in: folder)
    }
    #expect(outcome.status == 0)
    #expect(outcome.errors.isEmpty)
  }

  @Test(arguments: [("", "DH101"), (String(repeating: "\u{1}\u{2}x\n", count: 999), "DH101")])
  func whatCanBeReadIsJudged(text: String, rule: String) throws {
    try Tool.withFolder { folder in
      try Data(text.utf8).write(to: folder.appending(path: "a.reg"))
      let outcome = try Tool.run(["lint", "--quiet", "a.reg"], in: folder)
      #expect(outcome.status == 1)
      #expect(outcome.output.hasPrefix("a.reg:1:1: error \(rule) "))
      #expect(outcome.output.split(separator: "\n").count == 1)
    }
  }

  @Test func aHiveIsToBeExportedFirst() throws {
    try Tool.withFolder { folder in
      try Data("regf\u{0}\u{0}rest".utf8).write(to: folder.appending(path: "SYSTEM"))
      for command in ["lint", "show", "capacity", "dump"] {
        let outcome = try Tool.run([command, "SYSTEM"], in: folder)
        #expect(outcome.status == 3)
        #expect(outcome.errors.contains("this is a hive, export it first"))
      }
    }
  }

  @Test func aPipeWithoutWriterDoesNotWaitForEver() throws {
    try Tool.withFolder { folder in
      let outcome = try Tool.shell("mkfifo a.reg && deskheap lint a.reg", in: folder)
      #expect(outcome.status == 3)
      #expect(outcome.errors.contains("no program writes to this pipe"))
    }
  }

  @Test func aPipeWithWriterIsRead() throws {
    let sample = "Samples/generations/10-x64/input.reg"
    let outcome = try Tool.shell("deskheap lint <(cat \(sample))")
    #expect(outcome.status == 0, "\(outcome.errors)")
  }

  @Test(arguments: ["/dev/zero", "/dev/urandom"])
  func anEndlessDeviceHasALimit(device: String) throws {
    let outcome = try Tool.run(["lint", device])
    #expect(outcome.status == 3 || outcome.status == 1)
  }

  @Test func aLineOf100MegabytesHasALimit() throws {
    let outcome = try Tool.shell(
      "(printf 'REGEDIT4\\n[HKEY_CURRENT_USER\\\\a]\\n\"x\"=\"'; head -c 100000000 /dev/zero | tr '\\0' a) | deskheap lint -"
    )
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("line 3 has more than"))
  }

  @Test func aFullOutputIsNoSuccess() throws {
    let sample = "Samples/generations/10-x64/input.reg"
    for command in ["lint", "show", "capacity", "dump", "show --format json"] {
      let outcome = try Tool.shell("deskheap \(command) \(sample) > /dev/full")
      #expect(outcome.status == 3)
      #expect(outcome.errors.contains("No space left on device"))
    }
    #expect(try Tool.shell("deskheap --help > /dev/full").status == 3)
  }

  @Test func aReaderThatLeavesEndsTheRun() throws {
    let outcome = try Tool.shell("deskheap lint Samples | true; echo ${PIPESTATUS[0]}")
    #expect(["141\n", "1\n"].contains(outcome.output))
  }

  @Test(arguments: [
    ["lint"], ["lint", "--nonsense"], ["lint", "--fail-on", "sometimes", "x"], ["lint", "--select", "DH999", "x.reg"],
    ["lint", "--format", "text", "--format", "json", "x.reg"], ["lint", "-", "-"], ["lint", "--jobs", "0", "x.reg"],
    ["lint", "--code-page", "1", "x.reg"], ["lint", "--release", "95", "x.reg"], ["nonsense"],
    ["lint", "--format", "json=x.reg", "x.reg"],
  ])
  func wrongUsageExitsWith2(arguments: [String]) throws {
    let outcome = try Tool.run(arguments)
    #expect(outcome.status == 2)
    #expect(!outcome.errors.isEmpty)
    #expect(outcome.output.isEmpty)
  }
}

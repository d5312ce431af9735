import Foundation
import Testing

/// How `lint` behaves around its findings: statuses, choices, order.
struct LintCommandTests {
  static let broken = "Samples/readers/blank-after-first-comma/input.reg"
  static let good = "Samples/generations/10-x64/input.reg"

  @Test func findingsOfAnErrorExitWith1() throws {
    #expect(try Tool.run(["lint", Self.broken]).status == 1)
    #expect(try Tool.run(["lint", Self.good]).status == 0)
    #expect(try Tool.run(["lint", "--exit-zero", Self.broken]).status == 0)
  }

  @Test func exitZeroNeverHidesAFileThatCannotBeRead() throws {
    #expect(try Tool.run(["lint", "--exit-zero", Self.broken, "nowhere.reg"]).status == 3)
  }

  @Test func oneUnreadableFileDoesNotHideTheOthers() throws {
    let outcome = try Tool.run(["lint", "nowhere.reg", Self.broken])
    #expect(outcome.status == 3)
    #expect(outcome.output.contains("DH404"))
  }

  @Test func rulesCanBeChosen() throws {
    #expect(try Tool.run(["lint", "--ignore", "DH404,DH4", Self.broken]).output.contains("DH404") == false)
    #expect(try Tool.run(["lint", "--select", "DH404", Self.broken]).output.contains("DH404"))
    #expect(try Tool.run(["lint", "--select", "DH1", Self.broken]).status == 0)
  }

  @Test func failOnMovesTheThreshold() throws {
    let sample = "Samples/encodings/mixed-line-ends/input.reg"
    #expect(try Tool.run(["lint", sample]).status == 0)
    #expect(try Tool.run(["lint", "--fail-on", "info", sample]).status == 1)
  }

  @Test func manyPathsAreReadInTheirOrderWhereverOptionsStand() throws {
    let folder = "Samples/readers/"
    let names = try FileManager.default.contentsOfDirectory(atPath: Tool.project.appending(path: folder).path).sorted()
    let paths = names.map { folder + $0 + "/input.reg" } + ["nowhere.reg"]
    for count in [1, 2, 3, 4, paths.count] {
      let some = Array(paths.suffix(count))
      let behind = try Tool.run(["lint", "--format", "jsonl", "--exit-zero", "--jobs", "1"] + some)
      let before = try Tool.run(["lint"] + some + ["--format", "jsonl", "--exit-zero", "--jobs", "1"])
      let separated = try Tool.run(["lint", "--format", "jsonl", "--exit-zero", "--jobs", "1", "--"] + some)
      #expect(behind.status == 3 && before.status == 3 && separated.status == 3)
      #expect(behind.output == before.output && behind.output == separated.output)
      #expect(count == 1 || behind.output.contains("\"path\":\"\(some[0])\""))
    }
    for arguments in [["fix", "--output", "new.reg"], ["fix", "--diff", "--output", "new.reg"], ["report"]] {
      #expect(try Tool.run(arguments + paths).status == 2)
    }
  }

  @Test func outputIsTheSameForAnyNumberOfJobs() throws {
    let one = try Tool.run(["lint", "--jobs", "1", "Samples"])
    for jobs in ["2", "7"] {
      let many = try Tool.run(["lint", "--jobs", jobs, "Samples"])
      #expect(many.output == one.output)
      #expect(many.status == one.status)
    }
  }

  /// Paths without options are not parsed: they mean what they mean beside an option that says the default.
  @Test(arguments: [["Samples"], [broken, good], ["help"], ["lint"], [""], ["nowhere.reg", broken]])
  func pathsAloneMeanWhatTheyMeanBesideOptions(_ paths: [String]) throws {
    let alone = try Tool.run(["lint"] + paths)
    let besides = try Tool.run(["lint", "--format", "text"] + paths)
    #expect(alone.output == besides.output)
    #expect(alone.errors == besides.errors)
    #expect(alone.status == besides.status)
  }

  @Test func standardInputIsRead() throws {
    let data = try Data(contentsOf: Tool.project.appending(path: Self.broken))
    let outcome = try Tool.run(["lint", "-"], input: data)
    #expect(outcome.status == 1)
    #expect(outcome.output.hasPrefix("<stdin>:"))
  }

  @Test func queryOutputIsUnderstood() throws {
    let text = """

      HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\SubSystems
          Windows    REG_EXPAND_SZ    %SystemRoot%\\system32\\csrss.exe ObjectDirectory=\\Windows SharedSection=1024, 20480,768 Windows=On SubSystemType=Windows ServerDll=basesrv,1 ServerDll=winsrv:UserServerDllInitialization,3 ServerDll=sxssrv,4 ProfileControl=Off MaxRequestThreads=16


      """
    let outcome = try Tool.run(["lint", "-"], input: Data(text.utf8))
    #expect(outcome.output.contains("<stdin>:3:"))
    #expect(outcome.output.contains("DH404"))
    let shown = try Tool.run(["show", "--format", "json", "-"], input: Data(text.utf8))
    #expect(shown.output.contains("\"type\" : \"REG_EXPAND_SZ\""))
  }

  @Test func aBareValueIsJudged() throws {
    let outcome = try Tool.run(["lint", "--value", "SharedSection=1024,20480,768"])
    #expect(outcome.status == 1)
    #expect(outcome.output.hasPrefix("<value>:1:"))
  }

  @Test func foldersAndPatternsAreSearched() throws {
    try Tool.withFolder { folder in
      let data = try Data(contentsOf: Tool.project.appending(path: Self.broken))
      for path in ["a.reg", "sub/B.REG", ".hidden/c.reg", "sub/deep/d.Reg", "sub/e.txt"] {
        let file = folder.appending(path: path)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: file)
      }
      try FileManager.default.createSymbolicLink(
        at: folder.appending(path: "sub/loop"), withDestinationURL: folder)
      func files(_ arguments: String...) throws -> [String] {
        let lines = try Tool.run(["lint", "--quiet", "--select", "DH404"] + arguments, in: folder).output.split(
          separator: "\n")
        return lines.map { String($0.prefix { $0 != ":" }) }
      }
      #expect(try files(".") == ["./a.reg", "./sub/B.REG", "./sub/deep/d.Reg"])
      #expect(try files("**/*.[rR][eE][gG]") == ["a.reg", "sub/B.REG", "sub/deep/d.Reg"])
      #expect(try files("sub/*.REG") == ["sub/B.REG"])
    }
  }

  @Test func filesAndLinksOfAFolderComeInTheOrderOfTheirBytes() throws {
    try Tool.withFolder { folder in
      let data = try Data(contentsOf: Tool.project.appending(path: Self.broken))
      try FileManager.default.createDirectory(
        at: folder.appending(path: "x.reg"), withIntermediateDirectories: false)
      for name in ["é.reg", "a.reg", "a.reg.reg", "B.reg", "a b.reg", "x.reg/y.reg", "a.regs", "reg"] {
        try data.write(to: folder.appending(path: name))
      }
      for (name, target) in [("link.reg", "a.reg"), ("gone.reg", "nowhere"), ("again.reg", "x.reg")] {
        try FileManager.default.createSymbolicLink(
          atPath: folder.appending(path: name).path, withDestinationPath: target)
      }
      let run = try Tool.run(["lint", "--quiet", "--select", "DH404", "."], in: folder)
      let files = run.output.split(separator: "\n").map { String($0.prefix { $0 != ":" }) }
      // The folder is entered once, by the first of its names.
      let expected = ["B.reg", "a b.reg", "a.reg", "a.reg.reg", "link.reg", "é.reg", "again.reg/y.reg"]
      #expect(files == expected.map { "./\($0)" }, "\(run.errors)")
    }
  }

  @Test func namesThatAreOneToUnicodeAreTwoFiles() throws {
    try Tool.withFolder { folder in
      let run = try Tool.shell(
        "printf x > $'\\u00e9.reg'; printf x > $'e\\u0301.reg'; deskheap lint --format jsonl .", in: folder)
      #expect(Set(run.output.split(separator: "\n").map { Array($0.utf8) }).count > 1, "\(run.output)\(run.errors)")
      #expect(run.output.utf8.contains(0xA9) && run.output.utf8.contains(0x81), "\(run.output)\(run.errors)")
    }
  }

  @Test func severalFormatsInOneRun() throws {
    try Tool.withFolder { folder in
      let file = folder.appending(path: "out.json")
      let path = file.path(percentEncoded: false)
      let outcome = try Tool.run(["lint", "--format", "text", "--format", "json=\(path)", Self.broken])
      #expect(outcome.output.contains("DH404"))
      let document = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [[String: Any]]
      #expect(document?.contains { $0["id"] as? String == "DH404" } == true)
    }
  }
}

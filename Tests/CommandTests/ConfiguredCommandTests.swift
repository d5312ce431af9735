import Foundation
import Testing

/// What a configuration and comments do to the commands that read a file.
struct ConfiguredCommandTests {
  private static let key = "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\SubSystems"

  private static func export(_ section: String, comment: String = "") -> String {
    let servers = "ServerDll=basesrv,1 ServerDll=winsrv:UserServerDllInitialization,3 ServerDll=sxssrv,4"
    let text =
      "%SystemRoot%\\system32\\csrss.exe ObjectDirectory=\\Windows SharedSection=\(section) Windows=On "
      + "SubSystemType=Windows \(servers) ProfileControl=Off MaxRequestThreads=16"
    let bytes = (text + "\0").utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let list = bytes.map { String(UInt16($0) + 0x100, radix: 16).dropFirst() }.joined(separator: ",")
    return "Windows Registry Editor Version 5.00\r\n\r\n[\(key)]\r\n\(comment)\"Windows\"=hex(2):\(list)\r\n"
  }

  private func write(_ text: String, _ name: String, in folder: URL) throws {
    try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
  }

  /// Each command with what shows that it has taken the release from the configuration.
  @Test(
    arguments: [
      ("11", ["lint", "--format", "json", "a.reg"], "Windows 11"),
      ("11", ["show", "a.reg"], "from .deskheap.yml:1:10"),
      ("11", ["capacity", "a.reg"], "release from .deskheap.yml:1:10"),
      ("11", ["diff", "--format", "json", "b.reg", "a.reg"], "\"name\" : \"11\""),
      ("11", ["plan", "a.reg"], "release from .deskheap.yml:1:10"),
      ("11", ["report", "a.reg", "--xml", "-"], "release=\"11\""),
      ("server-2003", ["set", "b.reg", "--triple", "1024,3072,6144", "--output", "c.reg"], "DH508"),
      ("11", ["fix", "--unsafe-fixes", "--diff", "view.reg"], "+\"SessionViewSize\""),
    ])
  func theReleaseReachesEachCommand(release: String, command: [String], expected: String) throws {
    try Tool.withFolder { folder in
      try write("release: \(release)\narchitecture: \(release == "11" ? "x64" : "x86")\n", ".deskheap.yml", in: folder)
      try write(Self.export("1024,12288,512"), "a.reg", in: folder)
      try write(Self.export("1024,20480,768"), "b.reg", in: folder)
      let memory = Self.key.replacingOccurrences(of: "SubSystems", with: "Memory Management")
      try write(
        "Windows Registry Editor Version 5.00\r\n\r\n[\(memory)]\r\n\"SessionViewSize\"=dword:00000020\r\n", "view.reg",
        in: folder)
      let with = try Tool.run(command, in: folder)
      #expect(with.output.contains(expected), "\(with.output)\(with.errors)")
      let without = try Tool.run(command + ["--no-config"], in: folder)
      #expect(!without.output.contains(expected), "\(without.output)")
    }
  }

  @Test func theCodePageReachesEachCommand() throws {
    try Tool.withFolder { folder in
      try write("codePage: 1251\n", ".deskheap.yml", in: folder)
      var bytes = Data("REGEDIT4\r\n\r\n[\(Self.key)]\r\n\"Windows\"=\"".utf8)
      bytes += [0xCF, 0xF0] + Data("\"\r\n".utf8)
      try bytes.write(to: folder.appending(path: "a.reg"))
      for command in ["show", "lint", "dump"] {
        #expect(try Tool.run([command, "a.reg"], in: folder).output.contains("Пр"), "\(command)")
      }
    }
  }

  @Test func anAcceptedRiskLetsAChangePassAndIsRecorded() throws {
    try Tool.withFolder { folder in
      try write(Self.export("1024,20480,768"), "a.reg", in: folder)
      let change = ["set", "a.reg", "--interactive", "20992", "--output", "b.reg", "--rollback", "back.reg"]
      let refused = try Tool.run(change, in: folder)
      #expect(refused.status == 1 && refused.errors.contains("DH504"))
      try write("acceptedRisks: [{rule: DH504, reason: measured}]\n", ".deskheap.yml", in: folder)
      let done = try Tool.run(change, in: folder)
      #expect(done.status == 0 && done.output.contains("risk taken   DH504"), "\(done.output)\(done.errors)")
      let back = try Data(contentsOf: folder.appending(path: "back.reg"))
      #expect(String(data: back, encoding: .utf16)?.contains("DH504") == true)
      try write(
        "acceptedRisks: [{rule: DH504, reason: measured, expires: 2020-01-01}]\n", ".deskheap.yml", in: folder)
      let late = try Tool.run(change, in: folder)
      #expect(late.status == 1 && late.errors.contains("the accepted risk of DH504 expired on 2020-01-01"))
    }
  }

  @Test func aCommentIsNoConsentToAChange() throws {
    try Tool.withFolder { folder in
      let comment = "; deskheap:ignore DH504 -- measured\r\n"
      try write(Self.export("1024,20480,768", comment: comment), "a.reg", in: folder)
      let run = try Tool.run(["set", "a.reg", "--interactive", "20992", "--output", "b.reg"], in: folder)
      #expect(run.status == 1 && run.output.contains("warning DH504") && run.errors.contains("refused"))
    }
  }

  @Test func aCommentThatAChangeMakesUselessDoesNotRefuseIt() throws {
    try Tool.withFolder { folder in
      let comment = "; deskheap:ignore DH504 -- measured\r\n"
      try write(Self.export("1024,30720,768", comment: comment), "a.reg", in: folder)
      let run = try Tool.run(["set", "a.reg", "--interactive", "20480"], in: folder)
      #expect(run.status == 0 && run.output.contains("DH701"), "\(run.output)\(run.errors)")
      let fixed = try Tool.run(["fix", "a.reg"], in: folder)
      #expect(fixed.status == 0)
      let text = try String(contentsOf: folder.appending(path: "a.reg"), encoding: .utf8)
      #expect(text == Self.export("1024,20480,768"))
    }
  }

  @Test func whatIsSuppressedOrAcceptedIsNotMended() throws {
    try Tool.withFolder { folder in
      let comment = "; deskheap:ignore DH506 -- as measured\r\n"
      let text = Self.export("1024,20480,1000", comment: comment)
      try write(text, "a.reg", in: folder)
      let run = try Tool.run(["fix", "--unsafe-fixes", "a.reg"], in: folder)
      #expect(run.status == 0 && run.output == "a.reg: 0 findings mended, 0 left\n", "\(run.output)\(run.errors)")
      #expect(try String(contentsOf: folder.appending(path: "a.reg"), encoding: .utf8) == text)
    }
  }

  @Test func aWrongConfigurationStopsARunBeforeAnythingIsWritten() throws {
    try Tool.withFolder { folder in
      try FileManager.default.createDirectory(at: folder.appending(path: "x"), withIntermediateDirectories: true)
      try write(Self.export("1024,20480,1000"), "a.reg", in: folder)
      try write(Self.export("1024,20480,1000"), "x/a.reg", in: folder)
      try write("relase: 10\n", "x/.deskheap.yml", in: folder)
      for command in [["lint", "--format", "json=o.json", "."], ["fix", "--unsafe-fixes", "."]] {
        let run = try Tool.run(command, in: folder)
        #expect(run.status == 2 && run.errors.contains("x/.deskheap.yml:1:1: ") && run.errors.contains("release?"))
        #expect(run.output.isEmpty)
      }
      #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "o.json").path))
      let text = try String(contentsOf: folder.appending(path: "a.reg"), encoding: .utf8)
      #expect(text == Self.export("1024,20480,1000"))
    }
  }

  /// Where `..` stands in a path the system says where the file lies, and neighbours may lie apart.
  @Test func aLinkHasTheSettingsOfWhereItLeads() throws {
    try Tool.withFolder { folder in
      for name in ["plain", "real"] {
        try FileManager.default.createDirectory(at: folder.appending(path: name), withIntermediateDirectories: false)
        try write(Self.export("1024,20480,1000"), "\(name)/a.reg", in: folder)
      }
      try write("rules: {DH506: off}\n", "real/.deskheap.yml", in: folder)
      try FileManager.default.createSymbolicLink(
        atPath: folder.appending(path: "plain/link.reg").path, withDestinationPath: "../real/a.reg")
      for (start, found) in [("plain/", ["a.reg", "link.reg"]), ("real/../plain/", ["a.reg"])] {
        let run = try Tool.run(["lint", "--quiet", start + "a.reg", start + "link.reg"], in: folder)
        let told = run.output.split(separator: "\n").filter { $0.contains("DH506") }.map { $0.prefix { $0 != ":" } }
        #expect(told == found.map { (start + $0)[...] }, "\(run.output)\(run.errors)")
      }
    }
  }

  @Test func aRepositoryDoesNotWriteElsewhere() throws {
    try Tool.withFolder { folder in
      let inside = folder.appending(path: "inside")
      try FileManager.default.createDirectory(at: inside, withIntermediateDirectories: true)
      try write(Self.export("1024,20480,1000"), "inside/a.reg", in: folder)
      try write("precious", "mine", in: folder)
      for (link, target) in [("o.json", "../mine"), ("d", "..")] {
        try FileManager.default.createSymbolicLink(
          atPath: inside.appending(path: link).path, withDestinationPath: target)
      }
      for path in ["o.json", "d/mine", "d/new"] {
        try write("formats: [json=\(path)]\n", "inside/.deskheap.yml", in: folder)
        let run = try Tool.run(["lint", "a.reg"], in: inside)
        #expect(run.status == 2 && run.errors.contains("leads out of the folder"), "\(path): \(run.errors)")
      }
      // The slash and the accent behind it are one character.
      try write("formats: [json=../\u{301}new]\n", "inside/.deskheap.yml", in: folder)
      let run = try Tool.run(["lint", "a.reg"], in: inside)
      #expect(run.status == 2 && run.errors.contains("below the folder of this file"), "\(run.errors)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["inside", "mine"])
      #expect(try String(contentsOf: folder.appending(path: "mine"), encoding: .utf8) == "precious")
      try write("formats: [json=new.json]\n", "inside/.deskheap.yml", in: folder)
      #expect(try Tool.run(["lint", "a.reg"], in: inside).status == 0)
      #expect(FileManager.default.fileExists(atPath: inside.appending(path: "new.json").path))
    }
  }

  @Test(arguments: [["--config", "missing.yml"], ["--config", "."]])
  func aConfigurationThatCannotBeReadIsAMatterOfFiles(options: [String]) throws {
    #expect(try Tool.run(["lint", "Samples/headers/version-5"] + options).status == 3)
    #expect(
      try Tool.run(["lint", "Samples/headers/version-5"], environment: ["DESKHEAP_CONFIG": options[1]]).status == 3)
  }

  /// What is read of one folder does not grow with its files.
  @Test func manyFilesOfOneFolderGiveTheSameForAnyNumberOfJobs() throws {
    try Tool.withFolder { folder in
      try write("overrides: [{paths: [\"*5.reg\"], rules: {DH506: error}}]\n", ".deskheap.yml", in: folder)
      for number in 0..<60 { try write(Self.export("1024,20480,1000"), "\(number).reg", in: folder) }
      let runs = try ["1", "4"].map { try Tool.run(["lint", "--quiet", "--jobs", $0, "."], in: folder) }
      #expect(runs[0].output == runs[1].output)
      #expect(runs[0].output.components(separatedBy: "error DH506").count - 1 == 6)
    }
  }
}

import Foundation
import Testing

/// Files with the same bytes are judged once; each is told as if it were alone.
struct AlikeFilesTests {
  private static let key = "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\SubSystems"

  private static func export(_ section: String) -> String {
    "Windows Registry Editor Version 5.00\r\n\r\n[\(key)]\r\n\"Windows\"=\"csrss.exe SharedSection=\(section)\"\r\n"
  }

  /// Sixty exports with some thirty different values, which stand in different lines, a third under another configuration;
  /// some are larger than what is kept, and together with others more than is kept; one is empty, one is missing.
  private static func fill(_ folder: URL) throws -> [String] {
    try FileManager.default.createDirectory(at: folder.appending(path: "old"), withIntermediateDirectories: false)
    try "release: server-2003\narchitecture: x86\n".write(
      to: folder.appending(path: "old/.deskheap.yml"), atomically: true, encoding: .utf8)
    var names: [String] = []
    for number in 0..<60 {
      names.append((number % 3 == 0 ? "old/" : "") + "\(number).reg")
      let text = export("1024,\(3072 + number % 31),512").replacing(
        "[", with: String(repeating: "; a comment\r\n", count: number % 4) + "[")
      try text.write(to: folder.appending(path: names[number]), atomically: true, encoding: .utf8)
    }
    for number in 0..<80 {
      let comment = "; " + String(repeating: "x", count: number < 40 ? 60_000 + number : 70_000) + "\r\n"
      names.append("large\(number).reg")
      try (export("1024,2048") + comment).write(
        to: folder.appending(path: names[60 + number]), atomically: true, encoding: .utf8)
    }
    try Data().write(to: folder.appending(path: "empty.reg"))
    return names + ["empty.reg", "missing.reg"]
  }

  @Test(arguments: ["1", "4"])
  func eachIsToldAsIfItWereAlone(jobs: String) throws {
    try Tool.withFolder { folder in
      let names = try Self.fill(folder)
      let together = try Tool.run(["lint", "--format", "jsonl", "--jobs", jobs] + names, in: folder)
      let alone = try names.map { try Tool.run(["lint", "--format", "jsonl", $0], in: folder) }
      let findings = { (text: String) in text.split(separator: "\n").filter { $0.contains("\"fingerprint\"") } }
      #expect(findings(together.output) == alone.flatMap { findings($0.output) })
      #expect(findings(together.output).count > 100)
      #expect(together.errors == alone.map(\.errors).joined())
    }
  }

  /// GitLab's format has the fingerprint of the line that a finding begins on.
  @Test func linesHaveTheFingerprintsOfTheirOwnFile() throws {
    try Tool.withFolder { folder in
      let names = try Self.fill(folder)
      let together = try Tool.run(["lint", "--format", "gitlab"] + names.prefix(40), in: folder)
      let alone = try names.prefix(40).flatMap { name in
        try findings(Tool.run(["lint", "--format", "gitlab", name], in: folder).output)
      }
      #expect(try findings(together.output) == alone)
      #expect(!alone.isEmpty)
    }
  }

  private func findings(_ document: String) throws -> [NSDictionary] {
    try #require(JSONSerialization.jsonObject(with: Data(document.utf8)) as? [NSDictionary])
  }

  /// What a list of known findings says of one file is not said of others with its bytes.
  @Test func aKnownFindingIsKnownInItsOwnFileOnly() throws {
    try Tool.withFolder { folder in
      for name in ["a.reg", "b.reg"] {
        try Self.export("1024,3072").write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
      }
      #expect(try Tool.run(["lint", "a.reg", "--write-findings", "known.json"], in: folder).status == 1)
      let words = ["lint", "--known-findings", "known.json", "--format", "jsonl", "a.reg", "b.reg"]
      let findings = try Tool.run(words, in: folder).output.split(separator: "\n").filter {
        $0.contains("\"fingerprint\"")
      }
      for (name, state) in [("a.reg", "unchanged"), ("b.reg", "new")] {
        let own = findings.filter { $0.contains("\"path\":\"\(name)\"") }
        #expect(!own.isEmpty)
        #expect(own.allSatisfy { $0.contains("\"baselineState\":\"\(state)\"") })
      }
    }
  }
}

import Foundation
import Testing

/// Several formats in one run, and what they need of the input.
struct LintFormatsTests {
  private static let broken = "Samples/readers/blank-after-first-comma/input.reg"
  private static let formats = ["json", "jsonl", "sarif", "gitlab", "github", "markdown", "junit", "checkstyle"]

  private static func outputs(_ paths: [String], jobs: Int, in folder: URL) throws -> [Data] {
    let choices = formats.flatMap { ["--format", "\($0)=\(folder.path(percentEncoded: false))/\($0).\(jobs)"] }
    let outcome = try Tool.run(
      ["lint", "--jobs", "\(jobs)"] + choices + paths, environment: ["SOURCE_DATE_EPOCH": "1700000000"])
    #expect(outcome.output.contains("DH404"))
    return try formats.map { try Data(contentsOf: folder.appending(path: "\($0).\(jobs)")) }
  }

  /// The fingerprints of lines in a SARIF log.
  private static func fingerprints(_ log: String) -> [String] {
    log.matches(of: /"primaryLocationLineHash":"([^"]*)"/).map { String($0.output.1) }
  }

  @Test func oneRunWritesEveryFormatTheSameForAnyNumberOfJobs() throws {
    try Tool.withFolder { folder in
      let one = try Self.outputs(["Samples", "nowhere.reg"], jobs: 1, in: folder)
      #expect(one.allSatisfy { !$0.isEmpty })
      #expect(try Self.outputs(["Samples", "nowhere.reg"], jobs: 3, in: folder) == one)
    }
  }

  @Test func reportsAreWholeThoughAFileCannotBeRead() throws {
    for format in Self.formats {
      let outcome = try Tool.run(["lint", "--format", format, "nowhere.reg", Self.broken])
      #expect(outcome.status == 3)
      #expect(outcome.output.contains("DH404"))
      #expect(outcome.output.contains("nowhere.reg") == !format.hasPrefix("json"))
      #expect(outcome.errors.contains("nowhere.reg"))
    }
  }

  @Test func twoFormatsOnStandardOutputAndUnknownOnesAreRefused() throws {
    #expect(try Tool.run(["lint", "--format", "sarif", "--format", "junit", Self.broken]).status == 2)
    #expect(try Tool.run(["lint", "--format", "xyz", Self.broken]).status == 2)
    #expect(try Tool.run(["lint", "--format", "sarif=", Self.broken]).status == 2)
  }

  @Test func fingerprintsOfLinesAreTheSameInUTF16AndUTF8FromAFileAPipeAndStandardInput() throws {
    let bytes = try Data(contentsOf: Tool.project.appending(path: Self.broken))
    let text = try #require(String(data: bytes, encoding: .utf16))
    let arguments = ["lint", "--format", "sarif", "--select", "DH404"]
    let expected = Self.fingerprints(try Tool.run(arguments + [Self.broken]).output)
    #expect(expected.count == 1)
    #expect(Self.fingerprints(try Tool.run(arguments + ["-"], input: bytes).output) == expected)
    #expect(Self.fingerprints(try Tool.run(arguments + ["-"], input: Data(text.utf8)).output) == expected)
    let pipe = try Tool.shell("deskheap lint --format sarif --select DH404 <(cat \(Self.broken))")
    #expect(Self.fingerprints(pipe.output) == expected)
    try Tool.withFolder { folder in
      let twin = folder.appending(path: "twin.reg")
      try Data(text.utf8).write(to: twin)
      let outcome = try Tool.run(arguments + [twin.path(percentEncoded: false)])
      #expect(Self.fingerprints(outcome.output) == expected)
    }
  }

  @Test func aWrongSourceDateEpochIsRefused() throws {
    for wrong in ["", "x", "-1", "999999999999"] {
      #expect(try Tool.run(["lint", Self.broken], environment: ["SOURCE_DATE_EPOCH": wrong]).status == 2)
    }
  }
}

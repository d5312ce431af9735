import Foundation
import Testing

struct ReportCommandTests {
  static let moment = ["SOURCE_DATE_EPOCH": "1700000000"]

  static let cases: [String] = {
    let root = Tool.samples.appending(path: "report").path(percentEncoded: false)
    return ((try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []).sorted()
  }()

  @Test func thereAreSamples() { #expect(Self.cases.count >= 3) }

  /// Each folder of `Samples/report` holds a command line and the XML that it gives.
  @Test(arguments: cases)
  func saysWhatStandsBesideIt(name: String) throws {
    let folder = Tool.samples.appending(path: "report/\(name)")
    let line = try String(contentsOf: folder.appending(path: "command"), encoding: .utf8)
    let outcome = try Tool.run(
      line.split(whereSeparator: \.isWhitespace).map(String.init), in: folder, environment: Self.moment)
    let file = folder.appending(path: "report.xml")
    if ProcessInfo.processInfo.environment[SampleTests.update] != nil {
      try outcome.output.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(outcome.output == (try String(contentsOf: file, encoding: .utf8)), "if that is right now: make samples")
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
  }

  @Test func thePageIsTheSameForAnyNumberOfJobs() throws {
    func page(_ jobs: String) throws -> String {
      let words = ["report", "readers", "--jobs", jobs, "--html", "-"]
      // The command line is told in the page.
      return try Tool.run(words, in: Tool.samples, environment: Self.moment).output.replacing(
        "--jobs \(jobs)", with: "")
    }
    let one = try page("1")
    #expect(one.contains("<h1>"))
    #expect(one == (try page("4")))
  }

  @Test(arguments: [
    ["report"], ["report", "server.reg"], ["report", "server.reg", "--html", "a", "--xml", "a"],
    ["report", "server.reg", "--html", "server.reg"], ["report", "--print-schema", "server.reg"],
    ["report", ".", "--before", "server.reg", "--html", "a", "--jobs", "0"],
  ])
  func refusesWrongUsage(words: [String]) throws {
    let folder = Tool.samples.appending(path: "report/blank-after-comma")
    let before = try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false)).sorted()
    #expect(try Tool.run(words, in: folder).status == 2)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false)).sorted() == before)
  }

  @Test func aFileThatIsNotThereIsNamedInTheReportOfAFleet() throws {
    let words = ["report", "readers/good/input.reg", "gone.reg", "--xml", "-"]
    let outcome = try Tool.run(words, in: Tool.samples, environment: Self.moment)
    #expect(outcome.status == 3)
    #expect(outcome.output.contains("<unreadable>"))
    #expect(outcome.errors.contains("gone.reg"))
  }

  @Test func printsItsSchema() throws {
    let outcome = try Tool.run(["report", "--print-schema"])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("targetNamespace=\"urn:deskheap:report:1\""))
  }

  @Test func aDocumentOnAFullDeviceIsNotDone() throws {
    let words = ["report", "readers/good/input.reg", "--html", "/dev/full"]
    #expect(try Tool.run(words, in: Tool.samples).status == 3)
  }
}

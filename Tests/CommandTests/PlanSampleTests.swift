import Foundation
import Testing

/// Each folder of Samples/plan holds an `input.reg`, the evidence, `options`, and what `plan` says: `plan.txt` and
/// `plan.json`. A new case needs no code.
struct PlanSampleTests {
  static let cases: [String] = {
    let root = Tool.samples.appending(path: "plan")
    let folders = (try? FileManager.default.contentsOfDirectory(at: root, includingPropertiesForKeys: nil)) ?? []
    return folders.map { $0.lastPathComponent }.sorted()
  }()

  static func options(_ name: String) throws -> [String] {
    let file = Tool.samples.appending(path: "plan/\(name)/options")
    return try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isWhitespace).map(String.init)
  }

  /// The planner's decisions, each with the verdict and the numbers that its sample shows.
  static let decisions: [(sample: String, verdict: String, after: String?)] = [
    ("2003-90-services-event-244", "change", "1024,3072,256"), ("terminal-server", "change", "1024,3072,256"),
    ("nt4-two-numbers", "change", "1024,3072,512"), ("2019-exit-code-128", "change", "1024,20480,1280"),
    ("event-243-session-0", "change", "1024,20480,1280"), ("event-243-session-3", "change", nil),
    ("event-243-session-3-at-maximum", "cannot", nil), ("event-243-before-vista", "cannot", nil),
    ("need-not-met", "cannot", nil), ("need-met-already", "no-change", nil), ("beyond-maximum", "cannot", nil),
    ("3gb", "change", "1024,3072,256"), ("32-bit-triple-on-64-bit", "change", "1024,20480,768"),
    ("contradiction-243-and-244", "cannot", nil), ("contradiction-listing-and-event", "cannot", nil),
    ("nothing-given", "no-change", nil), ("exit-code-alone", "no-change", nil), ("dynamic-event-244", "cannot", nil),
    ("export-names-its-users", "change", "1024,3072,512"), ("workload-file", "no-change", nil),
    ("stated-before-named", "no-change", nil), ("users-on-demand", "no-change", nil),
  ]

  @Test(arguments: decisions)
  func everyDecisionHasASample(sample: String, verdict: String, after: String?) throws {
    let file = Tool.samples.appending(path: "plan/\(sample)/plan.json")
    let plan = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any]
    #expect(plan?["verdict"] as? String == verdict)
    let numbers = (plan?["after"] as? [String: Any])?["text"] as? String
    #expect((numbers != nil) == (verdict == "change"))
    if let after { #expect(numbers == after) }
  }

  @Test(arguments: cases, ["text", "json"])
  func saysWhatStandsBesideIt(name: String, format: String) throws {
    let folder = Tool.samples.appending(path: "plan/\(name)")
    let outcome = try Tool.run(["plan", "input.reg"] + Self.options(name) + ["--format", format], in: folder)
    let file = folder.appending(path: format == "text" ? "plan.txt" : "plan.json")
    if ProcessInfo.processInfo.environment[SampleTests.update] != nil {
      try outcome.output.write(to: file, atomically: true, encoding: .utf8)
    }
    let expected = try String(contentsOf: file, encoding: .utf8)
    #expect(outcome.output == expected, "if that is right now: make samples")
    #expect(outcome.errors.isEmpty)
    let isRefused = expected.contains(format == "text" ? "\n  cannot    " : "\"verdict\" : \"cannot\"")
    #expect(outcome.status == (isRefused ? 1 : 0))
  }

  /// The members that the JSON contract names.
  @Test(arguments: cases)
  func keepsTheContract(name: String) throws {
    let file = Tool.samples.appending(path: "plan/\(name)/plan.json")
    let plan = try #require(JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
    let wanted: Set = [
      "version", "path", "before", "after", "verdict", "reasons", "capacityBefore", "capacityAfter", "rejected",
      "alternatives", "unknown", "acceptedRisks", "restart",
    ]
    #expect(wanted.subtracting(plan.keys).isEmpty)
    #expect(plan["restart"] as? Bool == true)
    #expect((plan["after"] is NSNull) == (plan["verdict"] as? String != "change"))
    for reason in plan["reasons"] as? [[String: Any]] ?? [] {
      #expect(reason["text"] is String && reason["source"] is String)
    }
    for move in plan["rejected"] as? [[String: Any]] ?? [] {
      #expect(move["change"] is String && move["why"] is String)
    }
  }
}

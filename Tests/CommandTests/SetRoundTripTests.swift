import Foundation
import Testing

/// `set` to other numbers and back, over every sample and every export of a real machine that is at hand.
struct SetRoundTripTests {
  /// Samples that have a sound value for certain; whether the others do, the program tells.
  private static let sound = ["Samples/generations/10-", "Samples/generations/7-", "Samples/encodings/utf-8"]

  private static let realExports =
    ProcessInfo.processInfo.environment["DESKHEAP_EXPORTS"].map { URL(filePath: $0) }
    ?? Tool.project.appending(path: "../shared/real").standardized

  static let samples: [String] = files(in: Tool.samples).map { "Samples/" + $0 }
  static let real: [String] = files(in: realExports).map { realExports.appending(path: $0).path(percentEncoded: false) }

  private static func files(in folder: URL) -> [String] {
    let all = FileManager.default.enumerator(atPath: folder.path(percentEncoded: false))?.allObjects ?? []
    return all.compactMap { $0 as? String }.filter { $0.hasSuffix(".reg") && !$0.hasSuffix("fixed.reg") }.sorted()
  }

  struct Shown: Decodable {
    struct Section: Decodable {
      var text: String
      var shared: Int?
      var interactive: Int?
      var nonInteractive: Int?
    }
    struct Csrss: Decodable { var starts: Bool }
    var csrss: Csrss
    var sharedSection: Section?
  }

  @Test(arguments: samples) func aSampleIsWhatItWasAfterSetAndBack(_ path: String) throws {
    let isTried = try roundTrip(path)
    #expect(isTried || !Self.sound.contains { path.hasPrefix($0) })
  }

  @Test func aListThatRegeditWouldCutOtherwiseReadsTheSameAfterSetAndBack() throws {
    let sample = try Data(contentsOf: Tool.samples.appending(path: "encodings/utf-8-ascii/input.reg"))
    // Cut behind every other byte of the list, and not cut at all.
    let joined = try #require(ExportText(sample)).joined
    for text in [joined.replacing("00,", with: "00,\\\r\n "), joined] {
      try Tool.withFolder { folder in
        let file = folder.appending(path: "a.reg")
        try Data(text.utf8).write(to: file)
        let dump = {
          try Tool.run(["dump", "--format", "json", "a.reg"], in: folder).output.matches(of: /"data".*/).map(\.output)
        }
        let before = try dump()
        for numbers in [[1024, 20480, 1024], [1024, 20480, 768]] {
          let outcome = try set(file, numbers)
          #expect(outcome.status == 0, "\(outcome.errors)")
        }
        let after = try dump()
        #expect(!before.isEmpty && after == before)
      }
    }
  }

  @Test(.enabled(if: !real.isEmpty, "no exports of real machines in ../shared/real"), arguments: real)
  func anExportOfARealMachineIsWhatItWasAfterSetAndBack(_ path: String) throws {
    let isTried = try roundTrip(path)
    #expect(isTried)
  }

  /// False where the file has no sound value.
  private func roundTrip(_ path: String) throws -> Bool {
    let shown = try Tool.run(["show", "--format", "json", path])
    let values = try JSONDecoder().decode([Shown].self, from: Data(shown.output.utf8))
    guard values.count == 1, values[0].csrss.starts, let section = values[0].sharedSection,
      let shared = section.shared, let interactive = section.interactive, let third = section.nonInteractive,
      try Tool.run(["lint", path]).status == 0
    else { return false }
    let old = [shared, interactive, third]
    // A sound value has nothing but its numbers between the commas.
    guard section.text == old.map(String.init).joined(separator: ",") else { return false }
    let same = [shared, interactive - 1, third == 512 ? 640 : third - 1]
    // Longer and shorter: one digit more in the third number, one less in the second.
    let longer = [shared, interactive, third < 1000 ? 1024 : 10240]
    let shorter = [shared, interactive < 10_000 ? 768 : 8192, third]
    for new in [same, longer, shorter] { try check(path, old, new) }
    return true
  }

  private func check(_ path: String, _ old: [Int], _ new: [Int]) throws {
    try Tool.withFolder { folder in
      let source = URL(filePath: path, relativeTo: Tool.project)
      let file = folder.appending(path: "a.reg")
      let before = try Data(contentsOf: source)
      try before.write(to: file)
      let there = try set(file, new)
      guard there.status == 0 else {
        Issue.record("\(path): \(new) is refused: \(there.errors)")
        return
      }
      let changed = try Data(contentsOf: file)
      try expectDigitsOnly(path, before, changed, old, new)
      #expect(try set(file, old).status == 0)
      let after = try Data(contentsOf: file)
      #expect(after == before, "\(path): not the same bytes after \(new) and back")
    }
  }

  private func set(_ file: URL, _ numbers: [Int]) throws -> Tool.Outcome {
    let path = file.path(percentEncoded: false)
    let triple = numbers.map(String.init).joined(separator: ",")
    // A release with a dynamic view space: on an older one numbers so large are refused, which is not the point here.
    return try Tool.run(["set", path, "--triple", triple, "--accept-risk", Self.allIDs, "--release", "10"])
  }

  private static let allIDs: String = {
    let rules = try? Tool.run(["rules", "--format", "json"]).output
    let ids = (rules ?? "").matches(of: /DH[0-9]{3}/).map { String($0.output) }
    return Set(ids).sorted().joined(separator: ",")
  }()

  /// Beside how lists are cut into lines, the digits alone may differ; where as many come as go, not a byte moves.
  private func expectDigitsOnly(_ path: String, _ before: Data, _ after: Data, _ old: [Int], _ new: [Int]) throws {
    let (first, second) = (try #require(ExportText(before)), try #require(ExportText(after)))
    #expect(first.encoding == second.encoding)
    let text = { (numbers: [Int]) in "SharedSection=" + numbers.map(String.init).joined(separator: ",") }
    let expected = zip(ExportText.writings(text(old)), ExportText.writings(text(new))).map { old, new in
      first.joined.lowercased().replacing(old.lowercased(), with: new.lowercased())
    }
    let found = second.joined.lowercased()
    #expect(expected.contains(found) && found != first.joined.lowercased(), "\(path): more than the digits changed")
    if text(old).utf8.count == text(new).utf8.count {
      #expect(before.count == after.count)
      let differing = zip(before, after).count { $0 != $1 }
      #expect(differing <= 2 * text(old).utf8.count)
    }
  }
}

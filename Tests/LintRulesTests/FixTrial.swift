import Findings
import LintRules
import RegistryText
import Splices
import SubSystems
import Testing

/// The fixes of one rule made in a file, one after another, with all rules looking on.
struct FixTrial {
  /// How often a rule may find something more to fix in an example.
  private static let roundLimit = 32

  /// The file when nothing is left to fix.
  let mended: [UInt8]
  /// What was wrong with the fixes.
  let faults: [String]

  /// Makes the fixes of `rule` in `bytes`, the first of the file first, as `fix` does.
  init(of rule: RuleInfo, in bytes: [UInt8], _ options: LintOptions) throws {
    var bytes = bytes
    var faults: [String] = []
    var found = try findings(Rule.all, in: bytes, options)
    var rounds = 0
    while let finding = found.first(where: { $0.rule == rule && $0.fix != nil }), let fix = finding.fix {
      rounds += 1
      guard rounds <= Self.roundLimit else {
        faults.append("does not come to an end")
        break
      }
      let mended = try Self.applying(fix, to: bytes)
      let left = try findings(Rule.all, in: mended, options)
      if fix.applicability == .safe, try ImportedRegistry.read(mended) != ImportedRegistry.read(bytes) {
        faults.append("called safe, and the registry would be another: \(fix.title)")
      }
      faults += Self.added(left, to: found, by: finding).map { "brings \($0.rule.id): \($0.message.text)" }
      (bytes, found) = (mended, left)
    }
    mended = bytes
    self.faults = faults
  }

  /// The file with a fix made.
  static func applying(_ fix: Fix, to bytes: [UInt8]) throws -> [UInt8] {
    if let rewriting = fix.rewriting {
      var result: [UInt8] = []
      // In small steps, so that what stands across two of them is tried.
      _ = try RewrittenBytes(MemoryBytes(bytes, step: 3), by: rewriting)
        .copy(to: { result += $0 }, failure: { $0 as any Error })
      return result
    }
    // A list of splices takes no two that overlap, and none beyond the end.
    let list = try SpliceList(fix.edits)
    var result = bytes
    for splice in list.splices.reversed() {
      try #require(splice.bytes.upperBound <= bytes.count)
      result.replaceSubrange(splice.bytes, with: splice.replacement)
    }
    return result
  }

  /// The findings that were not there before, or were less grave.
  private static func added(_ left: [Finding], to found: [Finding], by fixed: Finding) -> [Finding] {
    var old = found
    return left.filter { finding in
      let index = old.firstIndex { $0.isAbout(finding) && $0.severity >= finding.severity }
      if let index { old.remove(at: index) }
      return index == nil && !finding.wasHidden(by: fixed)
    }
  }
}

extension Finding {
  /// Whether the two are of one rule about one value.
  fileprivate func isAbout(_ other: Finding) -> Bool {
    rule.id == other.rule.id && key == other.key && value == other.value
  }

  /// The one exception to "a fix brings no finding": what is less grave than the finding that was mended and is about the
  /// same value, or like it about the file and no value, was there all along, and was not told because nothing is judged
  /// twice for one mistake. So a file without a header is not told for its encoding too.
  fileprivate func wasHidden(by fixed: Finding) -> Bool {
    severity < fixed.severity && key == fixed.key && value == fixed.value
  }
}

import Findings
import LintRules

/// A difference as the JSON contract of `diff` has it.
package struct DifferenceDocument: Encodable {
  @Nulled private var before: ShowDocument?
  @Nulled private var after: ShowDocument?
  @Nulled private var capacityBefore: ShowDocument.CapacityDocument?
  @Nulled private var capacityAfter: ShowDocument.CapacityDocument?
  private let fixed: [String]
  private let new: [String]

  /// The document of `difference`.
  package init(_ difference: ExportDifference) {
    before = difference.before.map { ShowDocument($0, path: difference.paths.before, withCapacity: false) }
    after = difference.after.map { ShowDocument($0, path: difference.paths.after, withCapacity: false) }
    capacityBefore = difference.before.map { ShowDocument.capacity($0) }
    capacityAfter = difference.after.map { ShowDocument.capacity($0) }
    fixed = difference.fixed.map(\.rule.id)
    new = difference.new.map(\.rule.id)
  }
}

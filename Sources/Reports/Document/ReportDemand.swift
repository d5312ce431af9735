/// How many non-interactive desktops are needed, with the sum.
package struct ReportDemand: Hashable, Sendable {
  /// One line of the sum.
  package struct Part: Hashable, Sendable {
    /// Whose desktops.
    package let label: String
    /// How many.
    package let count: Int64
    /// From where that is known.
    package let source: String

    /// A line.
    package init(label: String, count: Int64, source: String) {
      self.label = label
      self.count = count
      self.source = source
    }
  }

  /// The lines.
  package let parts: [Part]

  /// The sum of `parts`.
  package init(_ parts: [Part]) { self.parts = parts }

  /// All together; saturates.
  package var total: Int64 {
    parts.reduce(0) { sum, part in
      let (result, overflow) = sum.addingReportingOverflow(part.count)
      return overflow ? .max : result
    }
  }
}

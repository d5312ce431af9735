package import LintRules
import SubSystems

/// What a report says, before it is a page or a document for tools.
package struct ReportDocument: Sendable {
  /// What it is about.
  package enum Content: Sendable {
    /// One file as it is.
    case machine(MachineReport)
    /// One file before and after a change.
    case change(ChangeReport)
    /// Many files.
    case fleet(FleetReport)
  }

  /// Who asked for it, and when.
  package var origin: ReportOrigin
  /// What it is about.
  package var content: Content

  /// A report.
  package init(origin: ReportOrigin, content: Content) {
    self.origin = origin
    self.content = content
  }

  /// The title: the one that was asked for, or one that names the subject.
  var title: String {
    if let title = origin.title, !title.isEmpty { return title }
    return switch content {
    case .machine(let report): "Desktop heap of \(ReportName.of(report.input.path))"
    case .change(let report):
      "Desktop heap change for \(ReportName.of(report.plan == nil ? report.after.path : report.before.path))"
    case .fleet(let report): "Desktop heap of \(report.rows.count) exports"
    }
  }

  /// The answer.
  var verdict: ReportVerdict {
    switch content {
    case .machine(let report): report.verdict
    case .change(let report): report.verdict
    case .fleet(let report): report.verdict
    }
  }
}

/// How a path is called in a heading.
enum ReportName {
  /// Its last part.
  static func of(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}

/// The answer of a report, with which it begins.
package struct ReportVerdict: Hashable, Sendable {
  /// How it turned out; each has a word, a sign and a colour.
  package enum State: String, Sendable, CaseIterable {
    /// Nothing stands against it.
    case sound
    /// Warnings have to be weighed.
    case caution
    /// It must not be used as it is.
    case unsound
  }

  /// How it turned out.
  package let state: State
  /// The answer in a few words.
  package let headline: String
  /// The answer in one or two sentences.
  package let explanation: String
}

/// The report of one file as it is.
package struct MachineReport: Sendable {
  /// The file.
  package let input: ReportInput
  /// The value that Windows would read, judged; nil where the file has none.
  package let value: WindowsAssessment?
  /// The heaps that were measured.
  package let heaps: [MeasuredHeap]

  /// The report of `input`; `value` is the one among its values that counts.
  package init(_ input: ReportInput, value: WindowsAssessment?, heaps: [MeasuredHeap] = []) {
    self.input = input
    self.value = value
    self.heaps = heaps
  }

  /// The answer.
  var verdict: ReportVerdict {
    let counts = input.counts
    let words = counts.words
    if let value, !value.csrss.starts {
      return ReportVerdict(
        state: .unsound, headline: "Windows is not expected to start with this value",
        explanation: "csrss fails: \(value.csrss.failure?.fault.words ?? "it cannot read the value"). "
          + "The file has \(words.isEmpty ? "no findings" : words).")
    }
    if counts.errors > 0 {
      return ReportVerdict(
        state: .unsound, headline: "Not sound: \(words)",
        explanation: "At least one error says that Windows will not do what the file says.")
    }
    if counts.warnings > 0 {
      return ReportVerdict(
        state: .caution, headline: "Works, with \(words)",
        explanation: "Nothing is an error; each warning below names the advice that it goes against.")
    }
    return value == nil
      ? ReportVerdict(
        state: .sound, headline: "Nothing to object to",
        explanation: "The file has no value Windows of a SubSystems key, so it says nothing about desktop heaps.")
      : ReportVerdict(
        state: .sound, headline: words.isEmpty ? "Sound: no findings" : "Sound, with \(words)",
        explanation: "Both of Windows' readers understand the value as it is meant.")
  }
}

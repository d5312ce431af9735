package import RegistryText
package import Splices

/// Something that a rule has found in a file.
package struct Finding: Hashable, Sendable {
  /// The rule.
  package var rule: RuleInfo
  /// How grave it is here.
  package var severity: Severity
  /// Where it is.
  package var location: Location
  /// What it says.
  package var message: Message
  /// The key that it concerns, as regedit names it.
  package var key: String?
  /// The value's name; empty for the default value.
  package var value: String?
  /// The offending text itself, from which the fingerprint is made.
  package var offendingText: String
  /// What would mend it.
  package var fix: Fix?
  /// The same for the same finding in another place of the file; set when all findings of a file are together.
  package var fingerprint = ""
  /// Why it is told but does not count; nil for a finding that stands.
  package var exemption: Exemption?
  /// How it stands to the known findings; nil where none were given.
  package var baselineState: BaselineState?

  /// Whether it counts: nobody has suppressed it, accepted it or put it down as known.
  package var stands: Bool { exemption == nil }

  /// Makes a finding.
  package init(
    rule: RuleInfo, severity: Severity, location: Location, message: Message, key: String?, value: String?,
    offendingText: String, fix: Fix? = nil
  ) {
    self.rule = rule
    self.severity = severity
    self.location = location
    self.message = message
    self.key = key
    self.value = value
    self.offendingText = offendingText
    self.fix = fix
  }
}

/// Where a finding is.
package struct Location: Hashable, Sendable {
  /// The stretch of the file.
  package var range: SourceRange
  /// The lines that it touches, as far as they are shown.
  package var excerpt: [SourceLine]
  /// The text that the bytes stand for, where the file holds it in hex.
  package var reading: Reading?

  /// Makes a location.
  package init(range: SourceRange, excerpt: [SourceLine], reading: Reading? = nil) {
    self.range = range
    self.excerpt = excerpt
    self.reading = reading
  }
}

/// The text of a value, and the stretch of it that a finding is about.
package struct Reading: Hashable, Sendable {
  /// The UTF-16 units of the text.
  package var units: [UInt16]
  /// The stretch, as indices of units.
  package var range: Range<Int>

  /// Makes a reading.
  package init(units: [UInt16], range: Range<Int>) {
    self.units = units
    self.range = range
  }
}

/// A change that mends a finding.
package struct Fix: Hashable, Sendable {
  /// Whether it may be made without asking.
  package enum Applicability: String, Sendable {
    /// The registry after an import is the same as before.
    case safe
    /// The string or what is imported changes.
    case unsafe
  }

  /// What it does, as an order: `Remove the blank`.
  package var title: String
  /// Whether it may be made without asking.
  package var applicability: Applicability
  /// The changes, none overlapping another; empty where the text is rewritten as a whole.
  package var edits: [Splice]
  /// What is done to the text as a whole.
  package var rewriting: TextRewriting?

  /// Makes a fix of changes at some places.
  package init(title: String, applicability: Applicability, edits: [Splice]) {
    self.title = title
    self.applicability = applicability
    self.edits = edits
  }

  /// Makes a fix that rewrites the text as a whole.
  package init(title: String, applicability: Applicability, rewriting: TextRewriting) {
    self.init(title: title, applicability: applicability, edits: [])
    self.rewriting = rewriting
  }
}

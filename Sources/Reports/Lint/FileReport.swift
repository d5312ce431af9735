package import Findings
package import RegistryText

/// What was found in one input.
package struct FileReport: Sendable {
  /// The path as given, `<stdin>` or `<value>`.
  package var path: String
  /// The findings in the order of the file.
  package var findings: [Finding]
  /// Problems that were left out because there are too many alike: how many, by the id of the rule.
  package var untold: [String: Int]
  /// How its text is written; nil where it is no file.
  package var encoding: TextEncoding?
  /// The fingerprints of the lines that findings begin on, for the formats that want them; see ``LineFingerprints``.
  package var lineFingerprints: [Int: String] = [:]
  /// Why it could not be read; then there are no findings.
  package var failure: String?

  /// A report of a file that was read.
  package init(path: String, findings: [Finding], untold: [String: Int] = [:]) {
    self.path = path
    self.findings = findings
    self.untold = untold
  }

  /// A report of a file that could not be read.
  package init(path: String, failure: String) {
    self.init(path: path, findings: [])
    self.failure = failure
  }
}

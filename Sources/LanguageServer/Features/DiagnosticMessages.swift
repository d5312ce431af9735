import Findings
import LintRules
import RegistryText
import Reports

/// A finding as the protocol has it.
struct Diagnostic: Encodable {
  /// Whose it is, as editors show it.
  static let owner = "deskheap"

  var range: TextSpan
  /// 1 is an error, 2 a warning, 3 worth knowing.
  var severity: Int
  /// The rule's id; nil where no rule speaks.
  var code: String?
  var source = Self.owner
  var message: String
}

struct PublishDiagnostics: Encodable {
  var uri: String
  var version: Int?
  var diagnostics: [Diagnostic]
}

extension Diagnostic {
  init(_ finding: Finding, at range: TextSpan) {
    self.init(
      range: range, severity: Self.number(of: finding.severity), code: finding.rule.id,
      message: VisibleText.of(finding.message.text))
  }

  private static func number(of severity: Severity) -> Int {
    switch severity {
    case .error: 1
    case .warning: 2
    case .info: 3
    }
  }
}

extension OpenDocument {
  /// All that is to be told of the document.
  func diagnostics(in encoding: PositionEncoding) -> [Diagnostic] {
    let judgement = judgement
    var told = ofFile.compactMap(settings.told).map { Diagnostic($0, at: placeOnDisk($0, encoding)) }
    told += judgement.findings.map { diagnostic($0, in: encoding) }
    if let failure = judgement.failure { told.append(diagnostic(failure)) }
    for (rule, count) in (judgement.context?.export.untoldByRule ?? [:]).sorted(by: { $0.key < $1.key }) {
      let words = "\(count) more of \(rule) like those told."
      told.append(Diagnostic(range: start, severity: 3, code: rule, message: words))
    }
    return told
  }

  /// A finding in the text.
  func diagnostic(_ finding: Finding, in encoding: PositionEncoding) -> Diagnostic {
    Diagnostic(finding, at: text.span(of: finding.location.range.bytes, in: encoding))
  }

  /// Where a finding of the file stands in the text, which may have changed since: in the same line and column if those
  /// are still there.
  private func placeOnDisk(_ finding: Finding, _ encoding: PositionEncoding) -> TextSpan {
    func place(_ position: SourcePosition) -> TextPosition {
      let written = TextPosition(line: position.line - 1, character: position.column - 1)
      return text.position(of: text.offset(of: written, in: .utf16), in: encoding)
    }
    return TextSpan(start: place(finding.location.range.start), end: place(finding.location.range.end))
  }

  private var start: TextSpan {
    TextSpan(start: TextPosition(line: 0, character: 0), end: TextPosition(line: 0, character: 0))
  }

  private func diagnostic(_ failure: ReadError) -> Diagnostic {
    let (range, words) =
      switch failure {
      case .lineTooLong(let line, let limit): (startOfLine(line), "This line has more than \(limit) characters")
      case .valueTooLarge(let line, let limit): (startOfLine(line), "This value has more than \(limit) bytes")
      default: (start, "The text cannot be read as an export")
      }
    return Diagnostic(range: range, severity: 1, message: words + ": nothing is judged.")
  }

  private func startOfLine(_ number: Int) -> TextSpan {
    let place = TextPosition(line: min(max(0, number - 1), text.lineCount - 1), character: 0)
    return TextSpan(start: place, end: place)
  }
}

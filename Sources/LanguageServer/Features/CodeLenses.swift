import LintRules
import RegistryText
import SubSystems

/// A line above a line of the text.
struct CodeLens: Encodable {
  struct Command: Encodable {
    var title: String
    /// None: the line is there to be read.
    var command = ""
  }

  var range: TextSpan
  var command: Command
}

extension OpenDocument {
  /// Above each `Windows` value what it comes to.
  func lenses(in encoding: PositionEncoding) -> [CodeLens] {
    (judgement.context?.assessments ?? []).map { assessment in
      CodeLens(
        range: text.span(of: assessment.windows.value.nameRange.bytes, in: encoding),
        command: .init(title: assessment.lensLine))
    }
  }
}

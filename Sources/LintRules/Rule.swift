package import Findings

/// One rule: what it is called, what it is about, examples of it, and the check.
package final class Rule: Sendable {
  /// Its name and description.
  package let info: RuleInfo
  /// Texts that it finds or leaves alone; documentation and tests are made of them. Made when they are asked for: a run of
  /// the linter has no use for them.
  package var examples: [RuleExample] { makeExamples() }
  private let makeExamples: @Sendable () -> [RuleExample]
  private let check: @Sendable (_ rule: RuleInfo, _ context: LintContext) -> [Finding]
  /// Whether it judges what the text of the `Windows` value says, as DH3xx to DH5xx do.
  let judgesText: Bool

  /// Makes a rule of its description, its examples and its check.
  package init(
    _ info: RuleInfo, examples: @autoclosure @escaping @Sendable () -> [RuleExample],
    check: @escaping @Sendable (_ rule: RuleInfo, _ context: LintContext) -> [Finding]
  ) {
    self.info = info
    makeExamples = examples
    self.check = check
    judgesText = ("DH3"..<"DH6").contains(info.id)
  }

  /// What it finds in a file, in no order. What comments ask for is found by ``Linter`` when all else is.
  package func findings(in context: LintContext) -> [Finding] { check(info, context) }

  /// Whether it judges what comments in the file ask of deskheap, as DH7xx do.
  var judgesComments: Bool { info.isAboutComments }
}

/// A text that shows what a rule finds, or what it leaves alone. The offending text stands between ⟦ and ⟧.
package struct RuleExample: Sendable {
  /// What is written.
  package enum Content: Sendable {
    /// A `Windows` value.
    case windows(String)
    /// A whole `.reg` file of version 5, without its header and the empty line behind it.
    case registry(String)
    /// A whole `.reg` file as it is.
    case file(String)
    /// A whole file, byte by byte: every character up to U+00FF is one byte.
    case bytes(String)

    /// The text as documentation shows it, marks included: of bytes the characters without mark and zero bytes.
    package var shown: String {
      switch self {
      case .windows(let text), .registry(let text), .file(let text): text
      case .bytes(let text):
        String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != "\0" && $0 != "\u{FE}" && $0 != "\u{FF}" }))
      }
    }
  }

  /// What it shows, in a few words.
  package let title: String
  /// The text.
  package let content: Content
  /// The text after the rule's fix.
  package let fixed: Content?
  /// What is stated of the system, as on the command line: `--release server-2003`.
  package let options: LintOptions
  /// Whether the severity differs from the rule's own.
  package let severity: Severity?

  /// Makes an example.
  package init(
    _ title: String, _ content: Content, fixed: Content? = nil, options: LintOptions = LintOptions(),
    severity: Severity? = nil
  ) {
    self.title = title
    self.content = content
    self.fixed = fixed
    self.options = options
    self.severity = severity
  }

  /// The text as written, marks included.
  package var text: String {
    switch content {
    case .windows(let text), .registry(let text), .file(let text), .bytes(let text): text
    }
  }

  /// Whether the rule finds something in it.
  package var isFound: Bool { text.contains("⟦") }
}

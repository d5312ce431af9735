import Findings

/// The program as SARIF describes it.
struct SARIFDriver: Encodable {
  let name = "deskheap"
  let version: String
  let semanticVersion: String
  let language = "en-US"
  let rules: [SARIFRule]

  init(version: String, rules: [SARIFRule]) {
    (self.version, semanticVersion) = (version, version)
    self.rules = rules
  }

  enum CodingKeys: CodingKey { case name, version, semanticVersion, language, rules }
}

/// A rule with all that is to be said of it, as there is no page to link to.
struct SARIFRule: Encodable {
  struct Configuration: Encodable {
    var level: SARIFLevel
  }

  struct Properties: Encodable {
    var tags: [String]
    /// As GitHub names it: `error`, `warning` or `recommendation`. There is no `security-severity`: the size of a heap is
    /// no weakness, and a number there would put it on the security page.
    var problemSeverity: String

    enum CodingKeys: String, CodingKey {
      case tags
      case problemSeverity = "problem.severity"
    }
  }

  /// The longest full description that GitHub shows, in characters.
  private static let descriptionLimit = 1024

  let id: String
  let name: String
  let shortDescription: SARIFText
  let fullDescription: SARIFText
  let help: SARIFHelp
  let defaultConfiguration: Configuration
  let properties: Properties

  init(_ rule: RuleInfo) {
    id = rule.id
    name = rule.name
    shortDescription = SARIFText(rule.summary)
    fullDescription = SARIFText(Self.beginning(of: rule))
    help = SARIFHelp(rule)
    defaultConfiguration = Configuration(level: SARIFLevel(rule.severity))
    properties = Properties(
      tags: ["windows", "desktop-heap", Self.topic(rule.id)], problemSeverity: Self.word(rule.severity))
  }

  /// As many paragraphs of the explanation as are shown; the summary where even the first is too long.
  private static func beginning(of rule: RuleInfo) -> String {
    var text = ""
    for paragraph in rule.explanation.components(separatedBy: "\n\n") {
      let longer = text.isEmpty ? paragraph : text + "\n\n" + paragraph
      if longer.utf16.count > descriptionLimit { break }
      text = longer
    }
    return text.isEmpty ? rule.summary : text
  }

  private static func word(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .info: "recommendation"
    }
  }

  /// What the rules of one hundred have in common.
  private static func topic(_ id: String) -> String {
    switch id.prefix(3) {
    case "DH1": "registry-text"
    case "DH2": "subsystems-key"
    case "DH3": "csrss-arguments"
    case "DH4": "shared-section"
    case "DH5": "heap-sizes"
    case "DH7": "suppressions"
    default: "related-settings"
    }
  }
}

/// The help of a rule, whole in itself.
struct SARIFHelp: Encodable {
  let text: String
  let markdown: String

  init(_ rule: RuleInfo) {
    let sources = rule.sources.map(\.words)
    text =
      ([rule.summary, rule.explanation] + (sources.isEmpty ? [] : ["Known from: " + sources.joined(separator: "; ")]))
      .filter { !$0.isEmpty }.joined(separator: "\n\n")
    let list = sources.map { "- " + MarkdownText.escaped($0) }.joined(separator: "\n")
    let paragraphs = rule.explanation.components(separatedBy: "\n\n").map(MarkdownText.escaped)
    markdown =
      (["# \(rule.id) \(rule.name)", "**\(MarkdownText.escaped(rule.summary))**"] + paragraphs
      + (sources.isEmpty ? [] : ["## Known from", list]))
      .filter { !$0.isEmpty }.joined(separator: "\n\n")
  }
}

extension String {
  /// The stretches between `separator`.
  fileprivate func components(separatedBy separator: String) -> [String] {
    split(separator: separator).map(String.init)
  }
}

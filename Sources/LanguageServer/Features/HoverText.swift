import Reports

/// What a hover says: a heading and some lines, each about one thing.
struct HoverText {
  /// The longest piece of the document that is shown, in characters.
  private static let shownCharacters = 80

  var heading: String
  var lines: [(about: String, text: String)] = []

  /// Adds a line.
  mutating func add(_ about: String, _ text: String) { lines.append((about, text)) }

  /// A piece of the document as it may be shown.
  static func code(_ text: String) -> String {
    let part = String(text.prefix(shownCharacters).map { $0 == "`" ? "'" : $0 })
    return "`\(VisibleText.of(part.isEmpty ? " " : part))\(text.count > shownCharacters ? "…" : "")`"
  }

  var markdown: String {
    "**\(heading)**\n\n" + lines.map { "- *\($0.about)*: \($0.text)\n" }.joined()
  }

  var plain: String {
    ([heading] + lines.map { "\($0.about): \($0.text)" }).joined(separator: "\n").filter { $0 != "`" }
  }
}

struct Hover: Encodable {
  struct Content: Encodable {
    var kind: String
    var value: String
  }

  var contents: Content
  var range: TextSpan

  init(_ text: HoverText, over range: TextSpan, markdown: Bool) {
    contents =
      markdown ? Content(kind: "markdown", value: text.markdown) : Content(kind: "plaintext", value: text.plain)
    self.range = range
  }
}

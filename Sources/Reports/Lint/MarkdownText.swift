/// Foreign text in a page of GitHub-flavoured Markdown that stays text: no link, no image, no HTML, no mention, no formula.
enum MarkdownText {
  private static let special = Set("\\`*_{}[]<>()#|~&!$@^=+".unicodeScalars)

  /// `text` made visible, with a backslash before what Markdown would read; addresses do not become links.
  static func escaped(_ text: String) -> String {
    var result = ""
    let scalars = Array(VisibleText.of(text.split(whereSeparator: \.isNewline).joined(separator: " ")).unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      let isAddress = scalar == ":" && scalars.dropFirst(index + 1).starts(with: "//".unicodeScalars)
      let isHost =
        scalar == "." && index >= 3
        && String(String.UnicodeScalarView(scalars[index - 3..<index])).lowercased() == "www"
      if isAddress || isHost || special.contains(scalar) { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    return result
  }

  /// `text` as code; a backtick in it cannot end it.
  static func code(_ text: String) -> String {
    let shown = VisibleText.of(text)
    let runs = shown.split(whereSeparator: { $0 != "`" }).map(\.count)
    let fence = String(repeating: "`", count: (runs.max() ?? 0) + 1)
    let pad = shown.hasPrefix("`") || shown.hasSuffix("`") || shown.isEmpty ? " " : ""
    return fence + pad + shown + pad + fence
  }

  /// `text` as code in a cell of a table, which is cut into cells before code is read.
  static func cellCode(_ text: String) -> String {
    code(text).split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }
}

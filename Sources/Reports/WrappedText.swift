/// Prose broken into lines of a terminal.
package enum WrappedText {
  /// The columns that a line may take.
  package static let width = 100

  /// `text` broken at blanks, each line with `indent` before it, the first with `first` instead; ends in a line end.
  package static func wrap(_ text: String, indent: String, first: String? = nil, width: Int = Self.width) -> String {
    var result = ""
    var line = first ?? indent
    var isEmpty = true
    let hanging = String(repeating: " ", count: VisibleText.width(first ?? indent))
    for word in text.split(separator: " ") {
      if !isEmpty, VisibleText.width(line) + 1 + VisibleText.width(String(word)) > width {
        result += line + "\n"
        line = first == nil ? indent : hanging
        isEmpty = true
      }
      line += isEmpty ? String(word) : " \(word)"
      isEmpty = false
    }
    return result + line + "\n"
  }
}

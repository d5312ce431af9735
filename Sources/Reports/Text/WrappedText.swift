/// Prose broken into lines of a terminal.
package enum WrappedText {
  /// The columns that a line may take.
  package static let width = 100

  /// `text` broken at blanks, each line with `indent` before it, the first with `first` instead; ends in a line end.
  package static func wrap(_ text: String, indent: String, first: String? = nil, width: Int = Self.width) -> String {
    var result = ""
    var line = first ?? indent
    var column = VisibleText.width(line)
    let start = column
    let hanging = first == nil ? indent : String(repeating: " ", count: start)
    var isEmpty = true
    for word in text.utf8.split(separator: UInt8(ascii: " ")).map(Substring.init) {
      let wordWidth = VisibleText.width(word)
      if !isEmpty, column + 1 + wordWidth > width {
        result += line + "\n"
        line = hanging
        column = start
        isEmpty = true
      }
      if !isEmpty { line += " " }
      line += word
      column += wordWidth + (isEmpty ? 0 : 1)
      isEmpty = false
    }
    return result + line + "\n"
  }
}

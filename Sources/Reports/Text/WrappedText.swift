/// Prose broken into lines of a terminal.
package enum WrappedText {
  /// The columns that a line may take.
  package static let width = 100

  /// `text` broken at blanks, each line with `indent` before it, the first with `first` instead; ends in a line end.
  package static func wrap(_ text: String, indent: String, first: String? = nil, width: Int = Self.width) -> String {
    var result = GrowingText()
    add(text, to: &result, indent: indent, first: first, width: width)
    return result.text
  }

  /// Adds what ``wrap(_:indent:first:width:)`` gives.
  static func add(
    _ text: String, to result: inout GrowingText, indent: String, first: String? = nil, width: Int = Self.width
  ) {
    let start = VisibleText.width(first ?? indent)
    let lineStart = "\n" + (first == nil ? indent : String(repeating: " ", count: start))
    let blank = UInt8(ascii: " ")
    let bytes = Array(text.utf8)
    let isASCII = bytes.allSatisfy { $0 < 0x80 }
    result += first ?? indent
    var column = start
    // Words of one line with one blank between each: they are added together.
    var words = 0..<0
    var index = 0
    while let begin = bytes[index...].firstIndex(where: { $0 != blank }) {
      index = bytes[begin...].firstIndex(of: blank) ?? bytes.count
      let wordWidth = isASCII ? index - begin : VisibleText.width(String(decoding: bytes[begin..<index], as: UTF8.self))
      let isFirst = words.isEmpty
      let fits = column + 1 + wordWidth <= width
      if !isFirst, fits, begin == words.upperBound + 1 {
        words = words.lowerBound..<index
      } else {
        result += bytes[words]
        if !isFirst { result += fits ? " " : lineStart }
        words = begin..<index
      }
      column = isFirst || !fits ? start + wordWidth : column + 1 + wordWidth
    }
    result += bytes[words]
    result += "\n"
  }
}

/// Prose broken into lines of a terminal.
package enum WrappedText {
  /// The columns that a line may take.
  package static let width = 100

  /// `text` broken at blanks, each line with `indent` before it, the first with `first` instead; ends in a line end.
  package static func wrap(_ text: String, indent: String, first: String? = nil, width: Int = Self.width) -> String {
    let start = VisibleText.width(first ?? indent)
    let hanging = first == nil ? indent : String(repeating: " ", count: start)
    let blank = UInt8(ascii: " ")
    let bytes = Array(text.utf8)
    let isASCII = bytes.allSatisfy { $0 < 0x80 }
    var result = Array((first ?? indent).utf8)
    result.reserveCapacity(result.count + bytes.count * 5 / 4)
    var column = start
    var isEmpty = true
    var index = 0
    while let begin = bytes[index...].firstIndex(where: { $0 != blank }) {
      index = bytes[begin...].firstIndex(of: blank) ?? bytes.count
      let word = bytes[begin..<index]
      let wordWidth = isASCII ? word.count : VisibleText.width(String(decoding: word, as: UTF8.self))
      if !isEmpty, column + 1 + wordWidth > width {
        result.append(UInt8(ascii: "\n"))
        result += hanging.utf8
        column = start
        isEmpty = true
      }
      if !isEmpty { result.append(blank) }
      result += word
      column += wordWidth + (isEmpty ? 0 : 1)
      isEmpty = false
    }
    result.append(UInt8(ascii: "\n"))
    return String(decoding: result, as: UTF8.self)
  }
}

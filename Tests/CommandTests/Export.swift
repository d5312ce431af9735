import Foundation

/// An export as text, to work out by other means than the program's what an edit may change.
struct ExportText {
  let encoding: String.Encoding
  let text: String

  /// Decodes `data`; single bytes count as characters of their own where the text is not UTF-16.
  init?(_ data: Data) {
    let start = Array(data.prefix(2))
    if start == [0xFF, 0xFE] || (start.first != 0 && start.last == 0) {
      encoding = .utf16LittleEndian
    } else if start == [0xFE, 0xFF] || start.first == 0 {
      encoding = .utf16BigEndian
    } else {
      encoding = .isoLatin1
    }
    guard let text = String(data: data, encoding: encoding) else { return nil }
    self.text = text
  }

  /// The text with the lines of each hex list joined, so that only its digits count.
  var joined: String {
    text.unicodeScalars.split(omittingEmptySubsequences: false) { $0 == "\\" }.reduce(into: "") { result, part in
      let isContinued = result.hasSuffix(",") && part.first.map { "\r\n".unicodeScalars.contains($0) } ?? false
      if result.isEmpty {
        result = String(String.UnicodeScalarView(part))
      } else if isContinued {
        result += String(String.UnicodeScalarView(part.drop { " \t\r\n".unicodeScalars.contains($0) }))
      } else {
        result += "\\" + String(String.UnicodeScalarView(part))
      }
    }
  }

  /// How a value may write `text`: between quotes, or in hex of UTF-16LE or of single bytes.
  static func writings(_ text: String) -> [String] {
    func hex(_ bytes: some Sequence<UInt8>) -> String {
      bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: ",")
    }
    return [text, hex(text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }), hex(text.utf8)]
  }
}

/// The patterns of `Match`: `*`, `?`, commas, and `!` for what must not match (match.c).
enum PatternList {
  /// Whether the text matches the list: at least one pattern matches, and none with `!`.
  static func matches(_ text: String, _ list: String, ignoringCase: Bool = false) -> Bool {
    var isMatched = false
    for part in list.split(separator: ",") {
      let isNegated = part.first == "!"
      let pattern = isNegated ? part.dropFirst() : part
      let found =
        ignoringCase
        ? matches(Array(text.lowercased().unicodeScalars), Array(pattern.lowercased().unicodeScalars))
        : matches(Array(text.unicodeScalars), Array(pattern.unicodeScalars))
      guard found else { continue }
      if isNegated { return false }
      isMatched = true
    }
    return isMatched
  }

  /// Whether a whole text matches one pattern. Takes at most text × pattern steps, whatever the pattern.
  static func matches(_ text: [Unicode.Scalar], _ pattern: [Unicode.Scalar]) -> Bool {
    var position = 0
    var index = 0
    var star: (pattern: Int, text: Int)?
    while position < text.count {
      if index < pattern.count, pattern[index] == "*" {
        star = (index, position)
        index += 1
      } else if index < pattern.count, pattern[index] == "?" || pattern[index] == text[position] {
        index += 1
        position += 1
      } else if let last = star {
        index = last.pattern + 1
        position = last.text + 1
        star = (last.pattern, position)
      } else {
        return false
      }
    }
    return pattern[index...].allSatisfy { $0 == "*" }
  }
}

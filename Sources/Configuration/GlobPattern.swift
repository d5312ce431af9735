/// A pattern of paths: `*`, `?` and `[a-z]` within a name, `**` for any number of folders. One without a slash is about names
/// in any folder, one with a slash at its end about all below a folder.
package struct GlobPattern: Sendable {
  private enum Token: Sendable {
    case character(Unicode.Scalar)
    case any
    case star
    case set(isNegated: Bool, [ClosedRange<Unicode.Scalar>])
  }

  private enum Part: Sendable {
    case folders
    case name([Token])
  }

  /// The pattern as written.
  package let text: String
  private let parts: [Part]

  /// Reads a pattern. A bracket that is not closed stands for itself.
  package init(_ text: String) {
    self.text = text
    // A slash ends a name for the system, also before a combining accent, with which it is one character.
    let scalars = text.unicodeScalars
    var names = scalars.split(separator: "/").map { String($0) }
    if scalars.last == "/" { names.append("**") }
    if !scalars.contains("/"), !text.isEmpty { names.insert("**", at: 0) }
    parts = names.filter { $0 != "." }.map { $0 == "**" ? .folders : .name(Self.tokens(Array($0.unicodeScalars))) }
  }

  private static func tokens(_ scalars: [Unicode.Scalar]) -> [Token] {
    var tokens: [Token] = []
    var index = 0
    while index < scalars.count {
      switch scalars[index] {
      case "*": tokens.append(.star)
      case "?": tokens.append(.any)
      case "[":
        if let (token, next) = set(scalars, from: index + 1) {
          tokens.append(token)
          index = next
          continue
        }
        tokens.append(.character("["))
      default: tokens.append(.character(scalars[index]))
      }
      index += 1
    }
    return tokens
  }

  private static func set(_ scalars: [Unicode.Scalar], from start: Int) -> (Token, next: Int)? {
    var index = start
    let isNegated = index < scalars.count && (scalars[index] == "!" || scalars[index] == "^")
    if isNegated { index += 1 }
    let first = index
    var ranges: [ClosedRange<Unicode.Scalar>] = []
    while index < scalars.count {
      if scalars[index] == "]", index > first { return (.set(isNegated: isNegated, ranges), index + 1) }
      if index + 2 < scalars.count, scalars[index + 1] == "-", scalars[index + 2] != "]",
        scalars[index] <= scalars[index + 2]
      {
        ranges.append(scalars[index]...scalars[index + 2])
        index += 3
      } else {
        ranges.append(scalars[index]...scalars[index])
        index += 1
      }
    }
    return nil
  }

  /// Whether it is about the file with these names of folders and, last, of its own.
  package func matches(_ path: [String]) -> Bool {
    Self.matches(
      parts, path, isStar: { if case .folders = $0 { true } else { false } },
      isOne: { part, name in
        guard case .name(let tokens) = part else { return false }
        return Self.matches(
          tokens, Array(name.unicodeScalars), isStar: { if case .star = $0 { true } else { false } },
          isOne: Self.isOne)
      })
  }

  private static func isOne(_ token: Token, _ scalar: Unicode.Scalar) -> Bool {
    switch token {
    case .character(let wanted): wanted == scalar
    case .any: true
    case .star: false
    case .set(let isNegated, let ranges): ranges.contains { $0.contains(scalar) } != isNegated
    }
  }

  /// Matches from left to right and goes back to the last star only, so that no pattern takes more than the product of both
  /// lengths.
  private static func matches<Pattern, Element>(
    _ pattern: [Pattern], _ text: [Element], isStar: (Pattern) -> Bool, isOne: (Pattern, Element) -> Bool
  ) -> Bool {
    var (index, place) = (0, 0)
    var star: (index: Int, place: Int)?
    while place < text.count {
      if index < pattern.count, isStar(pattern[index]) {
        star = (index, place)
        index += 1
      } else if index < pattern.count, isOne(pattern[index], text[place]) {
        index += 1
        place += 1
      } else if let last = star {
        star = (last.index, last.place + 1)
        index = last.index + 1
        place = last.place + 1
      } else {
        return false
      }
    }
    return pattern[index...].allSatisfy(isStar)
  }
}

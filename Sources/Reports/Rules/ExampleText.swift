import LintRules

/// Examples as pages show them: of a long line the part that matters.
enum ExampleText {
  /// How long a line may be before it is shortened, in characters.
  private static let longest = 96
  /// How much of a long line is kept on each side of what matters, in characters.
  private static let context = 28
  private static let marks: Set<Character> = ["⟦", "⟧"]
  /// What matters of a value that nothing is marked in.
  private static let section = "SharedSection="

  /// The lines of an example with its marks.
  static func lines(_ content: RuleExample.Content) -> [String] {
    split(content).map { line in
      let characters = Array(line)
      return shortened(characters, around: marked(characters) ?? sectionPlace(characters))
    }
  }

  /// The lines after the fix; of a long one the part that differs from what it was.
  static func lines(_ fixed: RuleExample.Content, after found: RuleExample.Content) -> [String] {
    let before = split(found).map { $0.filter { !marks.contains($0) } }
    let after = split(fixed)
    return after.enumerated().map { index, line in
      let characters = Array(line)
      guard before.count == after.count else { return shortened(characters, around: sectionPlace(characters)) }
      return shortened(characters, around: difference(Array(before[index]), characters))
    }
  }

  private static func split(_ content: RuleExample.Content) -> [String] {
    if case .windows(let text) = content { return [text] }
    var lines = content.shown.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
    while lines.count > 1, lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  private static func marked(_ line: [Character]) -> Range<Int>? {
    guard let first = line.firstIndex(where: marks.contains), let last = line.lastIndex(where: marks.contains) else {
      return nil
    }
    return first..<last + 1
  }

  private static func sectionPlace(_ line: [Character]) -> Range<Int>? {
    let name = Array(section)
    let start = line.indices.first { line[$0...].starts(with: name) }
    guard let start else { return nil }
    return start..<(line[start...].firstIndex(of: " ") ?? line.count)
  }

  /// Where `new` differs from `old`.
  private static func difference(_ old: [Character], _ new: [Character]) -> Range<Int>? {
    let front = zip(old, new).prefix { $0 == $1 }.count
    let limit = min(old.count, new.count) - front
    let back = zip(old.reversed(), new.reversed()).prefix(limit).prefix { $0 == $1 }.count
    return front == new.count && old.count == new.count ? nil : front..<new.count - back
  }

  private static func shortened(_ line: [Character], around place: Range<Int>?) -> String {
    guard line.count > longest else { return String(line) }
    guard let place else { return String(line.prefix(longest - context)) + "…" + String(line.suffix(context)) }
    if place.count > longest * 2 {
      return shortened(line, around: place.lowerBound..<place.lowerBound + context) + " "
        + shortened(line, around: place.upperBound - context..<place.upperBound)
    }
    var (start, end) = (max(0, place.lowerBound - context), min(line.count, place.upperBound + context))
    while start > 0, !isGap(line[start - 1]), start > place.lowerBound - context * 2 { start -= 1 }
    while end < line.count, !isGap(line[end]), end < place.upperBound + context * 2 { end += 1 }
    if start < 8 { start = 0 }
    if line.count - end < 8 { end = line.count }
    return (start > 0 ? "… " : "") + String(line[max(start, 0)..<end]).trimmed + (end < line.count ? " …" : "")
  }

  private static func isGap(_ character: Character) -> Bool { character == " " || character == "," }
}

extension String {
  /// Without the blanks on both sides.
  fileprivate var trimmed: String {
    let start = drop { $0 == " " }
    return String(start.prefix(start.count - start.reversed().prefix { $0 == " " }.count))
  }
}

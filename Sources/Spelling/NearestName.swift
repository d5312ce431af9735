/// The name that a misspelt one was probably meant to be.
package enum NearestName {
  /// Longer texts are no misspelt names, and would make the comparison slow.
  private static let longest = 64
  /// How many letters of a long name may be added, dropped or exchanged; of a short one, a third of them.
  private static let farthest = 3

  /// The nearest of `names` without regard to case, the first of those that are as near; nil when none is near.
  package static func find(_ text: String, among names: [String]) -> String? {
    let wanted = Array(text.lowercased().unicodeScalars.prefix(longest + 1))
    guard wanted.count <= longest else { return nil }
    let limit = min(farthest, max(1, (wanted.count + 1) / 3))
    var best: (distance: Int, name: String)?
    for name in names {
      // Each letter more or less is one to add or drop.
      guard abs(name.unicodeScalars.count - wanted.count) <= limit else { continue }
      let distance = distance(wanted, Array(name.lowercased().unicodeScalars))
      guard distance <= limit, distance < wanted.count else { continue }
      if best.map({ distance < $0.distance }) ?? true { best = (distance, name) }
    }
    return best?.name
  }

  /// What to add to a message about an unknown name: ` (did you mean …?)`, or nothing when no name is near.
  package static func hint(_ text: String, among names: [String]) -> String {
    find(text, among: names).map { " (did you mean \($0)?)" } ?? ""
  }

  /// How many letters must be changed, added or left out: the Levenshtein distance.
  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var row = Array(0...right.count)
    for (line, letter) in left.enumerated() {
      var diagonal = row[0]
      row[0] = line + 1
      for (column, other) in right.enumerated() {
        let changed = diagonal + (letter == other ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(changed, row[column] + 1, diagonal + 1)
      }
    }
    return row[right.count]
  }
}

/// The known name that a misspelt one was probably meant to be.
enum NearestName {
  /// Longer texts are no misspelt names, and would make the comparison slow.
  private static let longest = 64
  /// How many letters may be added, dropped or exchanged.
  private static let farthest = 3

  /// The nearest name without regard to case, the first in order where several are as near; nil when none is near.
  static func find(_ text: String, among names: [String]) -> String? {
    let wanted = Array(text.lowercased().unicodeScalars)
    guard wanted.count <= longest else { return nil }
    var best: (distance: Int, name: String)?
    for name in names.sorted() {
      // Each letter more or less is one to add or drop.
      guard abs(name.unicodeScalars.count - wanted.count) <= farthest else { continue }
      let distance = distance(wanted, Array(name.lowercased().unicodeScalars))
      guard distance <= farthest, distance < wanted.count else { continue }
      if best.map({ distance < $0.distance }) ?? true { best = (distance, name) }
    }
    return best?.name
  }

  /// The Levenshtein distance.
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

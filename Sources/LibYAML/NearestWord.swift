/// The word that was probably meant.
package enum NearestWord {
  /// Longer texts are no misspelt names.
  private static let longest = 64

  /// ` (did you mean …?)`, or nothing when no word is near.
  package static func hint(_ text: String, among words: [String]) -> String {
    let wanted = Array(text.lowercased().unicodeScalars.prefix(longest + 1))
    guard !wanted.isEmpty, wanted.count <= longest else { return "" }
    let nearest = words.map { (distance(wanted, Array($0.lowercased().unicodeScalars)), $0) }.min { $0.0 < $1.0 }
    guard let nearest, nearest.0 <= max(1, (wanted.count + 1) / 3) else { return "" }
    return " (did you mean \(nearest.1)?)"
  }

  /// How many letters must be changed, added or left out.
  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var row = Array(0...right.count)
    for (line, letter) in left.enumerated() {
      var diagonal = row[0]
      row[0] = line + 1
      for column in right.indices {
        let above = row[column + 1]
        row[column + 1] = min(above + 1, row[column] + 1, diagonal + (letter == right[column] ? 0 : 1))
        diagonal = above
      }
    }
    return row[right.count]
  }
}

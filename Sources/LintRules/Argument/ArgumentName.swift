/// The names of csrss's arguments.
enum ArgumentName {
  static let all = [
    "ObjectDirectory", "SharedSection", "Windows", "SubSystemType", "ServerDll", "ProfileControl", "MaxRequestThreads",
  ]

  /// How many letters may be wrong, missing or too many for a name to be taken for another.
  private static let tolerance = 2

  /// The name that `text` was probably meant to be; nil where none is near.
  static func meant(by text: String) -> String? {
    all.first { name in
      abs(name.utf8.count - text.utf8.count) <= tolerance
        && distance(Array(name.lowercased().utf8), Array(text.lowercased().utf8)) <= tolerance
    }
  }

  /// The fewest letters to change, add or take away that make one text the other.
  private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var row = Array(0...b.count)
    for (index, left) in a.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for (column, right) in b.enumerated() {
        let above = row[column + 1]
        row[column + 1] = min(diagonal + (left == right ? 0 : 1), above + 1, row[column] + 1)
        diagonal = above
      }
    }
    return row[b.count]
  }
}

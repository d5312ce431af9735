/// The name that was probably meant.
package enum NearestName {
  /// What to add to a message about an unknown name: ` (did you mean …?)`, or nothing when no name is near.
  package static func hint(_ name: String, among names: [String]) -> String {
    let lowered = Array(name.lowercased().utf8.prefix(64))
    let nearest = names.map { (distance(lowered, Array($0.lowercased().utf8)), $0) }.min { $0.0 < $1.0 }
    guard let nearest, nearest.0 <= max(1, lowered.count / 3) else { return "" }
    return " (did you mean \(nearest.1)?)"
  }

  /// How many letters must be changed, added or left out.
  private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var row = Array(0...b.count)
    for (i, unit) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for j in b.indices {
        let above = row[j + 1]
        row[j + 1] = min(above + 1, row[j] + 1, diagonal + (unit == b[j] ? 0 : 1))
        diagonal = above
      }
    }
    return row[b.count]
  }
}

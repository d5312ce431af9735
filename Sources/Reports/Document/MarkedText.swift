/// Two versions of a string, each cut into stretches that are the same in both and stretches that are not.
package struct MarkedText: Hashable, Sendable {
  /// A stretch.
  package struct Stretch: Hashable, Sendable {
    /// The UTF-16 units.
    package var units: [UInt16]
    /// Whether the other version has something else here.
    package var isChanged: Bool
  }

  /// Longer differences are marked as a whole.
  private static let tokenLimit = 400

  /// The old string.
  package let before: [Stretch]
  /// The new string.
  package let after: [Stretch]

  /// Compares two strings word by word and number by number.
  package init(_ before: [UInt16], _ after: [UInt16]) {
    let (old, new) = (Self.tokens(before), Self.tokens(after))
    var head = 0
    while head < min(old.count, new.count), old[head] == new[head] { head += 1 }
    var tail = 0
    while tail < min(old.count, new.count) - head, old[old.count - 1 - tail] == new[new.count - 1 - tail] { tail += 1 }
    let (oldMiddle, newMiddle) = (old[head..<old.count - tail], new[head..<new.count - tail])
    var removed = Set(oldMiddle.indices)
    var inserted = Set(newMiddle.indices)
    if oldMiddle.count <= Self.tokenLimit, newMiddle.count <= Self.tokenLimit {
      let difference = Array(newMiddle).difference(from: Array(oldMiddle))
      removed = []
      inserted = []
      for change in difference {
        switch change {
        case .remove(let offset, _, _): removed.insert(head + offset)
        case .insert(let offset, _, _): inserted.insert(head + offset)
        }
      }
    }
    self.before = Self.stretches(old, removed)
    self.after = Self.stretches(new, inserted)
  }

  private static func stretches(_ tokens: [ArraySlice<UInt16>], _ changed: Set<Int>) -> [Stretch] {
    var result: [Stretch] = []
    for (index, token) in tokens.enumerated() {
      let isChanged = changed.contains(index)
      if result.last?.isChanged == isChanged {
        result[result.count - 1].units += token
      } else {
        result.append(Stretch(units: Array(token), isChanged: isChanged))
      }
    }
    return result
  }

  /// Runs of letters and digits, and every other unit by itself.
  private static func tokens(_ units: [UInt16]) -> [ArraySlice<UInt16>] {
    var tokens: [ArraySlice<UInt16>] = []
    var start = 0
    for index in units.indices {
      let joins = index > 0 && isWord(units[index]) && isWord(units[index - 1])
      if !joins, index > start {
        tokens.append(units[start..<index])
        start = index
      }
    }
    if start < units.count { tokens.append(units[start...]) }
    return tokens
  }

  private static func isWord(_ unit: UInt16) -> Bool {
    (0x30...0x39).contains(unit) || (0x41...0x5A).contains(unit) || (0x61...0x7A).contains(unit) || unit > 0x7F
  }
}

/// A text whose marks ⟦ and ⟧ are taken out, and the stretches that stood between them, in UTF-16 units.
struct MarkedText: Sendable {
  let units: [UInt16]
  let marked: [Range<Int>]

  init(_ text: String) {
    var units: [UInt16] = []
    var marked: [Range<Int>] = []
    var start = 0
    for unit in text.utf16 {
      switch unit {
      case 0x27E6: start = units.count
      case 0x27E7: marked.append(start..<units.count)
      default: units.append(unit)
      }
    }
    self.units = units
    self.marked = marked
  }

  var text: String { String(decoding: units, as: UTF16.self) }

  func text(_ range: Range<Int>) -> String { String(decoding: units[range], as: UTF16.self) }
}

/// Foreign text made safe to show on a terminal or in a CI log.
package enum VisibleText {
  /// `text` with control characters, escape sequences, bidirectional controls and line separators as `\u{…}`, and so what
  /// CI runners obey: the bracket of `##[…]` and `##vso[…]` anywhere, the first colon of `::command::` where it may come to
  /// stand at the start of a line. Made visible twice, a text stays as it is.
  package static func of(_ text: String) -> String {
    if isPlain(text) { return text }
    if !mayHoldCommand(text.utf8), !text.unicodeScalars.contains(where: isHidden) { return text }
    let scalars = Array(text.unicodeScalars)
    let commands = Commands(scalars)
    var result = ""
    for (index, scalar) in scalars.enumerated() {
      if commands.isBroken(at: index) || isHidden(scalar) {
        result += scalar == "\t" ? " " : escape(scalar)
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// `\u{1B}`
  static func escape(_ scalar: Unicode.Scalar) -> String {
    "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
  }

  /// Whether `text` is printable ASCII without what a command could be made of: each character takes a column.
  static func isPlain(_ text: String) -> Bool { text.utf8.withContiguousStorageIfAvailable(isPlain) ?? false }

  private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    // Without a way out of the loop many bytes are looked at together. Nearly no text has a `#` or two colons.
    var found: UInt8 = 0
    var previous: UInt8 = 0
    for byte in bytes {
      found |= (byte &- 0x20 > 0x5E ? 1 : 0) | (byte == 0x23 ? 1 : 0) | (byte == 0x3A && previous == 0x3A ? 1 : 0)
      previous = byte
    }
    return found == 0
  }

  /// Whether it holds `#` or `::`, without which there is no command.
  private static func mayHoldCommand(_ bytes: some Sequence<UInt8>) -> Bool {
    var previous: UInt8 = 0
    for byte in bytes {
      if byte == 0x23 || byte == 0x3A && previous == 0x3A { return true }
      previous = byte
    }
    return false
  }

  /// Where a text holds what CI runners take for commands.
  private struct Commands {
    private let scalars: [Unicode.Scalar]
    /// Where the last `::` begins.
    private let lastPair: Int

    init(_ scalars: [Unicode.Scalar]) {
      self.scalars = scalars
      var last = -1
      for index in scalars.indices.dropLast() where scalars[index] == ":" && scalars[index + 1] == ":" { last = index }
      lastPair = last
    }

    /// Whether the character there has to be shown by its number, so that no runner takes it for part of a command.
    func isBroken(at index: Int) -> Bool {
      switch scalars[index] {
      case "[": opensCommand(index)
      case ":": beginsCommand(index)
      default: false
      }
    }

    /// `##[` as GitHub has it, `##vso[` as Azure does: number signs, letters, bracket.
    private func opensCommand(_ index: Int) -> Bool {
      var place = index - 1
      while place >= 0, VisibleText.isLetter(scalars[place]) { place -= 1 }
      return place >= 1 && scalars[place] == "#" && scalars[place - 1] == "#"
    }

    /// `::name …::` behind a blank or at the start. GitHub looks behind the blanks at the start of a line, and prose may be
    /// broken at any blank.
    private func beginsCommand(_ index: Int) -> Bool {
      guard index + 2 < lastPair, scalars[index + 1] == ":", VisibleText.isLetter(scalars[index + 2]) else {
        return false
      }
      return index == 0 || scalars[index - 1].properties.isWhitespace
    }
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    (0x41...0x5A).contains(scalar.value) || (0x61...0x7A).contains(scalar.value)
  }

  /// How many columns of a terminal `text`, which is visible already, takes.
  package static func width(_ text: some StringProtocol) -> Int {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
    return text.unicodeScalars.reduce(0) { $0 + width($1) }
  }

  /// Whether a character does something instead of being seen, or may be drawn as anything.
  package static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    // Most text is of these blocks, whose characters are all assigned: Latin-1 to Latin Extended-B.
    if scalar.value < 0x250 { return scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar == "\u{AD}" }
    return switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: true
    default: false
    }
  }

  private static func width(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return isWide(scalar.value) ? 2 : 1
    }
  }

  /// The blocks whose characters take two columns: Hangul, CJK, fullwidth forms and pictographs.
  private static func isWide(_ value: UInt32) -> Bool {
    (0x1100...0x115F).contains(value) || (0x2E80...0xA4CF).contains(value) || (0xAC00...0xD7A3).contains(value)
      || (0xF900...0xFAFF).contains(value) || (0xFE30...0xFE6F).contains(value) || (0xFF00...0xFF60).contains(value)
      || (0xFFE0...0xFFE6).contains(value) || (0x1F300...0x1FAFF).contains(value)
      || (0x20000...0x3FFFD).contains(value)
  }
}

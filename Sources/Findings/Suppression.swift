package import RegistryText

/// A comment that takes findings out of the count: `; deskheap:ignore DH504, DH506 -- as measured` for the next statement,
/// `; deskheap:ignore-file DH210` for the whole file.
package struct Suppression: Hashable, Sendable {
  /// What it is about.
  package enum Scope: Hashable, Sendable {
    /// The bytes of one statement.
    case statement(Range<Int>)
    /// The whole file.
    case file
  }

  /// A rule that it names.
  package struct Named: Hashable, Sendable {
    /// The id in capitals.
    package let id: String
    /// Where it stands, as indices of the comment's units.
    package let units: Range<Int>
  }

  /// Why a comment that speaks to deskheap says nothing.
  package enum Fault: Error, Hashable, Sendable {
    /// The word behind `deskheap:`.
    case unknownWord(String)
    /// No rule is named.
    case noRule
    /// `ignore` with no statement behind it.
    case noStatement
  }

  /// What it is about.
  package let scope: Scope
  /// The rules, in the order of the comment.
  package let rules: [Named]
  /// What stands behind `--`; nil where nothing does.
  package let reason: String?

  /// The words that may stand behind `deskheap:`.
  package static let words = ["ignore", "ignore-file"]

  /// Reads a comment.
  package init(_ directive: Directive) throws(Fault) {
    var text = Scanner(directive.units)
    text.skip { $0 != 0x3A }
    text.skip { $0 == 0x3A }
    let word = text.take { !Scanner.isBlank($0) }.text
    guard Self.words.contains(word) else { throw .unknownWord(word) }
    var rules: [Named] = []
    var reason: String?
    while true {
      text.skip { Scanner.isBlank($0) || $0 == 0x2C }
      let (name, range) = text.take { !Scanner.isBlank($0) && $0 != 0x2C }
      if name.isEmpty { break }
      if name.hasPrefix("--") {
        reason = Self.trimmed(String(decoding: directive.units[(range.lowerBound + 2)...], as: UTF16.self))
        break
      }
      rules.append(Named(id: name.uppercased(), units: range))
    }
    if rules.isEmpty { throw .noRule }
    self.rules = rules
    self.reason = reason
    if word == "ignore-file" {
      scope = .file
    } else if let target = directive.target {
      scope = .statement(target)
    } else {
      throw .noStatement
    }
  }

  private static func trimmed(_ text: String) -> String? {
    let text = text.drop { $0 == " " || $0 == "\t" }
    let end = text.lastIndex { $0 != " " && $0 != "\t" }
    return end.map { String(text[...$0]) }
  }

  /// Whether it is about what `finding` says.
  package func covers(_ finding: Finding) -> Bool {
    switch scope {
    case .file: true
    case .statement(let bytes): bytes.contains(finding.location.range.bytes.lowerBound)
    }
  }
}

/// Reads words of UTF-16 units.
private struct Scanner {
  let units: [UInt16]
  var index = 0

  init(_ units: [UInt16]) { self.units = units }

  static func isBlank(_ unit: UInt16) -> Bool { unit == 0x20 || unit == 0x09 }

  mutating func skip(while matches: (UInt16) -> Bool) {
    while index < units.count, matches(units[index]) { index += 1 }
  }

  mutating func take(while matches: (UInt16) -> Bool) -> (text: String, range: Range<Int>) {
    let start = index
    skip(while: matches)
    return (String(decoding: units[start..<index], as: UTF16.self), start..<index)
  }
}

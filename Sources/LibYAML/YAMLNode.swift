/// A value of a YAML document, and where it stands.
package final class YAMLNode: Sendable {
  /// What the value is.
  package enum Content: Sendable {
    /// A text; `isPlain` when it stands without quotes, so that `true`, `12` and nothing at all can mean what they say.
    case scalar(String, isPlain: Bool)
    /// A list.
    case sequence([YAMLNode])
    /// Names with their values, in the order of the file; no name comes twice.
    case mapping([(key: YAMLNode, value: YAMLNode)])
  }

  /// What it is.
  package let content: Content
  /// Where it begins.
  package let mark: YAMLMark
  /// How many values it stands for once every alias in it is unfolded.
  let weight: Int

  init(_ content: Content, at mark: YAMLMark, weight: Int) {
    self.content = content
    self.mark = mark
    self.weight = weight
  }

  /// The value of a name in a mapping; nil for other values.
  package subscript(name: String) -> YAMLNode? {
    guard case .mapping(let members) = content else { return nil }
    return members.first { $0.key.text == name }?.value
  }

  /// The values of a list; none for other values.
  package var items: [YAMLNode] { if case .sequence(let items) = content { items } else { [] } }

  /// The text of a scalar; nil for an empty plain one, `null` and `~`, and for lists and mappings.
  package var text: String? {
    guard case .scalar(let text, let isPlain) = content else { return nil }
    return isPlain && ["", "~", "null", "Null", "NULL"].contains(text) ? nil : text
  }

  /// The whole number of a plain scalar in decimal digits.
  package var number: Int? {
    guard case .scalar(let text, isPlain: true) = content else { return nil }
    return Int(text)
  }

  /// `true` or `false` without quotes. YAML 1.1's other words for them are not taken: `no` is a country.
  package var flag: Bool? {
    guard case .scalar(let text, isPlain: true) = content else { return nil }
    return ["true", "True", "TRUE"].contains(text) ? true : ["false", "False", "FALSE"].contains(text) ? false : nil
  }
}

/// A place in a YAML document; both numbers count from 1, columns in characters.
package struct YAMLMark: Hashable, Sendable {
  /// The line.
  package let line: Int
  /// The column.
  package let column: Int

  init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// The first character.
  package static let start = YAMLMark(line: 1, column: 1)
}

/// Why a YAML document cannot be used.
package struct YAMLError: Error, Hashable, Sendable {
  /// Where.
  package let mark: YAMLMark
  /// What is wrong, and what was expected.
  package let message: String

  /// An error at a place.
  package init(_ mark: YAMLMark, _ message: String) {
    self.mark = mark
    self.message = message
  }
}

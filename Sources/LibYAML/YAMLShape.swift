import Spelling

/// What a document may hold: one description, against which documents are checked and of which their schema is made.
package indirect enum YAMLShape: Sendable {
  /// A text that is not empty.
  case text
  /// One of some words.
  case choice([String])
  /// A whole number.
  case number(ClosedRange<Int>)
  /// `true` or `false`.
  case flag
  /// A day as `2026-12-31`.
  case day
  /// One of some words, or one with `=` and a text behind it.
  case choiceWithText([String])
  /// A list of one kind of values.
  case list(YAMLShape)
  /// Any of some names, each with a value of one kind.
  case map([String], YAMLShape)
  /// Names with their values.
  case object([Field])

  /// A name that an object may hold.
  package struct Field: Sendable {
    /// The name.
    package let name: String
    /// What stands behind it.
    package let shape: YAMLShape
    /// What it is, for people.
    package let summary: String
    /// Whether it must be there.
    package let isRequired: Bool

    /// A field.
    package init(_ name: String, _ shape: YAMLShape, _ summary: String, isRequired: Bool = false) {
      self.name = name
      self.shape = shape
      self.summary = summary
      self.isRequired = isRequired
    }
  }

  /// Checks a value and all within it. An empty value passes as if it were not there.
  package func check(_ node: YAMLNode, as name: String = "the document") throws(YAMLError) {
    switch self {
    case .text: if node.text?.isEmpty ?? true { throw YAMLError(node.mark, "\(name) must be a text") }
    case .choice(let words):
      guard let text = node.text, words.contains(text) else {
        let near = node.text.map { NearestName.hint($0, among: words) } ?? ""
        throw YAMLError(node.mark, "\(name) must be one of \(words.joined(separator: ", "))\(near)")
      }
    case .number(let range):
      guard let number = node.number, range.contains(number) else {
        throw YAMLError(node.mark, "\(name) must be a whole number from \(range.lowerBound) to \(range.upperBound)")
      }
    case .flag: if node.flag == nil { throw YAMLError(node.mark, "\(name) must be true or false") }
    case .day:
      guard node.text.flatMap(CalendarDay.init) != nil else {
        throw YAMLError(node.mark, "\(name) must be a day, written as 2026-12-31")
      }
    case .choiceWithText(let words):
      let text = node.text ?? ""
      let word = String(text.unicodeScalars.prefix { $0 != "=" })
      guard words.contains(word), text.unicodeScalars.last != "=" else {
        throw YAMLError(
          node.mark,
          "\(name) must be one of \(words.joined(separator: ", "))\(NearestName.hint(word, among: words)), or one with =PATH"
        )
      }
    case .map(let names, let element): try Self.check(node, names, element, name)
    case .list(let element):
      guard case .sequence(let items) = node.content else { throw YAMLError(node.mark, "\(name) must be a list") }
      for item in items { try element.check(item, as: "each of \(name)") }
    case .object(let fields): try Self.check(node, fields, name)
    }
  }

  private static func check(
    _ node: YAMLNode, _ names: [String], _ element: YAMLShape, _ name: String
  ) throws(YAMLError) {
    guard case .mapping(let members) = node.content else {
      throw YAMLError(node.mark, "\(name) must hold names with values: \(names.prefix(4).joined(separator: ", ")) …")
    }
    for member in members {
      let key = member.key.text ?? ""
      guard names.contains(key) else {
        throw YAMLError(member.key.mark, "\(name) knows no \(key)\(NearestName.hint(key, among: names))")
      }
      try element.check(member.value, as: key)
    }
  }

  private static func check(_ node: YAMLNode, _ fields: [Field], _ name: String) throws(YAMLError) {
    guard case .mapping(let members) = node.content else {
      throw YAMLError(node.mark, "\(name) must hold names with values: \(fields.map(\.name).joined(separator: ", "))")
    }
    for member in members {
      let key = member.key.text ?? ""
      guard let field = fields.first(where: { $0.name == key }) else {
        let near = NearestName.hint(key, among: fields.map(\.name))
        throw YAMLError(
          member.key.mark, "\(name) has no \(key)\(near); it may have \(fields.map(\.name).joined(separator: ", "))")
      }
      try field.shape.check(member.value, as: field.name)
    }
    if let missing = fields.first(where: { $0.isRequired && node[$0.name] == nil }) {
      throw YAMLError(node.mark, "\(name) lacks \(missing.name): \(missing.summary)")
    }
  }

  /// The shape as JSON Schema, indented by so many blanks.
  package func schema(indent: Int = 0, description: String? = nil) -> String {
    let note = description.map { ", \"description\": \"\(Self.escaped($0))\"" } ?? ""
    switch self {
    case .text: return "{\"type\": \"string\", \"minLength\": 1\(note)}"
    case .day: return "{\"type\": \"string\", \"format\": \"date\"\(note)}"
    case .choiceWithText(let words):
      return "{\"type\": \"string\", \"pattern\": \"^(\(words.joined(separator: "|")))(=.+)?$\"\(note)}"
    case .map(let names, let element):
      return "{\"type\": \"object\"\(note), \"propertyNames\": \(YAMLShape.choice(names).schema()), "
        + "\"additionalProperties\": \(element.schema(indent: indent))}"
    case .choice(let words):
      // A word that looks like a number is one to other readers of YAML.
      let values = words.flatMap { word in
        ["\"\(Self.escaped(word))\""] + (word.utf8.allSatisfy { $0 == 0x2E || $0 &- 0x30 <= 9 } ? [word] : [])
      }
      // And `off` is false to those of YAML 1.1.
      let flags = words.contains("off") ? ["false"] : []
      return "{\"enum\": [\((values + flags).joined(separator: ", "))]\(note)}"
    case .number(let range):
      return "{\"type\": \"integer\", \"minimum\": \(range.lowerBound), \"maximum\": \(range.upperBound)\(note)}"
    case .flag: return "{\"type\": \"boolean\"\(note)}"
    case .list(let element): return "{\"type\": \"array\"\(note), \"items\": \(element.schema(indent: indent))}"
    case .object(let fields):
      let blanks = String(repeating: " ", count: indent + 2)
      let required = fields.filter(\.isRequired).map { "\"\($0.name)\"" }
      let lines = fields.map {
        "\(blanks)  \"\($0.name)\": \($0.shape.schema(indent: indent + 4, description: $0.summary))"
      }
      return "{\n\(blanks)\"type\": \"object\"\(note), \"additionalProperties\": false,\n"
        + (required.isEmpty ? "" : "\(blanks)\"required\": [\(required.joined(separator: ", "))],\n")
        + "\(blanks)\"properties\": {\n\(lines.joined(separator: ",\n"))\n\(blanks)}\n\(String(blanks.dropLast(2)))}"
    }
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
  }
}

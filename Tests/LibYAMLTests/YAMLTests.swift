import LibYAML
import Testing

@Suite("YAML")
struct YAMLTests {
  private func parse(_ text: String) throws -> YAMLNode { try YAMLDocument.parse(Array(text.utf8)) }

  private func error(_ text: String, _ shape: YAMLShape? = nil) -> YAMLError? {
    do throws(YAMLError) {
      let node = try YAMLDocument.parse(Array(text.utf8))
      try shape?.check(node)
      return nil
    } catch { return error }
  }

  @Test("gives texts, numbers and flags as they are written, and where they stand")
  func scalars() throws {
    let root = try parse("a: 12\nb: '12'\nc: true\nd: no\ne: ~\nf: [x, \"y\"]\n")
    #expect(root["a"]?.number == 12)
    #expect(root["b"]?.number == nil && root["b"]?.text == "12")
    #expect(root["c"]?.flag == true)
    #expect(root["d"]?.flag == nil && root["d"]?.text == "no")
    #expect(root["e"]?.text == nil)
    #expect(root["f"]?.items.compactMap(\.text) == ["x", "y"])
    #expect(root["f"]?.items.last?.mark.line == 6 && root["f"]?.items.last?.mark.column == 8)
  }

  @Test("of nothing is an empty value", arguments: ["", "\n", "# only a comment\n", "---\n"])
  func empty(text: String) throws {
    #expect(try parse(text).text == nil)
    #expect(try parse(text).items.isEmpty)
  }

  @Test("aliases stand for what they name")
  func aliases() throws {
    let root = try parse("a: &x [1, 2]\nb: *x\n")
    #expect(root["b"]?.items.compactMap(\.number) == [1, 2])
  }

  @Test("that eight lines of aliases unfold to a hundred million values is refused")
  func aliasBomb() {
    var text = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n"
    for level in 1...7 {
      text += "a\(level): &a\(level) [\(Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ","))]\n"
    }
    #expect(error(text)?.message.contains("100000 values") == true)
  }

  @Test(
    "that is wrong is refused with its line and column",
    arguments: [
      ("a: [1, 2\nb: 3\n", 2, "YAML"), ("a: 1\na: 2\n", 2, "second time"), ("a: *x\n", 1, "no &x"),
      ("a: &x [*x]\n", 1, "within itself"), ("--- 1\n--- 2\n", 2, "second document"), ("[a]: 1\n", 1, "name"),
      ("a: \"\\q\"\n", 1, "YAML"), ("a:\n\tb: 1\n", 2, "YAML"),
    ])
  func refusals(text: String, line: Int, word: String) {
    let found = error(text)
    #expect(found?.mark.line == line)
    #expect(found?.message.contains(word) == true, "\(found?.message ?? "accepted")")
  }

  @Test("nested too deep is refused")
  func depth() {
    #expect(error(String(repeating: "[", count: 60))?.message.contains("deep") == true)
    #expect(error(String(repeating: "[", count: 40) + String(repeating: "]", count: 40)) == nil)
  }

  private static let shape = YAMLShape.object([
    .init("name", .text, "the name", isRequired: true), .init("kind", .choice(["one", "two"]), "the kind"),
    .init("count", .number(1...9), "how many"), .init("isOn", .flag, "on"), .init("list", .list(.text), "some"),
  ])

  @Test(
    "is held against its shape, and the nearest right name is told",
    arguments: [
      ("nam: x\n", 1, 1, "did you mean name"), ("name: x\nkind: twoo\n", 2, 7, "did you mean two"),
      ("name: x\ncount: 10\n", 2, 8, "1 to 9"), ("name: x\nisOn: yes\n", 2, 7, "true or false"),
      ("kind: one\n", 1, 1, "lacks name"), ("name: x\nlist: y\n", 2, 7, "must be a list"),
      ("name: x\nlist: [[y]]\n", 2, 8, "each of list"), ("- 1\n", 1, 1, "names with values"),
    ])
  func shapes(text: String, line: Int, column: Int, word: String) {
    let found = error(text, Self.shape)
    #expect(found?.mark.line == line && found?.mark.column == column)
    #expect(found?.message.contains(word) == true, "\(found?.message ?? "accepted")")
  }

  @Test("that fits its shape passes")
  func fits() {
    #expect(error("name: x\nkind: one\ncount: 3\nisOn: false\nlist: [a, b]\n", Self.shape) == nil)
  }

  @Test("makes its schema of the same shape")
  func schema() {
    let text = Self.shape.schema()
    #expect(text.contains("\"required\": [\"name\"]"))
    #expect(text.contains("\"kind\": {\"enum\": [\"one\", \"two\"], \"description\": \"the kind\"}"))
    #expect(text.contains("\"additionalProperties\": false"))
  }
}

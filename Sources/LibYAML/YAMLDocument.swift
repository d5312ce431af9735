import CLibYAML
import CLoadOnUse

/// Reads YAML through libyaml.
package enum YAMLDocument {
  /// The longest document, in bytes.
  package static let maximumBytes = 4 << 20
  /// How deep lists and mappings may be nested.
  package static let maximumDepth = 50
  /// How many values there may be once every alias is unfolded: a few lines of aliases can stand for millions.
  package static let maximumNodes = 100_000

  /// Loads libyaml once; why it cannot be used where that fails.
  private static let missing: YAMLError? = deskheap_load_libyaml().map { YAMLError(.start, String(cString: $0)) }

  /// The only document of `bytes`; an empty plain scalar when there is none.
  package static func parse(_ bytes: [UInt8]) throws(YAMLError) -> YAMLNode {
    guard bytes.count <= maximumBytes else {
      throw YAMLError(.start, "the file has more than \(maximumBytes) bytes")
    }
    if let missing { throw missing }
    var parser = yaml_parser_t()
    guard yaml_parser_initialize(&parser) == 1 else { throw YAMLError(.start, "libyaml has no memory") }
    defer { yaml_parser_delete(&parser) }
    return try bytes.withUnsafeBufferPointer { (buffer) throws(YAMLError) -> YAMLNode in
      yaml_parser_set_input_string(&parser, buffer.baseAddress, buffer.count)
      var composer = YAMLComposer()
      while true {
        var event = yaml_event_t()
        guard yaml_parser_parse(&parser, &event) == 1 else { throw syntax(parser) }
        defer { yaml_event_delete(&event) }
        if event.type == YAML_STREAM_END_EVENT { return composer.root }
        try composer.take(event)
      }
    }
  }

  private static func syntax(_ parser: yaml_parser_t) -> YAMLError {
    let problem = parser.problem.map { String(cString: $0) } ?? "not readable as YAML"
    let context = parser.context.map { String(cString: $0) + ", " } ?? ""
    return YAMLError(YAMLMark(parser.problem_mark), "not readable as YAML: \(context)\(problem)")
  }
}

extension YAMLMark {
  init(_ mark: yaml_mark_t) {
    self.init(line: Int(clamping: mark.line) + 1, column: Int(clamping: mark.column) + 1)
  }
}

/// Puts the events of one document together.
private struct YAMLComposer {
  private struct Draft {
    let mark: YAMLMark
    let anchor: String?
    let isMapping: Bool
    var items: [YAMLNode] = []
    var names: Set<String> = []
    var weight = 1
  }

  private(set) var root = YAMLNode(.scalar("", isPlain: true), at: .start, weight: 1)
  private var open: [Draft] = []
  private var anchors: [String: YAMLNode] = [:]
  private var documents = 0
  private var nodes = 0

  mutating func take(_ event: yaml_event_t) throws(YAMLError) {
    let mark = YAMLMark(event.start_mark)
    switch event.type {
    case YAML_DOCUMENT_START_EVENT:
      documents += 1
      guard documents == 1 else { throw YAMLError(mark, "a second document begins; expected one document") }
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let text = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      let isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE
      let node = YAMLNode(.scalar(String(decoding: text, as: UTF8.self), isPlain: isPlain), at: mark, weight: 1)
      try add(node, anchor: Self.name(scalar.anchor))
    case YAML_ALIAS_EVENT: try add(try alias(Self.name(event.data.alias.anchor) ?? "", mark), anchor: nil)
    case YAML_SEQUENCE_START_EVENT: try begin(mark, Self.name(event.data.sequence_start.anchor), isMapping: false)
    case YAML_MAPPING_START_EVENT: try begin(mark, Self.name(event.data.mapping_start.anchor), isMapping: true)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: try end()
    default: break
    }
  }

  private static func name(_ bytes: UnsafeMutablePointer<UInt8>?) -> String? { bytes.map { String(cString: $0) } }

  private func alias(_ name: String, _ mark: YAMLMark) throws(YAMLError) -> YAMLNode {
    if let node = anchors[name] { return node }
    let isInside = open.contains { $0.anchor == name }
    throw YAMLError(mark, isInside ? "*\(name) stands within itself" : "there is no &\(name) before this *\(name)")
  }

  private mutating func begin(_ mark: YAMLMark, _ anchor: String?, isMapping: Bool) throws(YAMLError) {
    guard open.count < YAMLDocument.maximumDepth else {
      throw YAMLError(mark, "nested more than \(YAMLDocument.maximumDepth) deep")
    }
    open.append(Draft(mark: mark, anchor: anchor, isMapping: isMapping))
  }

  private mutating func end() throws(YAMLError) {
    guard let draft = open.popLast() else { return }
    let content: YAMLNode.Content =
      draft.isMapping
      ? .mapping(stride(from: 0, to: draft.items.count - 1, by: 2).map { (draft.items[$0], draft.items[$0 + 1]) })
      : .sequence(draft.items)
    try add(YAMLNode(content, at: draft.mark, weight: draft.weight), anchor: draft.anchor)
  }

  private mutating func add(_ node: YAMLNode, anchor: String?) throws(YAMLError) {
    if let anchor { anchors[anchor] = node }
    guard let last = open.indices.last else {
      root = node
      return
    }
    if open[last].isMapping, open[last].items.count.isMultiple(of: 2) {
      guard let name = node.text else { throw YAMLError(node.mark, "a name is expected here") }
      guard open[last].names.insert(name).inserted else {
        throw YAMLError(node.mark, "\(name) stands here a second time")
      }
    }
    open[last].weight += node.weight
    open[last].items.append(node)
    nodes += 1
    guard open[last].weight <= YAMLDocument.maximumNodes, nodes <= YAMLDocument.maximumNodes else {
      throw YAMLError(node.mark, "more than \(YAMLDocument.maximumNodes) values, those that aliases stand for included")
    }
  }
}

import LanguageServer

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Any JSON.
enum JSON: Codable, Equatable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral, ExpressibleByNilLiteral
{
  case null
  case bool(Bool)
  case int(Int)
  case string(String)
  case array([JSON])
  case object([String: JSON])

  init(stringLiteral value: String) { self = .string(value) }
  init(integerLiteral value: Int) { self = .int(value) }
  init(booleanLiteral value: Bool) { self = .bool(value) }
  init(nilLiteral: ()) { self = .null }
  init(arrayLiteral elements: JSON...) { self = .array(elements) }
  init(dictionaryLiteral elements: (String, JSON)...) { self = .object(Dictionary(elements) { $1 }) }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Int.self) {
      self = .int(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([JSON].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: JSON].self))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .bool(let value): try container.encode(value)
    case .int(let value): try container.encode(value)
    case .string(let value): try container.encode(value)
    case .array(let value): try container.encode(value)
    case .object(let value): try container.encode(value)
    }
  }

  subscript(_ name: String) -> JSON { if case .object(let members) = self { members[name] ?? .null } else { .null } }
  subscript(_ index: Int) -> JSON { list.indices.contains(index) ? list[index] : .null }
  var list: [JSON] { if case .array(let list) = self { list } else { [] } }
  var string: String? { if case .string(let text) = self { text } else { nil } }
  var int: Int? { if case .int(let number) = self { number } else { nil } }

  var bytes: [UInt8] { (try? JSONEncoder().encode(self)).map { Array($0) } ?? [] }

  static func parse(_ bytes: [UInt8]) throws -> JSON { try JSONDecoder().decode(JSON.self, from: Data(bytes)) }
}

/// The other side of a session, in memory.
struct Client {
  static let uri = "untitled:a.reg"

  let session: Session
  private var lastID = 0

  /// A session that has begun; `capabilities` are the client's.
  init(
    _ capabilities: JSON = [:], settings: @escaping DocumentSettings.Source = { _ in DocumentSettings() },
    settingsFiles: [String] = []
  ) throws {
    session = Session(version: "1.2.3", settings: settings, settingsFiles: settingsFiles)
    _ = try request("initialize", ["capabilities": capabilities])
    notify("initialized", [:])
    _ = try work()
  }

  /// A session that has not begun.
  init(silent: Void) { session = Session(version: "1.2.3") }

  func send(_ message: JSON) { session.receive(.content(message.bytes)) }

  func notify(_ method: String, _ parameters: JSON) {
    send(["jsonrpc": "2.0", "method": .string(method), "params": parameters])
  }

  /// What the server says until it has nothing more to do.
  func work() throws -> [JSON] {
    while session.hasWork { session.step() }
    return try session.takeOutgoing().map(JSON.parse)
  }

  /// The answer to a request; what the server says beside it is dropped.
  mutating func request(_ method: String, _ parameters: JSON) throws -> JSON {
    lastID += 1
    let id = lastID
    send(["jsonrpc": "2.0", "id": .int(id), "method": .string(method), "params": parameters])
    return try work().first { $0["id"] == .int(id) } ?? .null
  }

  /// The result of a request about the document.
  mutating func ask(_ method: String, _ more: [String: JSON] = [:], uri: String = Client.uri) throws -> JSON {
    let document: [String: JSON] = ["textDocument": ["uri": .string(uri)]]
    return try request("textDocument/" + method, .object(document.merging(more) { $1 }))["result"]
  }

  /// Opens a document; gives what is found in it.
  func open(_ text: String, uri: String = Client.uri) throws -> [JSON] {
    notify(
      "textDocument/didOpen",
      ["textDocument": ["uri": .string(uri), "languageId": "reg", "version": 1, "text": .string(text)]])
    return try diagnostics()
  }

  /// Changes the document; gives what is found in it then.
  func change(_ changes: [JSON], version: Int = 2) throws -> [JSON] {
    notify(
      "textDocument/didChange",
      ["textDocument": ["uri": .string(Client.uri), "version": .int(version)], "contentChanges": .array(changes)])
    return try diagnostics()
  }

  /// The findings that the server tells last.
  func diagnostics() throws -> [JSON] {
    try work().last { $0["method"] == "textDocument/publishDiagnostics" }?["params"]["diagnostics"].list ?? []
  }
}

/// A position as JSON.
func place(_ line: Int, _ character: Int) -> JSON { ["line": .int(line), "character": .int(character)] }

/// A stretch as JSON.
func span(_ startLine: Int, _ start: Int, _ endLine: Int, _ end: Int) -> JSON {
  ["start": place(startLine, start), "end": place(endLine, end)]
}

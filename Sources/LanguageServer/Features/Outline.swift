import RegistryText

/// The keys of a document with the lines below them.
struct Outline {
  /// A heading and what belongs to it.
  struct Block {
    /// The bytes of the heading's line, its end left out.
    var heading: Range<Int>
    /// The first byte behind the last line that is neither empty nor a comment.
    var end: Int
    /// Whether the heading deletes the key.
    var isDeletion: Bool
  }

  /// In the order of the text.
  let blocks: [Block]

  /// The keys of a text; those up to where it cannot be read.
  init(of text: TextDocument) {
    let collector = Collector(text)
    _ = try? RegistryReader.read(MemoryBytes(text.bytes), handler: collector)
    blocks = collector.blocks
  }

  /// Listens for headings only: no value's data is gathered.
  private final class Collector: RegistryHandler {
    let wantsStatements = true
    private let text: TextDocument
    private(set) var blocks: [Block] = []

    init(_ text: TextDocument) { self.text = text }

    func interest(in path: borrowing Span<UInt16>) -> Interest { .none }
    func key(_ key: RegistryKey) {}
    func value(_ value: RegistryValue) {}
    func problem(_ problem: Problem) {}

    func statement(_ statement: Statement) {
      switch statement.kind {
      case .key, .keyDeletion:
        let line = text.line(text.lineNumber(of: statement.bytes.lowerBound))
        blocks.append(Block(heading: line, end: line.upperBound, isDeletion: statement.kind == .keyDeletion))
      case .blank, .comment, .header, .unread: break
      case .value, .valueDeletion, .malformed:
        guard !blocks.isEmpty else { return }
        blocks[blocks.count - 1].end = statement.bytes.upperBound
      }
    }
  }
}

extension TextDocument {
  /// The path in a heading, as written.
  func path(in block: Outline.Block) -> String {
    let line = bytes[block.heading]
    let open = line.firstIndex(of: UInt8(ascii: "[")).map { $0 + (block.isDeletion ? 2 : 1) } ?? line.startIndex
    let close = line.lastIndex(of: UInt8(ascii: "]")) ?? line.endIndex
    return open < close ? String(decoding: line[open..<close], as: UTF8.self) : "[]"
  }

  /// The last line of a block, from 0.
  func lastLine(of block: Outline.Block) -> Int { lineNumber(of: max(block.heading.lowerBound, block.end - 1)) }
}

/// Lines that an editor may hide.
struct FoldingRange: Encodable {
  var startLine: Int
  var endLine: Int
  var kind = "region"
}

extension OpenDocument {
  /// Each key with what belongs to it, at most `limit`.
  func folds(limit: Int?) -> [FoldingRange] {
    let text = text
    let folds = outline.blocks.lazy.map { block in
      FoldingRange(startLine: text.lineNumber(of: block.heading.lowerBound), endLine: text.lastLine(of: block))
    }.filter { $0.startLine < $0.endLine }
    return Array(folds.prefix(max(0, limit ?? .max)))
  }
}

import LintRules
import RegistryText
import Reports
import SubSystems

/// A key or value with those below it.
struct DocumentSymbol: Encodable {
  /// What editors draw for a key: a namespace.
  static let key = 3
  /// What editors draw for a value: a property.
  static let value = 7

  var name: String
  var detail: String?
  var kind: Int
  var range: TextSpan
  var selectionRange: TextSpan
  var children: [DocumentSymbol] = []
}

/// The same for clients that know a list only.
struct SymbolInformation: Encodable {
  struct Location: Encodable {
    var uri: String
    var range: TextSpan
  }

  var name: String
  var kind: Int
  var location: Location
}

/// The keys of a document, and the `Windows` values among them, as a tree.
struct SymbolTree {
  /// How many keys are told: an editor's outline of more is of no use, and slow.
  private static let keyLimit = 10_000
  /// How deep keys lie in each other; what is deeper comes beside the deepest.
  private static let depthLimit = 32

  private let document: OpenDocument
  private let encoding: PositionEncoding
  private var roots: [DocumentSymbol] = []
  /// The keys that the next one may lie in, from the outside, with their paths in small letters.
  private var open: [(path: String, symbol: DocumentSymbol)] = []

  init(_ document: OpenDocument, _ encoding: PositionEncoding) {
    self.document = document
    self.encoding = encoding
  }

  /// The keys as a tree: a key lies in the nearest one above it in the text whose path begins its own.
  mutating func nested() -> [DocumentSymbol] {
    for (block, path) in blocks {
      let lowered = path.lowercased()
      while let last = open.last, !lowered.hasPrefix(last.path + "\\") || open.count >= Self.depthLimit { close() }
      let parent = open.last.map { $0.path.count + 1 } ?? 0
      open.append((lowered, symbol(block, name: String(path.dropFirst(parent)))))
    }
    while !open.isEmpty { close() }
    return roots
  }

  /// The keys as a list, with their whole paths.
  func flat() -> [SymbolInformation] {
    blocks.flatMap { block, path in
      let key = symbol(block, name: path)
      return ([key] + key.children).map {
        SymbolInformation(name: $0.name, kind: $0.kind, location: .init(uri: document.uri, range: $0.range))
      }
    }
  }

  private var blocks: [(Outline.Block, String)] {
    document.outline.blocks.prefix(Self.keyLimit).map { ($0, document.text.path(in: $0)) }
  }

  /// Hands the innermost open key to the one that it lies in, which reaches as far.
  private mutating func close() {
    guard let (_, symbol) = open.popLast() else { return }
    guard let parent = open.indices.last else { return roots.append(symbol) }
    open[parent].symbol.children.append(symbol)
    open[parent].symbol.range.end = symbol.range.end
  }

  private func symbol(_ block: Outline.Block, name: String) -> DocumentSymbol {
    let text = document.text
    let values = (document.judgement.context?.assessments ?? []).filter {
      (block.heading.upperBound..<max(block.heading.upperBound, block.end)).contains($0.windows.value.bytes.lowerBound)
    }
    return DocumentSymbol(
      name: VisibleText.of(name.isEmpty ? "[]" : name), detail: block.isDeletion ? "deleted" : nil,
      kind: DocumentSymbol.key, range: text.span(of: block.heading.lowerBound..<text.end(of: block), in: encoding),
      selectionRange: text.span(of: block.heading, in: encoding), children: values.map(value))
  }

  private func value(_ assessment: WindowsAssessment) -> DocumentSymbol {
    let windows = assessment.windows
    let text = document.text
    let section = assessment.section.map { "SharedSection=" + windows.string.text(in: $0.range) }
    let whole = windows.value.bytes.lowerBound..<text.lineEnd(before: windows.value.bytes.upperBound)
    return DocumentSymbol(
      name: VisibleText.of(windows.value.name), detail: section.map(VisibleText.of), kind: DocumentSymbol.value,
      range: text.span(of: whole, in: encoding),
      selectionRange: text.span(of: windows.value.nameRange.bytes, in: encoding))
  }
}

extension TextDocument {
  /// The end of the last line of a block.
  fileprivate func end(of block: Outline.Block) -> Int { line(lastLine(of: block)).upperBound }

  /// The end of the text of the line whose end, line end included, is at `offset`.
  fileprivate func lineEnd(before offset: Int) -> Int { line(lineNumber(of: max(0, offset - 1))).upperBound }
}

import Splices

/// New text for a stretch of a document.
struct TextEdit: Encodable {
  var range: TextSpan
  var newText: String
}

/// Edits of one document, for the version that they were made for where the client takes that.
struct WorkspaceEdit: Encodable {
  struct Versioned: Encodable {
    var textDocument: DocumentName
    var edits: [TextEdit]
  }

  var changes: [String: [TextEdit]]?
  var documentChanges: [Versioned]?

  init(_ edits: [TextEdit], of document: OpenDocument, _ agreement: Agreement) {
    if agreement.takesVersionedEdits {
      let name = DocumentName(uri: document.uri, version: document.version)
      documentChanges = [Versioned(textDocument: name, edits: edits)]
    } else {
      changes = [document.uri: edits]
    }
  }
}

/// The kinds of actions that there are here.
enum ActionKind {
  static let quickFix = "quickfix"
  static let fixAll = "source.fixAll.deskheap"
}

struct CodeActionParameters: Decodable {
  struct Context: Decodable { var only: [String]? }

  var textDocument: DocumentName
  var range: TextSpan
  var context: Context

  /// Whether the client wants actions of a kind: it names kinds that this one is or lies below. Without a wish, those that
  /// mend a whole document are not among them.
  func wants(_ kind: String) -> Bool {
    guard let only = context.only else { return kind == ActionKind.quickFix }
    return only.contains { kind == $0 || kind.hasPrefix($0 + ".") || $0.isEmpty }
  }
}

/// A change that an editor offers.
struct CodeAction: Encodable {
  var title: String
  var kind: String
  var diagnostics: [Diagnostic]?
  var isPreferred: Bool?
  var edit: WorkspaceEdit
}

extension TextDocument {
  /// Splices of the document's bytes as edits of its text. A splice of a part of a character becomes one of all of it.
  func edits(_ splices: [Splice], in encoding: PositionEncoding) -> [TextEdit] {
    splices.map { splice in
      let whole = wholeCharacters(splice.bytes)
      let new =
        bytes[whole.lowerBound..<splice.bytes.lowerBound] + splice.replacement
        + bytes[splice.bytes.upperBound..<whole.upperBound]
      return TextEdit(range: span(of: whole, in: encoding), newText: String(decoding: new, as: UTF8.self))
    }
  }
}

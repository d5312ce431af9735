/// What a client says of itself, as far as it matters here. All of it may be missing.
struct InitializeParameters: Decodable {
  var capabilities: ClientCapabilities?
}

struct ClientCapabilities: Decodable {
  struct General: Decodable {
    var positionEncodings: [String]?
  }

  struct Workspace: Decodable {
    struct Edit: Decodable { var documentChanges: Bool? }
    struct Watching: Decodable { var dynamicRegistration: Bool? }
    var workspaceEdit: Edit?
    var didChangeWatchedFiles: Watching?
  }

  struct Document: Decodable {
    struct Hover: Decodable { var contentFormat: [String]? }
    struct Symbols: Decodable { var hierarchicalDocumentSymbolSupport: Bool? }
    struct Folding: Decodable { var rangeLimit: Int? }
    var hover: Hover?
    var documentSymbol: Symbols?
    var foldingRange: Folding?
  }

  var general: General?
  var workspace: Workspace?
  var textDocument: Document?
}

/// What the two sides have agreed on.
struct Agreement {
  /// In which units positions count.
  var encoding = PositionEncoding.utf16
  /// Whether hovers may be Markdown.
  var takesMarkdown = false
  /// Whether symbols may lie in each other.
  var takesNestedSymbols = false
  /// Whether edits may name the version that they are for.
  var takesVersionedEdits = false
  /// Whether the client can be asked to tell of files that change.
  var watchesFiles = false
  /// How many folds the client wants at most.
  var foldLimit: Int?

  /// What every client knows.
  init() {}

  init(_ client: ClientCapabilities?) {
    encoding = PositionEncoding(offered: client?.general?.positionEncodings ?? [])
    takesMarkdown = client?.textDocument?.hover?.contentFormat?.contains("markdown") ?? false
    takesNestedSymbols = client?.textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport ?? false
    takesVersionedEdits = client?.workspace?.workspaceEdit?.documentChanges ?? false
    watchesFiles = client?.workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false
    foldLimit = client?.textDocument?.foldingRange?.rangeLimit
  }
}

/// What the server can do.
struct InitializeResult: Encodable {
  struct Capabilities: Encodable {
    struct Sync: Encodable {
      var openClose = true
      /// 2: changes come as the stretches that have changed.
      var change = 2
      var save = true
    }
    struct Actions: Encodable { var codeActionKinds = [ActionKind.quickFix, ActionKind.fixAll] }
    struct Lenses: Encodable { var resolveProvider = false }

    var positionEncoding: PositionEncoding
    var textDocumentSync = Sync()
    var hoverProvider = true
    var codeActionProvider = Actions()
    var codeLensProvider = Lenses()
    var documentSymbolProvider = true
    var foldingRangeProvider = true
  }

  struct Server: Encodable {
    var name = "deskheap"
    var version: String
  }

  var capabilities: Capabilities
  var serverInfo: Server
}

import Findings
import LintRules
import RegistryText

/// One client's session: takes messages as they come, and gives the messages that answer them. Nothing of it waits or
/// reads; see ``MessageLoop``.
package final class Session {
  /// How the session stands.
  package enum Phase: Hashable, Sendable {
    case beforeInitialize
    case running
    case afterShutdown
    /// The client has sent `exit`; whether it had asked for the end before.
    case ended(inOrder: Bool)
  }

  /// How many bytes of messages may wait before no more are read.
  private static let waitingLimit = 64 << 20

  /// How many messages that are dealt with are kept before their room is given back.
  private static let doneLimit = 1024

  private struct Waiting {
    var envelope: Envelope
    var content: [UInt8]
  }

  package private(set) var phase = Phase.beforeInitialize
  private let version: String
  private let settings: DocumentSettings.Source
  private let settingsFiles: [String]
  private let log: (String) -> Void
  private var agreement = Agreement()
  private var documents: [String: OpenDocument] = [:]
  /// Messages in the order in which they came; those before `done` are dealt with.
  private var waiting: [Waiting] = []
  private var done = 0
  private var waitingBytes = 0
  private var cancelled: Set<RequestID> = []
  private var outbox: [[UInt8]] = []

  /// A session of the program's `version`, in which `settings` says what is set for each document, and `log` is told what
  /// the client cannot be told. `settingsFiles` are the names, in any folder, of the files in which settings stand.
  package init(
    version: String, settings: @escaping DocumentSettings.Source = { _ in DocumentSettings() },
    settingsFiles: [String] = [], log: @escaping (String) -> Void = { _ in }
  ) {
    self.version = version
    self.settings = settings
    self.settingsFiles = settingsFiles
    self.log = log
  }

  /// Whether more messages may come: not while many wait, or answers are to be sent.
  package var takesMore: Bool { waitingBytes < Self.waitingLimit && outbox.isEmpty }

  /// Whether ``step()`` has something to do.
  package var hasWork: Bool {
    if case .ended = phase { return false }
    return done < waiting.count || hasStaleDocument
  }

  /// Nothing is told any more when the client has asked for the end.
  private var hasStaleDocument: Bool { phase == .running && documents.values.contains(where: \.isStale) }

  /// The contents of the messages to be sent, in order; each is given once.
  package func takeOutgoing() -> [[UInt8]] {
    defer { outbox = [] }
    return outbox
  }

  /// Puts a message in line. A cancellation counts at once, for a request that waits.
  package func receive(_ frame: FrameReader.Frame) {
    switch frame {
    case .fault(let fault): refuse(fault, nil)
    case .content(let content):
      do {
        let envelope = try MessageText.decode(Envelope.self, from: content)
        if envelope.method == "$/cancelRequest" {
          let id = try MessageText.decode(Call<Cancel>.self, from: content).params.id
          if waiting[done...].contains(where: { $0.envelope.id == id }) { cancelled.insert(id) }
          return
        }
        waiting.append(Waiting(envelope: envelope, content: content))
        waitingBytes += content.count
      } catch { refuse(error, nil) }
    }
  }

  /// Does one thing: answers the message that waits longest; when none waits, tells what is found in a document that has
  /// changed. So that of changes that come close together only the last one is judged.
  package func step() {
    guard hasWork else { return }
    guard let next = takeWaiting() else { return publishNext() }
    guard let method = next.envelope.method else { return }
    if let id = next.envelope.id {
      answer(id, method, next.content)
    } else {
      note(method, next.content)
    }
  }

  private func takeWaiting() -> Waiting? {
    guard done < waiting.count else { return nil }
    let next = waiting[done]
    waiting[done].content = []
    waitingBytes -= next.content.count
    done += 1
    if done == waiting.count || done >= Self.doneLimit {
      waiting.removeFirst(done)
      done = 0
    }
    return next
  }

  // MARK: Requests

  private func answer(_ id: RequestID, _ method: String, _ content: [UInt8]) {
    do throws(ProtocolFault) {
      if cancelled.remove(id) != nil { throw .cancelled }
      switch phase {
      case .beforeInitialize where method != "initialize": throw .notInitialized
      case .afterShutdown, .ended: throw .invalidRequest(reason: "nothing is answered after shutdown")
      default: try dispatch(id, method, content)
      }
    } catch { refuse(error, id) }
  }

  private func dispatch(_ id: RequestID, _ method: String, _ content: [UInt8]) throws(ProtocolFault) {
    let encoding = agreement.encoding
    switch method {
    case "initialize": try respond(id, initialize(try parameters(method, content)))
    case "shutdown":
      phase = .afterShutdown
      try respond(id, String?.none)
    case "textDocument/hover":
      let asked: AboutPlace = try parameters(method, content)
      try respond(id, hover(in: try document(asked.textDocument), at: asked.position))
    case "textDocument/codeAction":
      let asked: CodeActionParameters = try parameters(method, content)
      let actions = CodeActions(document: try document(asked.textDocument), agreement: agreement)
      try respond(id, actions.offered(for: asked))
    case "textDocument/codeLens": try respond(id, try document(method, content).lenses(in: encoding))
    case "textDocument/foldingRange":
      try respond(id, try document(method, content).folds(limit: agreement.foldLimit))
    case "textDocument/documentSymbol":
      var tree = SymbolTree(try document(method, content), encoding)
      if agreement.takesNestedSymbols { try respond(id, tree.nested()) } else { try respond(id, tree.flat()) }
    default: throw .unknownMethod(method)
    }
  }

  private func initialize(_ parameters: InitializeParameters) throws(ProtocolFault) -> InitializeResult {
    guard phase == .beforeInitialize else { throw .invalidRequest(reason: "the session is initialized already") }
    agreement = Agreement(parameters.capabilities)
    phase = .running
    return InitializeResult(
      capabilities: .init(positionEncoding: agreement.encoding), serverInfo: .init(version: version))
  }

  private func hover(in document: OpenDocument, at position: TextPosition) -> Hover? {
    let offset = document.text.offset(of: position, in: agreement.encoding)
    guard let assessment = document.judgement.assessment(at: offset) else { return nil }
    let hover = ValueHover(assessment, at: offset)
    let span = document.text.span(of: hover.range, in: agreement.encoding)
    return Hover(hover.text, over: span, markdown: agreement.takesMarkdown)
  }

  // MARK: Notifications

  private func note(_ method: String, _ content: [UInt8]) {
    if method == "exit" {
      phase = .ended(inOrder: phase == .afterShutdown)
      return
    }
    guard phase == .running else { return }
    // A notification has no answer, so the client cannot be told what is wrong with one.
    do throws(ProtocolFault) { try notice(method, content) } catch { log(error.message) }
  }

  private func notice(_ method: String, _ content: [UInt8]) throws(ProtocolFault) {
    switch method {
    case "initialized":
      if agreement.watchesFiles, !settingsFiles.isEmpty { watchSettings() }
    case WatchedFilesRegistration.method:
      let changed: DidChangeWatchedFiles = try parameters(method, content)
      if changed.changes.contains(where: { isSettingsFile($0.uri) }) { renewSettings() }
    case "textDocument/didOpen":
      let opened: DidOpen = try parameters(method, content)
      let uri = opened.textDocument.uri
      documents[uri] = OpenDocument(opened.textDocument, settings(FilePath.of(uri: uri)))
    case "textDocument/didChange":
      let changed: DidChange = try parameters(method, content)
      try document(changed.textDocument)
        .change(changed.contentChanges, version: changed.textDocument.version, in: agreement.encoding)
    case "textDocument/didSave":
      let saved = try document(method, content)
      saved.renew(settings(FilePath.of(uri: saved.uri)))
    case "textDocument/didClose":
      let closed: AboutDocument = try parameters(method, content)
      guard let document = documents.removeValue(forKey: closed.textDocument.uri) else { return }
      publish([], of: document, version: nil)
    default: break
    }
  }

  // MARK: Settings

  private func watchSettings() {
    send(
      Request(
        id: .text("watch"), method: "client/registerCapability",
        params: WatchedFilesRegistration(names: settingsFiles)))
  }

  private func isSettingsFile(_ uri: String) -> Bool {
    settingsFiles.contains { uri.hasSuffix("/" + $0) }
  }

  private func renewSettings() {
    for (uri, document) in documents.sorted(by: { $0.key < $1.key }) { document.renew(settings(FilePath.of(uri: uri))) }
  }

  // MARK: Documents

  private func document(_ name: DocumentName) throws(ProtocolFault) -> OpenDocument {
    guard let document = documents[name.uri] else { throw .notOpen(uri: name.uri) }
    return document
  }

  private func document(_ method: String, _ content: [UInt8]) throws(ProtocolFault) -> OpenDocument {
    let asked: AboutDocument = try parameters(method, content)
    return try document(asked.textDocument)
  }

  private func publishNext() {
    guard let document = documents.values.filter(\.isStale).min(by: { $0.uri < $1.uri }) else { return }
    document.isStale = false
    publish(document.diagnostics(in: agreement.encoding), of: document, version: document.version)
  }

  private func publish(_ diagnostics: [Diagnostic], of document: OpenDocument, version: Int?) {
    send(
      Notice(
        method: "textDocument/publishDiagnostics",
        params: PublishDiagnostics(uri: document.uri, version: version, diagnostics: diagnostics)))
  }

  // MARK: Messages

  private func parameters<Parameters: Decodable>(
    _ method: String, _ content: [UInt8]
  ) throws(ProtocolFault) -> Parameters {
    do { return try MessageText.decode(Call<Parameters>.self, from: content).params } catch {
      throw .invalidParameters(method: method, reason: error.message)
    }
  }

  private func respond<Result: Encodable>(_ id: RequestID, _ result: Result?) throws(ProtocolFault) {
    send(Answer(id: id, result: result))
  }

  private func refuse(_ fault: ProtocolFault, _ id: RequestID?) { send(FaultAnswer(fault, id: id)) }

  private func send(_ message: some Encodable) {
    // Numbers and texts only: there is nothing that could not be encoded.
    if let content = try? MessageText.encode(message) { outbox.append(content) }
  }
}

import Findings

/// A document that a client has open.
final class OpenDocument {
  /// How the client calls it.
  let uri: String
  /// The number that the client gave the text; nil where it gives none.
  private(set) var version: Int?
  private(set) var text: TextDocument
  private(set) var settings: DocumentSettings
  /// What the file on disk has to tell.
  private(set) var ofFile: [Finding] = []
  /// Whether what was told last is of another text.
  var isStale = true
  private var known: Judgement?
  private var knownOutline: Outline?

  init(_ item: DocumentItem, _ settings: DocumentSettings) {
    uri = item.uri
    version = item.version
    text = TextDocument(item.text)
    self.settings = settings
    lookAtFile()
  }

  /// The text, judged; once for each state of it.
  var judgement: Judgement {
    if let known { return known }
    let judgement = Judgement(of: text, settings)
    known = judgement
    return judgement
  }

  /// The keys of the text; found once for each state of it, because editors ask for symbols and folds together.
  var outline: Outline {
    if let knownOutline { return knownOutline }
    let outline = Outline(of: text)
    knownOutline = outline
    return outline
  }

  /// Takes over what the client has changed.
  func change(_ changes: [DocumentChange], version: Int?, in encoding: PositionEncoding) {
    known = nil
    knownOutline = nil
    isStale = true
    self.version = version
    for change in changes {
      if let span = change.range {
        text.replace(span, with: change.text, in: encoding)
      } else {
        text = TextDocument(change.text)
      }
    }
  }

  /// Takes in that the file, or what is set for it, may be another now.
  func renew(_ settings: DocumentSettings) {
    self.settings = settings
    known = nil
    isStale = true
    lookAtFile()
  }

  private func lookAtFile() {
    ofFile = FilePath.of(uri: uri).map { FileOnDisk.findings($0, settings.codePage) } ?? []
  }
}

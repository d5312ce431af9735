/// A document with its text, as `didOpen` brings it.
struct DocumentItem: Decodable {
  var uri: String
  var version: Int?
  var text: String
}

/// A document by its name.
struct DocumentName: Codable {
  var uri: String
  var version: Int?
}

struct DidOpen: Decodable {
  var textDocument: DocumentItem
}

struct DidChange: Decodable {
  var textDocument: DocumentName
  var contentChanges: [DocumentChange]
}

/// A stretch of the text that has become another; the whole text where there is no range.
struct DocumentChange: Decodable {
  var range: TextSpan?
  var text: String
}

/// What `didSave`, `didClose`, and requests about a whole document say.
struct AboutDocument: Decodable {
  var textDocument: DocumentName
}

/// A place of a document that is asked about.
struct AboutPlace: Decodable {
  var textDocument: DocumentName
  var position: TextPosition
}

struct Cancel: Decodable {
  var id: RequestID
}

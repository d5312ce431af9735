import FuzzPieces
import LibXML
import Reports

/// The schema of the report, read once.
nonisolated(unsafe) private let schema: XMLSchema = {
  guard let schema = try? XMLSchema(ReportSchema.text) else { fatalError("the schema is none") }
  return schema
}()

/// What a reader tells of a document: kinds, names, depths and texts, up to its end or to an error.
private func told(_ source: LibXML.ByteSource, wrapped: Bool) -> (nodes: [String], isWhole: Bool) {
  let reader = XMLReader(source, wrapped: wrapped)
  var nodes: [String] = []
  do throws(LibXMLError) {
    while let kind = try reader.next() {
      precondition(reader.line >= 1 && reader.depth >= 0, "a node stands outside of the document")
      let attributes = reader.attributes.map { "\($0.name)=\($0.value)" }
      nodes.append("\(kind) \(reader.depth) \(reader.localName) \(attributes) \(reader.text)")
    }
    return (nodes, true)
  } catch { return (nodes, false) }
}

/// Whether the bytes are a well-formed document within the reader's limits.
func isXML(_ bytes: [UInt8]) -> Bool { told(.bytes(bytes), wrapped: false).isWhole }

/// Any bytes as a document: pieces make no difference, and the schema takes only what is a document.
func checkXML(_ bytes: [UInt8], step: Int) {
  for wrapped in [false, true] {
    let (whole, pieces) = (told(.bytes(bytes), wrapped: wrapped), told(.pieces(bytes, step: step), wrapped: wrapped))
    precondition(whole.isWhole == pieces.isWhole, "the pieces decide whether it is read")
    precondition(!whole.isWhole || whole.nodes == pieces.nodes, "the pieces change the document")
  }
  do throws(LibXMLError) {
    let violations = try schema.violations(in: { .bytes(bytes) })
    precondition(isXML(bytes), "the schema takes what is no document")
    precondition(violations.allSatisfy { $0.line >= 1 && !$0.reason.isEmpty }, "a violation without place or words")
  } catch { precondition(!isXML(bytes), "a document that cannot be held to the schema: \(error)") }
}

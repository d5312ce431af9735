/// Why a file of evidence could not be read to its end. Lines and columns count from 1.
package enum EvidenceError: Error, Equatable, Sendable {
  /// The system refused the bytes, for this reason.
  case unreadable(path: String, reason: String)
  /// The XML is not well-formed; `reason` is the parser's own.
  case malformedXML(path: String, line: Int, column: Int, reason: String)
  /// The XML brings a document type declaration, which no event log has.
  case documentType(path: String, line: Int)
  /// A bound was crossed: `what` (in words) may be `maximum` at most.
  case tooMuch(path: String, line: Int, what: String, maximum: Int)
  /// The log in the binary form that the Event Viewer keeps it in (`.evtx`, `.evt`).
  case binaryLog(path: String)

  /// The file, as it was named by the caller.
  package var path: String {
    switch self {
    case .unreadable(let path, _), .malformedXML(let path, _, _, _), .documentType(let path, _),
      .tooMuch(let path, _, _, _), .binaryLog(let path):
      path
    }
  }

  /// The line; nil where the error belongs to the whole file.
  package var line: Int? {
    switch self {
    case .malformedXML(_, let line, _, _), .documentType(_, let line), .tooMuch(_, let line, _, _): line
    case .unreadable, .binaryLog: nil
    }
  }

  /// What is wrong.
  package var problem: String {
    switch self {
    case .unreadable(_, let reason): "cannot be read: \(reason)"
    case .malformedXML(_, _, let column, let reason): "not well-formed XML at column \(column): \(reason)"
    case .documentType: "has a document type declaration"
    case .tooMuch(_, _, let what, let maximum): "more than \(maximum) \(what)"
    case .binaryLog: "is an event log in its binary form"
    }
  }

  /// What was expected in its place.
  package var expected: String {
    switch self {
    case .unreadable: "a file, pipe or terminal that can be read"
    case .malformedXML: "events as wevtutil or the Event Viewer write them"
    case .documentType: "XML without <!DOCTYPE>, which event logs never have"
    case .tooMuch(_, _, let what, let maximum): "at most \(maximum) \(what)"
    case .binaryLog: "the events as XML or text"
    }
  }

  /// What to do about it.
  package var remedy: String {
    switch self {
    case .unreadable: "check the name and the permissions of the file"
    case .malformedXML:
      "export the log again (wevtutil qe System /f:xml) or cut the file behind the last whole </Event>"
    case .documentType: "remove the declaration, if you know where the file comes from"
    case .tooMuch: "export only the events of source Win32k, or only the listing"
    case .binaryLog: "export it on Windows: wevtutil qe FILE /lf:true /f:xml > events.xml"
    }
  }
}

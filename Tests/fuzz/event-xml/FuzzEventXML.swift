import Evidence
import FuzzPieces
import LibXML

/// The events in `source` up to its end or to an error.
private func events(_ source: LibXML.ByteSource) -> (records: [EventRecord], error: EvidenceError?) {
  let reader = EventXMLReader(source, path: "fuzz")
  var records: [EventRecord] = []
  do {
    while let record = try reader.next() { records.append(record) }
    return (records, nil)
  } catch { return (records, error) }
}

/// What libFuzzer calls with every input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzEventXML(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let (records, error) = events(.bytes(bytes))
  for record in records {
    precondition(record.line >= 1 && (0...0xFFFF).contains(record.eventID), "an event has no place or no number")
    precondition(record.data.count <= EventXMLReader.maximumData, "an event has too many strings")
  }
  precondition(error?.line ?? 1 >= 1, "an error stands outside of the file")
  let pieces = events(.pieces(bytes, step: 1 + count % 7))
  // Where the parser stops it may have told more or less before, as its blocks were cut.
  if error == nil, pieces.error == nil { precondition(pieces.records == records, "the pieces change the events") }
  precondition((pieces.error == nil) == (error == nil), "the pieces decide whether it is read")
  return 0
}

import Evidence
import FuzzPieces
import LibXML

/// The events in `source`, and how many lines there are; nil where the bytes cannot be read.
private func events(_ source: LibXML.ByteSource) -> (records: [EventRecord], lines: Int)? {
  let lines = LineReader(source, path: "fuzz")
  var reader = EventTextReader()
  var records: [EventRecord] = []
  var count = 0
  do {
    while let line = try lines.next() {
      count += 1
      records += reader.feed(line)
    }
  } catch { return nil }
  return (records + reader.finish(), count)
}

/// What libFuzzer calls with every input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzEventText(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  guard let (records, lines) = events(.bytes(bytes)) else { preconditionFailure("bytes in memory cannot be read") }
  precondition(events(.pieces(bytes, step: 1 + count % 7))?.records == records, "the pieces change the events")
  for record in records {
    precondition((1...lines).contains(record.line), "an event stands outside of the file")
    precondition((0...0xFFFF).contains(record.eventID), "an event's number has more than 16 bits")
    precondition(record.sessionID ?? 0 >= 0 && record.processID ?? 0 >= 0, "a negative number")
    precondition(record.processName?.isEmpty != true, "a process has an empty name")
  }
  return 0
}

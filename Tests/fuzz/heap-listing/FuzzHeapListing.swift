import Evidence
import FuzzPieces
import LibXML

/// The listing in `source`; nil where there is none, or where a limit stopped the reader.
private func listing(_ source: LibXML.ByteSource) -> (found: HeapListing?, lines: Int) {
  let lines = LineReader(source, path: "fuzz")
  var reader = HeapListingReader(path: "fuzz")
  var count = 0
  do {
    while let line = try lines.next() {
      count += 1
      precondition(line.number == count, "the lines are not counted one by one")
      try reader.feed(line)
    }
  } catch { return (nil, count) }
  return (reader.finish(), count)
}

/// What libFuzzer calls with every input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzHeapListing(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let (found, lines) = listing(.bytes(bytes))
  precondition(listing(.pieces(bytes, step: 1 + count % 7)).found == found, "the pieces change the listing")
  guard let found else { return 0 }
  precondition((1...max(1, lines)).contains(found.line), "the listing begins outside of the file")
  for row in found.rows {
    precondition((1...lines).contains(row.line), "a row stands outside of the file")
    precondition(row.kilobytes >= 0 && row.usedRate >= 0, "a heap has a negative size")
    precondition(!row.windowStation.isEmpty && !row.desktop.isEmpty, "a desktop has no name")
  }
  precondition(found.problems.allSatisfy { (1...lines).contains($0.line) }, "a problem stands outside of the file")
  precondition(found.isMeasurement == !found.rows.isEmpty, "a measurement without rows")
  return 0
}

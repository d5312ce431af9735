import Evidence
import FuzzPieces
import LibXML

private func observations(_ name: String, _ source: LibXML.ByteSource) -> Observations? {
  try? Observations.read(name: name, source)
}

/// What libFuzzer calls with every input. A NUL parts the files of one case.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzDiagnosis(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let parts = bytes.split(separator: 0, maxSplits: 3, omittingEmptySubsequences: false).map { Array($0) }
  var files: [Observations] = []
  for (number, part) in parts.enumerated() {
    guard let file = observations("f\(number)", .bytes(part)) else { continue }
    let again = observations("f\(number)", .pieces(part, step: 1 + count % 7))
    precondition(again?.items == file.items && again?.counts == file.counts, "the pieces change what is seen")
    precondition(file.items.allSatisfy { $0.line >= 1 }, "a sign stands outside of the file")
    precondition(file.items.count <= file.counts.values.reduce(0, +), "more is kept than was counted")
    files.append(file)
  }
  let diagnoses = Diagnosis.of(files)
  precondition(Set(diagnoses.map(\.path)) == Set(files.map(\.path)), "a file has no diagnosis")
  for diagnosis in diagnoses {
    precondition(
      diagnosis.untold >= 0 && diagnosis.evidence.count <= Diagnosis.maximumEvidence, "evidence is miscounted")
    precondition(!diagnosis.next.isEmpty, "nothing to do next")
    // Technical Note 2279: no single kind of evidence is enough.
    precondition(diagnosis.confidence == .possible || diagnosis.kinds.count > 1, "one kind of evidence is too sure")
  }
  return 0
}

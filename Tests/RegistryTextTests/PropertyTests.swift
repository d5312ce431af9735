import RegistryText
import Testing

/// What holds of every export, shown on thousands made up from seeds and damaged at random.
struct PropertyTests {
  /// A seed for each file, so that a failure names it.
  private static func seeds(_ group: Int, _ count: Int) -> Range<UInt64> {
    let start = UInt64(group) * 100_000
    return start..<start + UInt64(count)
  }

  @Test("The streaming reader finds what the reference reader finds", arguments: 0..<8)
  func equalsReference(group: Int) throws {
    for seed in Self.seeds(group, 250) {
      for mutations in [0, Int(seed % 7) + 1] {
        let export = GeneratedExport(seed: seed, mutations: mutations)
        let interest = [Interest.none, .mapped, .lent, .mapped, .lent][Int(seed % 5)]
        let reading = try Recorder.read(export.bytes, export.choice, interest: interest).reading
        let reference = ReferenceReader.read(export.bytes, export.choice, interest: interest)
        let difference = reading.difference(to: reference)
        #expect(difference == nil, "seed \(seed), mutations \(mutations)")
      }
    }
  }

  @Test("The pieces in which the bytes come change nothing", arguments: [1, 2, 3, 7, 64, 4096])
  func equalsInPieces(step: Int) throws {
    for seed in Self.seeds(20 + step, 150) {
      let export = GeneratedExport(seed: seed, mutations: Int(seed % 4))
      let whole = try Recorder.read(export.bytes, export.choice)
      let pieces = try Recorder.read(export.bytes, export.choice, step: step)
      #expect(pieces.reading.difference(to: whole.reading) == nil, "seed \(seed)")
      #expect(pieces.values == whole.values, "seed \(seed)")
      #expect(pieces.problems == whole.problems, "seed \(seed)")
    }
  }

  @Test("Nothing traps, and the statements print back to the same bytes", arguments: 0..<10)
  func roundTrips(group: Int) throws {
    for seed in Self.seeds(200 + group, 1000) {
      let export = GeneratedExport(seed: seed, mutations: Int(seed % 6))
      let recorder = try Recorder.read(export.bytes, export.choice, interest: seed % 2 == 0 ? .none : .mapped)
      let printed = recorder.reading.statements.flatMap { export.bytes[$0.bytes] }
      let isSame = printed == export.bytes
      #expect(isSame, "seed \(seed)")
    }
  }

  @Test("What is asked for changes neither statements nor problems")
  func interestChangesNothing() throws {
    for seed in Self.seeds(300, 300) {
      let export = GeneratedExport(seed: seed, mutations: Int(seed % 3))
      let recorders = try [Interest.none, .data, .mapped, .lent].map {
        try Recorder.read(export.bytes, export.choice, interest: $0)
      }
      let readings = recorders.map(\.reading)
      for other in readings.dropFirst() {
        #expect(other.statements == readings[0].statements, "seed \(seed)")
        #expect(other.problems == readings[0].problems, "seed \(seed)")
      }
      #expect(readings[1].values == readings[2].values, "seed \(seed)")
      #expect(readings[3].values == readings[1].values, "seed \(seed)")
      #expect(readings[3].keys == readings[1].keys, "seed \(seed)")
      #expect(recorders[3].problems == recorders[1].problems, "seed \(seed)")
    }
  }

  @Test("Every problem and every value stands inside the file, and ends behind its start")
  func placesAreInside() throws {
    for seed in Self.seeds(400, 300) {
      let export = GeneratedExport(seed: seed, mutations: Int(seed % 5))
      let recorder = try Recorder.read(export.bytes, export.choice)
      let ranges =
        recorder.problems.map(\.range) + recorder.values.flatMap { [$0.nameRange, $0.dataRange] }
        + recorder.values.flatMap { $0.text.map { Array($0.places) } ?? [] } + recorder.keys.map(\.range)
      for range in ranges {
        #expect(range.bytes.upperBound <= export.bytes.count, "seed \(seed)")
        #expect(range.start <= range.end, "seed \(seed)")
      }
    }
  }
}

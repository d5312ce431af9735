import RegistryText
import Testing

/// Bytes, lines and columns of every place name the same text, found a second time by counting through the whole file.
struct PlacePropertyTests {
  private static let seeds = UInt64(800_000)..<800_400

  private static func export(_ seed: UInt64) -> GeneratedExport {
    GeneratedExport(seed: seed, mutations: Int(seed % 4))
  }

  /// The lines of a file, and the position of every byte at which a character begins or a line ends.
  private struct Counted {
    var lines: [[UInt16]] = []
    var positions: [Int: SourcePosition] = [0: SourcePosition(line: 1, column: 1)]

    init(_ text: ReferenceText, size: Int) {
      var end = 0
      for (index, line) in text.lines.enumerated() {
        var column = 1
        for glyph in line.text {
          positions[glyph.bytes.lowerBound] = SourcePosition(line: index + 1, column: column)
          column += glyph.shown.count
          end = glyph.bytes.upperBound
        }
        if line.text.isEmpty { end = max(end, line.bytes.lowerBound) }
        positions[end] = SourcePosition(line: index + 1, column: column)
        if !line.ending.isEmpty {
          end = line.bytes.upperBound
          positions[end] = SourcePosition(line: index + 2, column: 1)
        }
        lines.append(line.text.flatMap(\.shown))
      }
      // A text in which a NUL stands ends there.
      if text.nul != nil { positions = positions.filter { $0.key <= end } }
    }

    func isRight(_ range: SourceRange) -> Bool {
      (positions[range.bytes.lowerBound] ?? range.start) == range.start
        && (positions[range.bytes.upperBound] ?? range.end) == range.end
    }

    func isRight(_ excerpt: SourceLine) -> Bool {
      guard excerpt.number <= lines.count else { return excerpt.units.isEmpty }
      let line = lines[excerpt.number - 1]
      let first = excerpt.firstColumn - 1
      return first <= line.count && line[first...].starts(with: excerpt.units)
    }
  }

  @Test("A list that a NUL cuts off ends at the NUL", arguments: ["", "\n", "x\r\n01\r\n"])
  func aCutListEndsAtTheNUL(_ rest: String) throws {
    let before = "REGEDIT4\n\n[HKEY_CURRENT_USER\\x]\n\"b\"=hex:\\"
    let recorder = try Recorder.read(Array("\(before)\u{0}\u{0}\(rest)".utf8), .automatic)
    let value = try #require(recorder.values.first)
    #expect(value.dataRange.end == SourcePosition(line: 4, column: 10))
    #expect(value.dataRange.bytes.upperBound == before.utf8.count)
  }

  @Test("Every place is the same in bytes and in columns, and excerpts show the lines as they are")
  func placesAgree() throws {
    for seed in Self.seeds {
      let export = Self.export(seed)
      let text = ReferenceText(export.bytes, export.choice)
      if text.isDamaged || text.nul != nil { continue }
      let counted = Counted(text, size: export.bytes.count)
      let recorder = try Recorder.read(export.bytes, export.choice)
      var ranges = recorder.problems.map(\.range) + recorder.keys.map(\.range) + recorder.directives.map(\.range)
      ranges += recorder.values.flatMap { [$0.nameRange, $0.dataRange] + ($0.text.map { Array($0.places) } ?? []) }
      for range in ranges where !counted.isRight(range) { Issue.record("seed \(seed): \(range)") }
      let excerpts =
        recorder.problems.flatMap(\.excerpt) + recorder.keys.flatMap(\.excerpt) + recorder.values.flatMap(\.lines)
      for excerpt in excerpts where !counted.isRight(excerpt) { Issue.record("seed \(seed): \(excerpt)") }
    }
  }

  @Test("A value takes the bytes of its statement, and the earlier one of its name those of another")
  func valuesAreStatements() throws {
    for seed in Self.seeds {
      let export = Self.export(seed)
      let recorder = try Recorder.read(export.bytes, export.choice)
      let statements = recorder.reading.statements
      for value in recorder.values {
        let kind: Statement.Kind = value.form == .deletion ? .valueDeletion : .value
        let isThere = statements.contains { $0.bytes == value.bytes && $0.line == value.line && $0.kind == kind }
        #expect(isThere, "seed \(seed), line \(value.line)")
      }
      for earlier in recorder.problems.compactMap(\.earlier) {
        let isThere = statements.contains { $0.bytes == earlier.bytes && $0.line == earlier.line }
        #expect(isThere, "seed \(seed), line \(earlier.line)")
      }
    }
  }

  @Test("Whoever wants no statements, or few values, is told the same of the rest")
  func wantingLessChangesNothing() throws {
    for seed in Self.seeds {
      let export = Self.export(seed)
      let whole = try Recorder.read(export.bytes, export.choice)
      let without = try Recorder.read(export.bytes, export.choice, into: Recorder(.mapped, wantsStatements: false))
      #expect(without.keys == whole.keys, "seed \(seed)")
      #expect(without.values == whole.values, "seed \(seed)")
      #expect(without.problems == whole.problems, "seed \(seed)")
      #expect(without.directives == whole.directives, "seed \(seed)")
      #expect(without.facts?.lines == whole.facts?.lines, "seed \(seed)")
      let names: Set = ["a", "", "x\\y"]
      let some = try Recorder.read(export.bytes, export.choice, into: Recorder(.mapped, names: names))
      #expect(some.values == whole.values.filter { names.contains($0.name) }, "seed \(seed)")
      #expect(some.problems.map(\.kind) == whole.problems.map(\.kind), "seed \(seed)")
      #expect(some.problems.map(\.range) == whole.problems.map(\.range), "seed \(seed)")
      #expect(some.reading.statements == whole.reading.statements, "seed \(seed)")
    }
  }
}

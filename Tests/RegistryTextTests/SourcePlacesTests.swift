import RegistryText
import Testing

struct SourcePlacesTests {
  private static func place(_ offset: Int, _ length: Int, line: Int, column: Int) -> SourceRange {
    SourceRange(
      bytes: offset..<offset + length, start: SourcePosition(line: line, column: column),
      end: SourcePosition(line: line, column: column + length))
  }

  @Test(
    "Places come back as they were given, whatever runs they make",
    arguments: [
      [],
      [place(0, 2, line: 1, column: 1)],
      (0..<20).map { place($0 * 3, 2, line: 1, column: 1 + $0 * 3) },
      (0..<20).map { place($0 * 3 + $0 / 7, 2, line: 1 + $0 / 7, column: 1 + $0 % 7 * 3) },
      (0..<20).map { place($0 * $0, $0, line: 2, column: 1 + $0 * $0) },
      [place(4, 1, line: 1, column: 5), place(4, 1, line: 1, column: 5), place(5, 1, line: 1, column: 6)],
    ])
  func kept(_ places: [SourceRange]) {
    let kept = SourcePlaces(places)
    #expect(kept.count == places.count)
    #expect(Array(kept) == places)
  }

  @Test("Places are the same however they came")
  func equality() {
    let places = (0..<9).map { Self.place($0 * 3, 2, line: 1, column: 1 + $0 * 3) }
    #expect(SourcePlaces(places) == SourcePlaces(places))
    #expect(SourcePlaces(places) != SourcePlaces(places.dropLast()))
    #expect(SourcePlaces(places) != SourcePlaces(places.dropFirst()))
  }
}

import RegistryText
import Testing

struct SourcePlacesTests {
  private static func place(_ offset: Int, _ length: Int, line: Int, column: Int) -> SourceRange {
    SourceRange(
      bytes: offset..<offset + length, start: SourcePosition(line: line, column: column),
      end: SourcePosition(line: line, column: column + length))
  }

  private static let none: [SourceRange] = []
  private static let one = [place(0, 2, line: 1, column: 1)]
  private static let even: [SourceRange] = (0..<20).map { place($0 * 3, 2, line: 1, column: 1 + $0 * 3) }
  private static let overLines: [SourceRange] = (0..<20).map { index in
    let (line, column) = (1 + index / 7, 1 + index % 7 * 3)
    return place(index * 3 + line, 2, line: line, column: column)
  }
  private static let uneven: [SourceRange] = (0..<20).map { place($0 * $0, $0, line: 2, column: 1 + $0 * $0) }
  private static let twice = [
    place(4, 1, line: 1, column: 5), place(4, 1, line: 1, column: 5), place(5, 1, line: 1, column: 6),
  ]

  @Test(
    "Places come back as they were given, whatever runs they make",
    arguments: [none, one, even, overLines, uneven, twice])
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

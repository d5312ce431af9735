import Reports
import Testing

struct ReportTimeTests {
  @Test(
    arguments: [
      (0, "1970-01-01T00:00:00Z"), (951_782_400, "2000-02-29T00:00:00Z"), (1_700_000_000, "2023-11-14T22:13:20Z"),
      (253_402_300_799, "9999-12-31T23:59:59Z"), (-5, "1970-01-01T00:00:00Z"),
    ] as [(Int64, String)])
  func tellsTheTime(seconds: Int64, expected: String) {
    #expect(ReportTime(seconds: seconds).iso == expected)
  }
}

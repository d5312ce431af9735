import LibYAML
import Testing

@Suite struct CalendarDayTests {
  @Test(arguments: ["2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"])
  func isADay(text: String) { #expect(CalendarDay(text) != nil) }

  @Test(
    arguments: [
      "2023-02-29", "1900-02-29", "2024-13-01", "2024-00-10", "2024-04-31", "2024-1-01", "24-01-01", "2024-01-01 ", "",
      "2024/01/01", "+024-01-01", "0000-01-01", "2024-01-01-01", "٢٠٢٤-01-01",
    ])
  func isNone(text: String) { #expect(CalendarDay(text) == nil) }

  @Test(
    arguments: [
      (0, "1970-01-01"), (86_399, "1970-01-01"), (86_400, "1970-01-02"), (951_782_400, "2000-02-29"),
      (1_735_689_599, "2024-12-31"), (1_735_689_600, "2025-01-01"), (253_402_300_799, "9999-12-31"),
    ])
  func isTheDayOfATime(seconds: Int64, day: String) {
    #expect(CalendarDay(secondsSince1970: seconds) == CalendarDay(day))
  }

  @Test func daysAreInOrder() throws {
    let days = try ["2023-12-31", "2024-01-01", "2024-01-31", "2024-02-01"].map { try #require(CalendarDay($0)) }
    #expect(days == days.sorted() && days[0] < days[1])
  }

  @Test(arguments: [Int64.min, -1, .max]) func noTimeTraps(seconds: Int64) {
    _ = CalendarDay(secondsSince1970: seconds)
  }
}

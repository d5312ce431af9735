import DesktopHeap
import Testing

@Suite struct HandleQuotaTests {
  @Test(
    arguments: [
      (.user, nil, 200...18000), (.user, .windows2000, 200...18000), (.gdi, nil, 256...65536),
      (.gdi, .windows10, 256...65536), (.gdi, .windows2000, 256...16384),
    ] as [(HandleQuota, Release?, ClosedRange<Int>)])
  func theRangeIsThePrintedOne(_ quota: HandleQuota, _ release: Release?, _ range: ClosedRange<Int>) {
    #expect(quota.range(on: release) == range)
    #expect(quota.source.mark == .documented)
  }
}

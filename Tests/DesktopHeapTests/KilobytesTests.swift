import DesktopHeap
import Testing

@Suite struct KilobytesTests {
  private let most = Kilobytes(.max)
  private let least = Kilobytes(.min)

  @Test func arithmeticSaturates() {
    #expect(most + 1 == most)
    #expect(least + -1 == least)
    #expect(most - -1 == most)
    #expect(least - 1 == least)
    #expect(most * 2 == most)
    #expect(most * -2 == least)
    #expect(least * -1 == most)
    #expect(Kilobytes.megabytes(.max) == most)
  }

  @Test func ordinaryArithmeticIsExact() {
    #expect(Kilobytes.megabytes(48) == 49152)
    #expect(Kilobytes(512) * 3 - 512 + 1 == 1025)
    #expect(Kilobytes(512) < 513)
    #expect(Kilobytes(20480).description == "20480 KB")
  }

  @Test func wholeHeapsAreCounted() {
    #expect(Kilobytes(1535).holds(512) == 2)
    #expect(Kilobytes(-1).holds(512) == 0)
    #expect(Kilobytes(0).holds(1) == 0)
    #expect(Kilobytes(1).holds(1) == 1)
    #expect(Kilobytes(1024).holds(0) == nil)
    #expect(Kilobytes(1024).holds(-512) == nil)
  }

  @Test func multiplesNeedAStep() {
    #expect(Kilobytes(1024).isMultiple(of: 512))
    #expect(!Kilobytes(1000).isMultiple(of: 512))
    #expect(Kilobytes(7).isMultiple(of: 1))
    #expect(!Kilobytes(7).isMultiple(of: -7))
    #expect(!Kilobytes(0).isMultiple(of: 0))
  }
}

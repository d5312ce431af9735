import SubSystems
import Testing

@Suite struct ClassicNumberTests {
  private func read(_ text: String) -> (ClassicNumber, [UInt16]) {
    let units = Array(text.utf16)
    return (ClassicNumber(in: units, field: 0..<units.count), units)
  }

  @Test(
    arguments: [
      ("512", 512, "512"), (" \t7", 7, "7"), ("+8", 8, "+8"), ("0x5000", 0x5000, "0x5000"), ("0xfFg", 255, "0xfF"),
      ("0o17", 15, "0o17"), ("0b102", 2, "0b10"), ("010", 10, "010"), ("0X10", 0, "0"), ("20480KB", 20480, "20480"),
      ("20H0", 20, "20"), ("4294967295", 4_294_967_295, "4294967295"), ("-0", 0, "-0"),
    ] as [(String, Int, String)])
  func aNumberStopsAtTheFirstNonDigit(_ text: String, _ value: Int, _ taken: String) {
    let (number, units) = read(text)
    #expect(number.value == value)
    #expect(String(decoding: units[number.taken], as: UTF16.self) == taken)
  }

  @Test(
    arguments: [("-1", 4_294_967_295), ("-4294967295", 1), ("4294967296", 0), ("99999999999999999999", 1_661_992_959)]
      as [(String, UInt32)])
  func whatLeavesThirtyTwoBitsWraps(_ text: String, _ bits: UInt32) {
    let (number, _) = read(text)
    #expect(number.wraps)
    #expect(number.value == nil)
    #expect(number.bits == bits)
  }

  @Test(arguments: ["", " ", "x", "-", "+ 1", "0x", "0xg", "\u{FF11}"]) func withoutDigitsItIsZero(_ text: String) {
    let (number, _) = read(text)
    #expect(number.bits == 0)
    #expect(!number.hasDigits)
    #expect(number.value == nil)
  }

  @Test func aRangeBeyondTheUnitsIsClamped() {
    #expect(ClassicNumber(in: [0x31], field: 0..<9).value == 1)
  }
}

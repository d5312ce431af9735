import SafeFiles
import Testing

@Suite struct ContentDigestTests {
  // The first three are in the algorithm's specification or its reference tests; the long ones cover every tail length class.
  @Test(
    arguments: [
      ("", 0xEF46_DB37_51D8_E999), ("a", 0xD24E_C4F1_A98C_6E5B), ("abc", 0x44BC_2CF5_AD77_0999),
      ("Nobody inspects the spammish repetition", 0xFBCE_A83C_8A37_8BF1),
    ] as [(String, UInt64)])
  func `the digest has the published values`(_ text: String, _ expected: UInt64) {
    var digest = ContentDigest()
    digest.absorb(Array(text.utf8)[...])
    #expect(digest.value == expected)
  }

  @Test(arguments: [1, 7, 31, 32, 33, 160, 999]) func `blocks give the same digest as the whole`(_ size: Int) {
    let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 * 7) }
    var whole = ContentDigest()
    whole.absorb(bytes[...])
    var parts = ContentDigest()
    for start in stride(from: 0, to: bytes.count, by: size) {
      parts.absorb(bytes[start..<min(bytes.count, start + size)])
    }
    #expect(parts.value == whole.value)
  }
}

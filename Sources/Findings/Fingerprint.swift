/// A number that is the same for the same finding wherever in the file it stands.
package enum Fingerprint {
  /// Gives every finding of one file its fingerprint: made of the rule, the key with its control set left out, the value
  /// and the offending text, with an occurrence number for those that are alike.
  package static func assign(_ findings: inout [Finding]) {
    let hashes = findings.map(hash)
    var occurrences: [UInt64: Int] = [:]
    for index in findings.indices {
      var occurrence = 1
      if hashes.count > 1 {
        occurrence += occurrences[hashes[index].state, default: 0]
        occurrences[hashes[index].state] = occurrence
      }
      findings[index].fingerprint = "\(hashes[index].digits):\(occurrence)"
    }
  }

  private static func hash(_ finding: Finding) -> FNVHash {
    var hash = FNVHash()
    hash.add(finding.rule.id.utf8)
    hash.add(0)
    hash.addPath(finding.key ?? "")
    hash.add(0)
    hash.add((finding.value?.lowercased() ?? "\u{1}").utf8)
    hash.add(0)
    hash.add(finding.offendingText.utf8)
    return hash
  }

  /// The 64-bit FNV-1a hash of `text` in 16 hex digits.
  package static func digits(of text: String) -> String {
    var hash = FNVHash()
    hash.add(text.utf8)
    return hash.digits
  }
}

/// The 64-bit FNV-1a hash.
private struct FNVHash {
  private(set) var state: UInt64 = 0xCBF2_9CE4_8422_2325

  /// In 16 hex digits.
  var digits: String {
    let digits = String(state, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }

  mutating func add(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }

  mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { add(byte) }
  }

  /// A key's path in small letters, with `ControlSet001`, `CurrentControlSet` and the like made one name.
  mutating func addPath(_ key: String) {
    let backslash = UInt8(ascii: "\\")
    var rest = Array(key.lowercased().utf8)[...]
    while true {
      let end = rest.firstIndex(of: backslash) ?? rest.endIndex
      if Self.isControlSet(rest[..<end]) { add(UInt8(ascii: "*")) } else { add(rest[..<end]) }
      if end == rest.endIndex { return }
      add(backslash)
      rest = rest[(end + 1)...]
    }
  }

  private static func isControlSet(_ part: ArraySlice<UInt8>) -> Bool {
    switch part.count {
    case 13: part.starts(with: "controlset".utf8) && part.dropFirst(10).allSatisfy { (0x30...0x39).contains($0) }
    case 17: part.elementsEqual("currentcontrolset".utf8)
    default: false
    }
  }
}

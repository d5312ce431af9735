/// A number that is the same for the same finding wherever in the file it stands.
package enum Fingerprint {
  /// Gives every finding of one file its fingerprint: made of the rule, the key with its control set left out, the value
  /// and the offending text, with an occurrence number for those that are alike.
  package static func assign(_ findings: inout [Finding]) {
    var occurrences: [String: Int] = [:]
    for index in findings.indices {
      let base = hash(findings[index])
      let occurrence = occurrences[base, default: 0] + 1
      occurrences[base] = occurrence
      findings[index].fingerprint = "\(base):\(occurrence)"
    }
  }

  private static func hash(_ finding: Finding) -> String {
    let key = finding.key.map(withoutControlSet) ?? ""
    let parts = [finding.rule.id, key.lowercased(), finding.value?.lowercased() ?? "\u{1}", finding.offendingText]
    return digits(of: parts.joined(separator: "\u{0}"))
  }

  /// The 64-bit FNV-1a hash of `text` in 16 hex digits.
  package static func digits(of text: String) -> String {
    var state: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let digits = String(state, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// The path with `ControlSet001`, `CurrentControlSet` and the like made one name.
  package static func withoutControlSet(_ key: String) -> String {
    key.split(separator: "\\", omittingEmptySubsequences: false).map { part in
      let lowered = part.lowercased()
      let isNumbered =
        lowered.hasPrefix("controlset") && lowered.count == 13 && lowered.dropFirst(10).allSatisfy(\.isNumber)
      return isNumbered || lowered == "currentcontrolset" ? "*" : String(part)
    }.joined(separator: "\\")
  }
}

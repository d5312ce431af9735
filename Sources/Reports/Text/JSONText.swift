#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// JSON documents as text.
package enum JSONText {
  /// `value` as a document with its members in the order of their names, so that a run can be repeated to the byte.
  package static func pretty(_ value: some Encodable) throws -> String {
    try encode(value, [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
  }

  /// `value` on one line.
  package static func line(_ value: some Encodable) throws -> String {
    try encode(value, [.sortedKeys, .withoutEscapingSlashes])
  }

  /// `value` on one line, as a part of a report that is written piece by piece.
  static func part(_ value: some Encodable) throws(ReportFailure) -> String {
    do { return try line(value) } catch { throw ReportFailure("it could not be written as JSON: \(error)") }
  }

  /// `value` over several lines, as a part of a report that is written piece by piece.
  static func prettyPart(_ value: some Encodable) throws(ReportFailure) -> String {
    do { return try pretty(value) } catch { throw ReportFailure("it could not be written as JSON: \(error)") }
  }

  private static func encode(_ value: some Encodable, _ format: JSONEncoder.OutputFormatting) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = format
    return shielded(String(decoding: try encoder.encode(value), as: UTF8.self))
  }

  /// `json` with what must not reach a terminal or a runner's log as it is (bidirectional controls and their like, and the
  /// `##[` that some runners obey) written as escapes, which mean the same. All of it can stand in strings only.
  private static func shielded(_ json: String) -> String {
    if json.utf8.allSatisfy({ $0 < 0x7F && $0 != 0x23 }) { return json }
    var result = ""
    var hashes = 0
    for scalar in json.unicodeScalars {
      let isCommand = hashes >= 2 && scalar == "["
      hashes = scalar == "#" ? hashes + 1 : 0
      // Below 20 there are only the line ends between members: the encoder has escaped those in strings.
      if isCommand || (scalar.value >= 0x7F && VisibleText.isHidden(scalar)) {
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

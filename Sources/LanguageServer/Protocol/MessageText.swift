#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Messages as JSON.
enum MessageText {
  /// Reads `Value` from JSON. Editors hold text that is no Unicode (half surrogate pairs, bytes that are no UTF-8) and
  /// pass it on as it is: there U+FFFD is put, so that a document is never out of step for it.
  static func decode<Value: Decodable>(_: Value.Type, from bytes: [UInt8]) throws(ProtocolFault) -> Value {
    do { return try JSONDecoder().decode(Value.self, from: Data(bytes)) } catch {
      guard let mended = mended(bytes) else { throw .notAMessage(reason: reason(error)) }
      do { return try JSONDecoder().decode(Value.self, from: Data(mended)) } catch {
        throw .notAMessage(reason: reason(error))
      }
    }
  }

  /// `value` as JSON with its members in the order of their names, so that a session can be repeated to the byte.
  static func encode(_ value: some Encodable) throws(ProtocolFault) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do { return Array(try encoder.encode(value)) } catch { throw .invalidRequest(reason: reason(error)) }
  }

  private static func reason(_ error: any Error) -> String {
    switch error as? DecodingError {
    case .keyNotFound(let key, _): "the member \(key.stringValue) is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      "\(context.codingPath.map(\.stringValue).joined(separator: ".")) is of another type than expected"
    default: "it is no valid JSON"
    }
  }

  /// The same JSON with what is no Unicode replaced; nil where all of it is.
  private static func mended(_ bytes: [UInt8]) -> [UInt8]? {
    let isUTF8 = String(validating: bytes, as: UTF8.self) != nil
    var result = isUTF8 ? bytes : Array(String(decoding: bytes, as: UTF8.self).utf8)
    let hasMended = mendSurrogates(&result)
    return hasMended || !isUTF8 ? result : nil
  }

  /// Writes `\uFFFD` over each escape of half a surrogate pair.
  private static func mendSurrogates(_ bytes: inout [UInt8]) -> Bool {
    var hasMended = false
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "\\") else {
        index += 1
        continue
      }
      guard let unit = escapedUnit(bytes, at: index), unit & 0xF800 == 0xD800 else {
        index += 2
        continue
      }
      let next = escapedUnit(bytes, at: index + 6)
      if unit & 0xFC00 == 0xD800, let next, next & 0xFC00 == 0xDC00 {
        index += 12
      } else {
        bytes.replaceSubrange(index + 2..<index + 6, with: Array("FFFD".utf8))
        hasMended = true
        index += 6
      }
    }
    return hasMended
  }

  /// The unit of an escape `\u` with four digits that begins at `index`.
  private static func escapedUnit(_ bytes: [UInt8], at index: Int) -> UInt16? {
    guard index + 6 <= bytes.count, bytes[index] == UInt8(ascii: "\\"), bytes[index + 1] == UInt8(ascii: "u") else {
      return nil
    }
    return UInt16(String(decoding: bytes[index + 2..<index + 6], as: UTF8.self), radix: 16)
  }
}

package import RegistryText

/// What `reg query` prints: a line with the key, then lines of four blanks, a name, a type and the data.
package enum QueryText {
  /// Whether `head`, the first part of a text, looks like the output of `reg query`: behind empty lines stands a root
  /// key, or a value with its type.
  package static func isLikely(_ head: String) -> Bool {
    guard let line = head.split(whereSeparator: \.isNewline).first(where: { !$0.allSatisfy(\.isWhitespace) }) else {
      return false
    }
    return line.hasPrefix("HKEY_") || value(in: line) != nil
  }

  /// The export that the text stands for. Lines that are neither key nor value are passed over, as `reg query` prints
  /// counts and messages of its own.
  package static func export(_ text: String, facts: FileFacts) -> Export {
    var keys: [Export.Key] = []
    var isKeyOfInterest = false
    var hasKey = false
    var (offset, start) = (0, text.startIndex)
    for (index, line) in lines(of: text).enumerated() {
      // A line end may have two bytes.
      offset += text.utf8.distance(from: start, to: line.startIndex)
      start = line.startIndex
      if line.hasPrefix("HKEY_") {
        hasKey = true
        let path = trimmed(line)
        isKeyOfInterest = append(path, line: index + 1, offset: offset, text: line, to: &keys)
      } else if let found = value(in: line) {
        if !hasKey, found.name.lowercased() == "windows" {
          isKeyOfInterest = append(assumedKey, line: index + 1, offset: offset, text: line, to: &keys)
          hasKey = true
        }
        guard isKeyOfInterest else { continue }
        keys[keys.count - 1].values.append(registryValue(found, line: index + 1, offset: offset, text: line))
      }
    }
    return Export(
      origin: .query, facts: facts, keys: keys, deletions: [], problems: [], untoldProblems: [:])
  }

  /// The key of a pasted `Windows` line that no key stands above.
  private static let assumedKey =
    "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\SubSystems"

  private static let types: [String: UInt32] = [
    "REG_NONE": 0, "REG_SZ": 1, "REG_EXPAND_SZ": 2, "REG_BINARY": 3, "REG_DWORD": 4, "REG_MULTI_SZ": 7, "REG_QWORD": 11,
  ]

  private struct Found {
    var name: String
    var type: UInt32
    var data: Substring
  }

  private static func lines(of text: String) -> [Substring] {
    text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
  }

  private static func trimmed(_ line: Substring) -> String {
    var line = line
    while line.last?.isWhitespace == true { line.removeLast() }
    return String(line)
  }

  /// A value: blanks, name, blanks, type, blanks, data; the name may hold blanks, the type is the first `REG_` word.
  /// Scalar by scalar, as data may begin with an accent, which joins with a blank to one character.
  private static func value(in line: Substring) -> Found? {
    let line = line.unicodeScalars
    guard let first = line.first, isBlank(first) else { return nil }
    var from = line.startIndex
    while let at = line[from...].firstRange(of: "REG_".unicodeScalars)?.lowerBound {
      let before = line[..<at]
      let word = line[at...].prefix { !isBlank($0) }
      if before.last == "\t" || before.suffix(2).elementsEqual("  ".unicodeScalars), let type = types[String(word)] {
        let rest = line[word.endIndex...]
        let width = rest.starts(with: "    ".unicodeScalars) ? 4 : 1
        return Found(
          name: trimmed(Substring(before.drop(while: isBlank))), type: type, data: Substring(rest.dropFirst(width)))
      }
      from = line.index(after: at)
    }
    return nil
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" }

  private static func append(
    _ path: String, line: Int, offset: Int, text: Substring, to keys: inout [Export.Key]
  ) -> Bool {
    guard let role = KeyRole(path: path) else { return false }
    let range = wholeLine(text, line: line, offset: offset)
    let heading = RegistryKey(
      path: path, range: range, excerpt: [SourceLine(number: line, text: String(text))], isDeletion: false,
      isImported: true)
    keys.append(Export.Key(heading: heading, role: role, controlSet: ControlSet(path: path)))
    return true
  }

  private static func wholeLine(_ text: Substring, line: Int, offset: Int) -> SourceRange {
    SourceRange(
      bytes: offset..<offset + text.utf8.count, start: SourcePosition(line: line, column: 1),
      end: SourcePosition(line: line, column: text.utf16.count + 1))
  }

  private static func registryValue(_ found: Found, line: Int, offset: Int, text: Substring) -> RegistryValue {
    let column = text[..<found.data.startIndex].utf16.count + 1
    var byte = offset + text[..<found.data.startIndex].utf8.count
    var units: [UInt16] = []
    var places: [SourceRange] = []
    for scalar in found.data.unicodeScalars {
      let here = column + units.count
      let width = String(scalar).utf16.count
      let place = SourceRange(
        bytes: byte..<byte + String(scalar).utf8.count, start: SourcePosition(line: line, column: here),
        end: SourcePosition(line: line, column: here + width))
      units += Array(String(scalar).utf16)
      places += repeatElement(place, count: width)
      byte += String(scalar).utf8.count
    }
    let range = wholeLine(text, line: line, offset: offset)
    return RegistryValue(
      name: found.name, nameRange: range, form: .string, type: found.type, data: data(found, units),
      dataRange: range, bytes: range.bytes, line: line, text: MappedText(units: units, places: SourcePlaces(places)),
      lines: [SourceLine(number: line, text: String(text))], addedBytes: 0)
  }

  private static func data(_ found: Found, _ units: [UInt16]) -> [UInt8] {
    if found.type == 4, found.data.hasPrefix("0x"), let number = UInt32(found.data.dropFirst(2), radix: 16) {
      return (0..<4).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
    }
    return UTF16Bytes.littleEndian(units + [0])
  }
}

import Findings
import RegistryText
import SubSystems

extension RegistryKey {
  /// A finding of `rule` about a value below this heading, at `range`, a stretch of it.
  func finding(
    _ rule: RuleInfo, severity: Severity? = nil, about value: RegistryValue, at range: SourceRange, _ message: Message,
    fix: Fix? = nil
  ) -> Finding {
    let location = Location(
      range: range, excerpt: value.lines.filter { (range.start.line...range.end.line).contains($0.number) })
    return Finding(
      rule: rule, severity: severity ?? rule.severity, location: location, message: message, key: path,
      value: value.name, offendingText: location.text, fix: fix)
  }

  /// A finding of `rule` about this heading, at `range`, a stretch of it.
  func finding(
    _ rule: RuleInfo, severity: Severity? = nil, at range: SourceRange? = nil, _ message: Message
  ) -> Finding {
    let location = Location(range: range ?? self.range, excerpt: excerpt)
    return Finding(
      rule: rule, severity: severity ?? rule.severity, location: location, message: message, key: path, value: nil,
      offendingText: location.text)
  }

  /// Where one part of the path stands; the whole path where it is not found.
  func place(of part: String, in facts: FileFacts) -> SourceRange {
    guard let line = excerpt.first(where: { $0.number == range.start.line }) else { return range }
    let written = Location(range: range, excerpt: excerpt).units
    guard let found = Self.component(part, of: written), range.start.column >= line.firstColumn,
      let before = facts.encoding.byteCount(of: written[..<found.lowerBound])
    else { return range }
    let start = range.bytes.lowerBound + before
    let column = range.start.column + found.lowerBound - written.startIndex
    return SourceRange(
      bytes: start..<start + found.count * facts.encoding.unitSize,
      start: SourcePosition(line: range.start.line, column: column),
      end: SourcePosition(line: range.start.line, column: column + found.count))
  }

  /// Where `part` stands in a path as a part of its own, in any case.
  private static func component(_ part: String, of path: ArraySlice<UInt16>) -> Range<Int>? {
    let count = part.utf16.count
    var start = path.startIndex
    while start < path.endIndex {
      let end = path[start...].firstIndex(of: 0x5C) ?? path.endIndex
      if end - start == count, UTF16Text.string(path[start..<end]).lowercased() == part.lowercased() {
        return start..<end
      }
      start = end + 1
    }
    return nil
  }
}

extension TextEncoding {
  /// How many bytes UTF-16 text takes in a file of this encoding; nil where a character has no place in it.
  fileprivate func byteCount(of units: ArraySlice<UInt16>) -> Int? {
    // ASCII takes one unit each in all of them.
    units.reduce(0, |) < 0x80 ? units.count * unitSize : bytes(of: Array(units))?.count
  }
}

extension LintContext {
  /// Whether the file is a `.reg` file, whose bytes a fix can change as such a file has them.
  var isRegistryText: Bool {
    if case .registryText = export.origin { true } else { false }
  }

  /// Whether the file ends in the list of bytes of this value, which DH109 tells.
  func isCutOff(_ value: RegistryValue) -> Bool {
    export.problems.contains {
      $0.kind == .truncated(.insideContinuation) && $0.range.bytes.lowerBound == value.bytes.upperBound
    }
  }

  /// For each key of a role the last value of this name, which is the one that counts; it may be a deletion.
  func lastValues(_ name: String, of role: KeyRole) -> [(key: Export.Key, value: RegistryValue)] {
    var found: [(key: Export.Key, value: RegistryValue)] = []
    // By index, so that keys of other roles are not copied: nearly all are.
    for index in export.keys.indices where export.keys[index].role == role {
      if let value = export.keys[index].lastValue(name) { found.append((export.keys[index], value)) }
    }
    if found.count < 2 { return found }
    var last: [String: Int] = [:]
    for (order, key) in found.map(\.key).enumerated() { last[key.heading.path.lowercased()] = order }
    return last.values.sorted().map { found[$0] }
  }
}

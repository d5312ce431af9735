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
    let written = Array(Location(range: range, excerpt: excerpt).text.utf16)
    for component in written.split(separator: 0x5C) where component.count == part.utf16.count {
      guard UTF16Text.string(component).lowercased() == part.lowercased() else { continue }
      guard let before = facts.encoding.bytes(of: Array(written[..<component.startIndex])),
        range.start.column >= line.firstColumn
      else { return range }
      let start = range.bytes.lowerBound + before.count
      let column = range.start.column + component.startIndex
      return SourceRange(
        bytes: start..<start + component.count * facts.encoding.unitSize,
        start: SourcePosition(line: range.start.line, column: column),
        end: SourcePosition(line: range.start.line, column: column + component.count))
    }
    return range
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
    let found = export.keys.compactMap { key -> (key: Export.Key, value: RegistryValue)? in
      key.role == role ? key.lastValue(name).map { (key, $0) } : nil
    }
    if found.count < 2 { return found }
    var last: [String: Int] = [:]
    for (order, key) in found.map(\.key).enumerated() { last[key.heading.path.lowercased()] = order }
    return last.values.sorted().map { found[$0] }
  }
}

package import RegistryText

/// Gathers what an export holds that has to do with desktop heaps while it is read.
package final class ExportSurvey: BlockHandler {
  /// How many problems of one kind are kept for one file; more are counted only.
  package static let problemLimit = 100
  /// How many comments to deskheap are kept for one file.
  package static let directiveLimit = 1000
  /// How many headings that delete are kept.
  private static let deletionLimit = 10_000
  /// How many headings and values that matter are kept: far more than any machine has.
  private static let keyLimit = 4096
  private static let valueLimit = 4096

  package let wantsStatements = false
  private var keys: [Export.Key] = []
  private var deletions: [RegistryKey] = []
  private var problems: [Problem] = []
  private var directives: [Directive] = []
  private var counts: [String: Int] = [:]
  private var role: KeyRole?
  private var valueCount = 0
  private var users = UserKeyCollector()
  private var quiet = QuietStretches()
  package private(set) var isQuiet = true

  /// What a block holds.
  private struct Block: Sendable {
    var keys: [Export.Key]
    var deletions: [RegistryKey]
    var valueCount: Int
    var users: [KeyDigest]
  }

  private init() {}

  /// Reads `source` to its end.
  package static func read(
    _ source: any ByteSource, choice: EncodingChoice = .automatic, ahead: ReadAhead = .none
  ) throws(ReadError) -> Export {
    let survey = ExportSurvey()
    return survey.export(try RegistryReader.read(source, ahead: ahead, choice: choice, handler: survey))
  }

  private func export(_ facts: FileFacts) -> Export {
    users.end()
    return Export(
      origin: .registryText, facts: facts, keys: keys, users: users.digests, deletions: deletions,
      directives: directives, problems: problems,
      untoldProblems: counts.mapValues { $0 - Self.problemLimit }.filter { $0.value > 0 }, quiet: quiet)
  }

  package var isOfInterest: (@Sendable (borrowing Span<UInt16>) -> Bool)? {
    { KeyRole(path: $0) != nil || UserKey(path: $0) != nil }
  }

  package var blockHandler: (@Sendable () -> any BlockHandler)? { { ExportSurvey() } }

  package func endBlock() -> any Sendable {
    users.end()
    return Block(keys: keys, deletions: deletions, valueCount: valueCount, users: users.digests)
  }

  package func take(_ told: any Sendable) -> Bool {
    // Where there is more than is kept, what is kept is what comes first.
    guard let block = told as? Block, keys.count + block.keys.count < Self.keyLimit,
      valueCount + block.valueCount < Self.valueLimit, deletions.count + block.deletions.count < Self.deletionLimit,
      users.append(block.users)
    else { return false }
    keys += block.keys
    deletions += block.deletions
    valueCount += block.valueCount
    return true
  }

  package func passed(_ stretch: QuietStretch) { quiet.append(stretch) }

  package func interest(in path: borrowing Span<UInt16>) -> Interest {
    role = KeyRole(path: path)
    let user = UserKey(path: path)
    if user != nil || users.isOpen { users.begin(user) }
    return role != nil ? .mapped : user != nil ? .data : .none
  }

  package func wantsValue(named name: String) -> Bool {
    guard let role else { return users.wantsValue(named: name) }
    return role.valueNames?.contains(name.lowercased()) ?? true
  }

  package func key(_ key: RegistryKey) {
    users.key(key)
    if key.isDeletion {
      if deletions.count < Self.deletionLimit { deletions.append(key) }
    } else if let role, keys.count < Self.keyLimit {
      keys.append(Export.Key(heading: key, role: role, controlSet: ControlSet(path: key.path)))
    }
  }

  package func value(_ value: RegistryValue) {
    users.value(value)
    guard role != nil, !keys.isEmpty, valueCount < Self.valueLimit else { return }
    valueCount += 1
    keys[keys.count - 1].values.append(value)
  }

  package func problem(_ problem: Problem) {
    if problem.isSharedSectionInItsPlace { return }
    isQuiet = false
    let kind = problem.kind.caseName
    counts[kind, default: 0] += 1
    if counts[kind, default: 0] <= Self.problemLimit { problems.append(problem) }
  }

  package func directive(_ directive: Directive) {
    isQuiet = false
    if directives.count < Self.directiveLimit { directives.append(directive) }
  }

  package func statement(_ statement: Statement) {}
}

extension Problem {
  /// Whether it is only the `SharedSection` of a `Windows` value, which belongs there.
  package var isSharedSectionInItsPlace: Bool {
    kind == .sharedSectionInString && value?.lowercased() == "windows"
      && key.flatMap(KeyRole.init(path:)) == .subSystems
  }
}

extension ProblemKind {
  /// The name of the case, by which problems are counted.
  package var caseName: String {
    switch self {
    case .unknownHeader: "unknownHeader"
    case .encodingMismatch: "encodingMismatch"
    case .malformedLine: "malformedLine"
    case .malformedData: "malformedData"
    case .unterminated: "unterminated"
    case .valueOutsideKey: "valueOutsideKey"
    case .unknownRoot: "unknownRoot"
    case .mixedLineEnds: "mixedLineEnds"
    case .truncated: "truncated"
    case .controlCharacter: "controlCharacter"
    case .duplicateValue: "duplicateValue"
    case .damagedLineEnds: "damagedLineEnds"
    case .loneBackslash: "loneBackslash"
    case .nulEscape: "nulEscape"
    case .rootDeletion: "rootDeletion"
    case .longComponent: "longComponent"
    case .rawLineBreak: "rawLineBreak"
    case .sharedSectionInString: "sharedSectionInString"
    }
  }
}

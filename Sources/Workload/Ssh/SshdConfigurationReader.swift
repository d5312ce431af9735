/// Reads sshd_config with the files that it includes.
package struct SshdConfigurationReader {
  /// Finds the files that an `Include` pattern names, in the order in which they are to be read; none for no match.
  ///
  /// The pattern is passed as written: to resolve a relative one against the server's folder, `~` and the wildcards
  /// is up to the caller.
  package typealias IncludedFiles = (_ pattern: String) throws(WorkloadError) -> [SshdConfigurationFile]

  /// How deep OpenSSH follows `Include` (servconf.c).
  package static let deepestInclude = 16
  /// Included files in one reading: a file that includes itself twice would otherwise be read 65,536 times.
  package static let mostIncludedFiles = 256

  /// Unknown keywords that are told: a file of nothing else would fill the memory.
  package static let mostUnknownKeywords = 1000
  /// Unknown keywords for which the nearest right one is looked for.
  private static let mostGuesses = 50

  private let includedFiles: IncludedFiles
  private var directives: [SshdConfiguration.Directive] = []
  private var problems: [SshdConfigurationProblem] = []
  private var includedCount = 0
  private var unknownCount = 0

  private init(includedFiles: @escaping IncludedFiles) { self.includedFiles = includedFiles }

  /// Reads a configuration.
  /// - Throws: what `includedFiles` throws. Contents never throw: they become `problems`.
  package static func read(
    _ file: SshdConfigurationFile, includedFiles: @escaping IncludedFiles
  ) throws(WorkloadError) -> SshdConfiguration {
    var reader = SshdConfigurationReader(includedFiles: includedFiles)
    try reader.read(file, conditions: [], depth: 0)
    return SshdConfiguration(directives: reader.directives, problems: reader.problems)
  }

  /// Where a line stands.
  private struct Position {
    let file: String
    let line: Int
    let depth: Int
    /// The `Match` blocks around the `Include` line that brought the file in.
    let outer: [[SshdCriterion]]
    /// The `Match` block of the file itself. It ends with the file.
    var inner: [SshdCriterion]?

    var conditions: [[SshdCriterion]] { outer + (inner.map { [$0] } ?? []) }
  }

  private mutating func read(
    _ file: SshdConfigurationFile, conditions: [[SshdCriterion]], depth: Int
  ) throws(WorkloadError) {
    var block: [SshdCriterion]?
    var number = 0
    for line in file.text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      var position = Position(file: file.path, line: number, depth: depth, outer: conditions, inner: block)
      let cut: SshdLine?
      do {
        cut = try SshdLine.read(line)
      } catch {
        note(Self.kind(of: error), position)
        continue
      }
      guard let cut else { continue }
      try process(cut, &position)
      block = position.inner
    }
  }

  private static func kind(of problem: SshdLine.Problem) -> SshdConfigurationProblem.Kind {
    switch problem {
    case .unterminatedQuote: .unterminatedQuote
    case .missingArgument(let keyword): .missingArgument(keyword: keyword)
    }
  }

  private mutating func process(_ line: SshdLine, _ position: inout Position) throws(WorkloadError) {
    guard let keyword = SshdKeyword(line.keyword) else {
      unknownCount += 1
      guard unknownCount <= Self.mostUnknownKeywords else { return }
      let nearest = unknownCount <= Self.mostGuesses ? SshdKeyword.nearest(to: line.keyword) : nil
      return note(.unknownKeyword(line.keyword, nearest: nearest), position)
    }
    switch keyword.name {
    case "Match":
      do {
        position.inner = try SshdCriterion.read(line.arguments)
      } catch {
        note(error.kind, position)
      }
    case "Include": try include(line.arguments, position)
    default: add(keyword, line.arguments, position)
    }
  }

  private mutating func include(_ patterns: [String], _ position: Position) throws(WorkloadError) {
    guard !patterns.isEmpty else { return note(.missingArgument(keyword: "Include"), position) }
    guard position.depth < Self.deepestInclude else {
      return note(.includeTooDeep(limit: Self.deepestInclude), position)
    }
    for pattern in patterns {
      for file in try includedFiles(pattern) {
        guard includedCount < Self.mostIncludedFiles else {
          let isTold = problems.contains { $0.kind == .tooManyIncludes(limit: Self.mostIncludedFiles) }
          if !isTold { note(.tooManyIncludes(limit: Self.mostIncludedFiles), position) }
          return
        }
        includedCount += 1
        try read(file, conditions: position.conditions, depth: position.depth + 1)
      }
    }
  }

  private mutating func add(_ keyword: SshdKeyword, _ arguments: [String], _ position: Position) {
    let directive = SshdConfiguration.Directive(
      keyword: keyword.name, arguments: arguments, file: position.file, line: position.line,
      conditions: position.conditions)
    guard let first = arguments.first else {
      return note(.missingArgument(keyword: keyword.name), position)
    }
    guard keyword.isAllowedInMatch || directive.isGlobal else {
      return note(.notAllowedInMatch(keyword: keyword.name), position)
    }
    if keyword.name == SshdKeyword.maxSessions || keyword.name == SshdKeyword.maxStartups {
      guard arguments.count == 1 else {
        return note(.extraArgument(keyword: keyword.name, arguments[1]), position)
      }
    }
    if keyword.name == SshdKeyword.maxSessions, Int32(first).map({ $0 < 0 }) ?? true {
      return note(.badMaxSessions(first), position)
    }
    if keyword.name == SshdKeyword.maxStartups, MaxStartups(first) == nil {
      return note(.badMaxStartups(first), position)
    }
    directives.append(directive)
  }

  private mutating func note(_ kind: SshdConfigurationProblem.Kind, _ position: Position) {
    problems.append(SshdConfigurationProblem(file: position.file, line: position.line, kind: kind))
  }
}

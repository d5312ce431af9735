package import LibYAML

/// All that may say something of a file, the strongest first: the command line, the environment, the project's file, the
/// user's.
package struct SettingsStack: Sendable {
  private let flags: SettingsBlock
  private let environment: SettingsBlock
  private let files: [ConfigurationFile]
  private let today: CalendarDay
  private let names: @Sendable () -> ConfigurationVocabulary
  /// What has been found before for these overrides and risks: there are few that differ.
  private var known: [(matches: [Bool], settings: FileSettings)] = []

  /// A stack. `files` stand in the order of their strength. The names are asked for when something is said of rules.
  package init(
    flags: SettingsBlock, environment: SettingsBlock, files: [ConfigurationFile], today: CalendarDay,
    _ names: @autoclosure @escaping @Sendable () -> ConfigurationVocabulary
  ) {
    self.flags = flags
    self.environment = environment
    self.files = files
    self.today = today
    self.names = names
  }

  /// Whether all files have the same settings, wherever they are.
  package var isSameForAllPaths: Bool {
    files.allSatisfy { $0.overrides.isEmpty && $0.risks.allSatisfy { $0.patterns == nil } }
  }

  /// What applies to the file with this absolute path; nil for what is no file, to which no pattern applies.
  package mutating func settings(for path: String?) -> FileSettings {
    let matches = files.flatMap { file in
      let components = path.map(file.components)
      let isMatch = { (patterns: [GlobPattern]) in
        components.map { names in patterns.contains { $0.matches(names) } } ?? false
      }
      return file.overrides.map { isMatch($0.patterns) } + file.risks.map { $0.patterns.map(isMatch) ?? true }
    }
    if let found = known.first(where: { $0.matches == matches }) { return found.settings }
    let settings = settings(matching: matches)
    known.append((matches, settings))
    return settings
  }

  private func settings(matching matches: [Bool]) -> FileSettings {
    var matches = matches[...]
    var blocks = [flags, environment]
    var (accepted, expired): ([ConfigurationFile.Risk], [ConfigurationFile.Risk]) = ([], [])
    for file in files {
      let overrides = zip(file.overrides, matches).filter(\.1).map(\.0.block)
      matches = matches.dropFirst(file.overrides.count)
      blocks += overrides.reversed() + [file.block]
      for risk in zip(file.risks, matches).filter(\.1).map(\.0) {
        if let expires = risk.expires, expires < today { expired.append(risk) } else { accepted.append(risk) }
      }
      matches = matches.dropFirst(file.risks.count)
    }
    return FileSettings(
      blocks, accepted: accepted.map(\.risk), expired: expired.map(\.risk), number: known.count, names)
  }
}

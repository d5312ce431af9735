import Configuration
import Findings
import LibYAML
import LintRules
import RegistryText
import Reports
import Workload

/// The settings of one run: its flags, its environment and the configuration files that are found for its inputs. Nothing is
/// read twice, and where there is no file nothing but a look into each folder is done.
final class RunConfiguration {
  /// The names that configurations may use.
  static let vocabulary = ConfigurationVocabulary(
    rules: Rule.all.map(\.info.id), bootRules: Rule.bootRisks, formats: LintFormat.all.map(\.name),
    steps: Thresholds.steps, maxima: Thresholds.maxima)

  private let flags: SettingsBlock
  private let environment: EnvironmentSettings
  private let workingDirectory = RunEnvironment.workingDirectory()
  /// The one file to use for every input, absolute.
  private let only: String?
  private let isWithoutFiles: Bool
  /// Ids of rules that the command line asks for, which no file switches off.
  private let selected: [RuleSelection]
  private var finder: ConfigurationFinder
  private var user: ConfigurationFile?
  private var stacks: [String: SettingsStack] = [:]
  /// For each of ``stacks`` what was made of its settings, by their number.
  private var made: [String: [(number: Int, settings: InputSettings)]] = [:]
  private var workloads: [String: WorkloadDescription] = [:]

  /// The settings that `system` and the environment give.
  convenience init(
    _ system: SystemOptions, workload: String? = nil, selected: [RuleSelection] = []
  ) throws(CommandFailure) {
    var flags = system.flags
    flags.workload = workload.map { Sourced($0, .flag("--workload")) }
    try self.init(
      flags, config: system.config, noConfig: system.noConfig, selected: selected)
  }

  /// The settings that flags and the environment give; `config` and `noConfig` are those of ``SystemOptions``.
  init(
    _ flags: SettingsBlock, config: String?, noConfig: Bool, selected: [RuleSelection] = []
  ) throws(CommandFailure) {
    self.flags = flags
    self.selected = selected
    do throws(ConfigurationError) { environment = try EnvironmentSettings(SystemFiles.variable) } catch {
      throw CommandFailure(error)
    }
    let folder = workingDirectory
    isWithoutFiles = noConfig || (environment.isWithoutFiles && config == nil)
    let named = config ?? environment.config
    only = isWithoutFiles ? nil : named.map { SystemFiles.absolute($0, from: folder) }
    let reading = ConfigurationReading(
      exists: SystemFiles.isFile,
      contents: { (path) throws(ConfigurationError) in
        try SystemFiles.contents(path, limit: YAMLDocument.maximumBytes)
      }, shown: { SystemFiles.shown($0, from: folder) })
    finder = ConfigurationFinder(reading, Self.vocabulary)
    if !isWithoutFiles, only == nil, let path = SystemFiles.userConfiguration() {
      do throws(ConfigurationError) { user = try finder.file(path, base: "") } catch { throw CommandFailure(error) }
    }
  }

  /// What applies to each input.
  func configured(_ inputs: InputList) throws(CommandFailure) -> ConfiguredInputs {
    try ConfiguredInputs(inputs) { (input) throws(CommandFailure) in
      let path = absolute(input)
      let project = try self.project(of: path)
      let settings = try inputSettings(path, project)
      return (settings, stacks[project ?? ""]?.isSameForAllPaths == true)
    }
  }

  /// What applies to the file at `path`, or to standard input for `-`.
  func settings(for path: String) throws(CommandFailure) -> InputSettings {
    try settings(for: path == "-" ? .standardInput : .file(path))
  }

  /// What applies to an input. To standard input and to a value that is given apply the settings for all files of the
  /// folder that the program was started in.
  func settings(for input: InputFinder.Input) throws(CommandFailure) -> InputSettings {
    let path = absolute(input)
    return try inputSettings(path, project(of: path))
  }

  /// What applies to the file at the absolute path `path`, for which the configuration `project` is found.
  private func inputSettings(_ path: String?, _ project: String?) throws(CommandFailure) -> InputSettings {
    let settings = try fileSettings(path, project)
    if let known = made[project ?? ""]?.first(where: { $0.number == settings.number }) { return known.settings }
    let workload = try settings.workload.map { (workload) throws(CommandFailure) in
      (SystemFiles.shown(workload.value, from: workingDirectory), try self.workload(workload))
    }
    let result = InputSettings(settings, workload: workload) { id in selected.contains { $0.contains(id) } }
    made[project ?? "", default: []].append((settings.number, result))
    return result
  }

  /// What applies to an input, each setting with where it comes from, and the files that were read for it.
  func shown(_ input: InputFinder.Input) throws(CommandFailure) -> (settings: FileSettings, files: [String]) {
    let path = absolute(input)
    let project = try self.project(of: path)
    let settings = try fileSettings(path, project)
    return (settings, try files(project).map(\.path))
  }

  private func absolute(_ input: InputFinder.Input) -> String? {
    switch input {
    case .file(let path), .failure(let path, _): SystemFiles.absolute(path, from: workingDirectory)
    case .standardInput, .value: nil
    }
  }

  /// The configuration for the file at an absolute path; for nil, for what is no file.
  private func project(of path: String?) throws(CommandFailure) -> String? {
    if isWithoutFiles || only != nil { return only }
    let folder = path.map { SystemFiles.folder(of: $0) } ?? workingDirectory
    do throws(ConfigurationError) { return try finder.path(for: folder) } catch { throw CommandFailure(error) }
  }

  private func files(_ project: String?) throws(CommandFailure) -> [ConfigurationFile] {
    var files: [ConfigurationFile] = []
    if let project {
      do throws(ConfigurationError) { files.append(try finder.file(project)) } catch { throw CommandFailure(error) }
    }
    if let user { files.append(user) }
    return files
  }

  private func fileSettings(_ path: String?, _ project: String?) throws(CommandFailure) -> FileSettings {
    let key = project ?? ""
    if stacks[key] == nil {
      let files = try files(project)
      let today = files.isEmpty ? 0 : try RunEnvironment.timestamp()
      stacks[key] = SettingsStack(
        flags: flags, environment: environment.block, files: files,
        today: CalendarDay(secondsSince1970: today), Self.vocabulary)
    }
    guard let settings = stacks[key]?.settings(for: path) else {
      throw CommandFailure(.internalError, "the settings of \(key) are gone")
    }
    return settings
  }

  private func workload(_ path: Sourced<String>) throws(CommandFailure) -> WorkloadDescription {
    if let known = workloads[path.value] { return known }
    let description = try WorkloadInput.read(SystemFiles.shown(path.value, from: workingDirectory))
    workloads[path.value] = description
    return description
  }

  // MARK: Of the run as a whole

  /// The files that speak of the run as a whole: those that apply in the folder that the program was started in.
  private func runFiles() throws(CommandFailure) -> [ConfigurationFile] { try files(try project(of: nil)) }

  /// The formats of `lint`, where the command line names none. Refused where a link leads one out of the folder of the file.
  func formats() throws(CommandFailure) -> [FormatChoice] {
    guard let file = try runFiles().first(where: { $0.formats != nil }), let named = file.formats else { return [] }
    var result: [FormatChoice] = []
    for var choice in named.value.compactMap(FormatChoice.init(argument:)) {
      if let path = choice.path {
        guard SystemFiles.isInside(path, of: file.folder) else {
          throw .usage(VisibleText.of("\(named.origin.words): \(path) leads out of the folder of this file"))
        }
        choice.path = SystemFiles.shown(path, from: workingDirectory)
      }
      result.append(choice)
    }
    return result
  }

  /// The least severity that makes the run fail: that of the command line, where it names one.
  func failOn(_ stated: LintCommand.Threshold?) throws(CommandFailure) -> Severity {
    if let stated { return stated.severity }
    if let failOn = environment.failOn?.value { return failOn }
    return try runFiles().compactMap(\.failOn).first?.value ?? .error
  }

  /// The list of known findings, where the command line names none.
  func knownFindings() throws(CommandFailure) -> String? {
    try runFiles().compactMap(\.knownFindings).first.map {
      SystemFiles.shown($0.value, from: workingDirectory)
    }
  }

  /// The settings of the run as a whole, for people: name, value, origin.
  func shownOfRun() throws(CommandFailure) -> [(name: String, value: String, origin: String)] {
    let files = try runFiles()
    var result: [(String, String, String)] = []
    if let failOn = environment.failOn ?? files.compactMap(\.failOn).first {
      result.append(("failOn", failOn.value.rawValue, failOn.origin.words))
    }
    if let formats = files.compactMap(\.formats).first {
      result.append(("formats", try self.formats().map(\.words).joined(separator: ", "), formats.origin.words))
    }
    if let known = files.compactMap(\.knownFindings).first {
      result.append(("knownFindings", SystemFiles.shown(known.value, from: workingDirectory), known.origin.words))
    }
    return result
  }
}

import Configuration
import Findings
import LintRules
import RegistryText
import Reports
import SafeFiles

/// The list of known findings in one run: what is read, marked, told and written.
struct KnownFindingsRun {
  /// How many stale entries are told one by one.
  private static let toldLimit = 20

  private let readPath: String?
  private let writePath: String?
  private let prunes: Bool
  private let workingDirectory = RunEnvironment.workingDirectory()
  private var known: KnownFindings?
  private var written: [KnownFindings.Entry] = []
  private var read: Set<String> = []
  private var isIncomplete = false

  /// Reads the list that the options or the configuration name. The list of the configuration is not read by a run that
  /// writes one: it may be the first.
  init(
    _ command: LintCommand, _ configuration: RunConfiguration, inputs: InputList, formats: [FormatChoice]
  ) throws(CommandFailure) {
    writePath = command.writeFindings
    let configured = command.writeFindings == nil ? try configuration.knownFindings() : nil
    let path = command.knownFindings ?? configured
    readPath = path
    prunes = command.prune
    if prunes, path == nil {
      throw .usage("--prune: there is no list of known findings; name it with --known-findings")
    }
    for output in [writePath, prunes ? path : nil].compactMap(\.self) { try Self.check(output, inputs, formats) }
    guard let path else { return }
    do throws(ConfigurationError) {
      known = try KnownFindings(
        SystemFiles.contents(path, limit: KnownFindings.maximumBytes), path: path)
    } catch { throw CommandFailure(error) }
  }

  private static func check(
    _ path: String, _ inputs: InputList, _ formats: [FormatChoice]
  ) throws(CommandFailure) {
    guard let place = RealPlace(path) else { return }
    if inputs.contains(where: { if case .file(let input) = $0 { RealPlace(input) == place } else { false } }) {
      throw .usage("\(VisibleText.of(path)) is an input and cannot be a list of findings too")
    }
    if formats.contains(where: { $0.path.flatMap { RealPlace($0) } == place }) {
      throw .usage("a format is written to \(VisibleText.of(path)), which is a list of findings")
    }
  }

  /// Marks what is known among the findings of the file with this path. May be called on any thread.
  typealias Marker = @Sendable (_ findings: [Finding], _ path: String, _ policy: FindingPolicy) -> [Finding]

  /// See ``Marker``.
  var marker: Marker {
    guard let known, let readPath else { return { findings, _, _ in findings } }
    return { [workingDirectory] findings, path, policy in
      let entry = Self.entryPath(path, list: readPath, from: workingDirectory)
      return findings.map { finding in
        var finding = finding
        let isKnown = known.knows(finding, path: entry)
        finding.baselineState = isKnown ? .unchanged : .new
        if isKnown, finding.stands, policy.allowsBootRisk || !finding.isBootRisk {
          finding.exemption = Exemption(.known, reason: nil, place: readPath)
        }
        return finding
      }
    }
  }

  /// Keeps what the report of a file has of the list, and what is to be written.
  mutating func take(_ report: FileReport) {
    if report.failure != nil {
      isIncomplete = true
      return
    }
    if let readPath {
      let path = Self.entryPath(report.path, list: readPath, from: workingDirectory)
      read.insert(path)
      for finding in report.findings { known?.see(finding, path: path) }
    }
    guard let writePath else { return }
    let path = Self.entryPath(report.path, list: writePath, from: workingDirectory)
    written += report.findings.filter { $0.stands || $0.exemption?.kind == .known }.map {
      KnownFindings.Entry($0, path: path)
    }
  }

  /// The path of a file as the list has it: from the list's folder.
  private static func entryPath(_ path: String, list: String, from workingDirectory: String) -> String {
    if path == "<stdin>" || path == "<value>" { return path }
    return SystemFiles.shown(
      SystemFiles.absolute(path, from: workingDirectory),
      from: SystemFiles.folder(of: SystemFiles.absolute(list, from: workingDirectory)))
  }

  /// Tells what is stale, and writes what is to be written.
  func end(_ rules: [Rule], _ console: Console) throws(CommandFailure) {
    try prune(rules, console)
    guard let writePath else { return }
    if isIncomplete {
      throw CommandFailure(
        .inputOutput, "\(VisibleText.of(writePath)): not written, because a file could not be read")
    }
    try write(KnownFindings(written), to: writePath, console)
    let count = written.count == 1 ? "1 finding" : "\(written.count) findings"
    console.note("\(VisibleText.of(writePath)): \(count) written")
  }

  private func prune(_ rules: [Rule], _ console: Console) throws(CommandFailure) {
    guard let known, let readPath else { return }
    let ids = Set(rules.map(\.info.id))
    let all = Set(Rule.all.map(\.info.id))
    let folder = SystemFiles.folder(of: SystemFiles.absolute(readPath, from: workingDirectory))
    let stale = known.stale { entry in
      if !all.contains(entry.id) { return true }
      if read.contains(entry.path) { return ids.contains(entry.id) }
      let isFile = !entry.path.hasPrefix("<")
      return isFile && InputFinder.format(of: SystemFiles.absolute(entry.path, from: folder)) == nil
    }
    if stale.isEmpty { return }
    for entry in stale.prefix(Self.toldLimit) {
      console.note(VisibleText.of("\(readPath): stale: \(entry.id) in \(entry.path): \(entry.found)"))
    }
    let count = stale.count == 1 ? "1 entry is stale" : "\(stale.count) entries are stale"
    if prunes {
      try write(known.without(stale), to: readPath, console)
      console.note("\(VisibleText.of(readPath)): \(count) and taken out")
    } else {
      console.note("\(VisibleText.of(readPath)): \(count); --prune takes them out")
    }
  }

  private func write(_ list: KnownFindings, to path: String, _ console: Console) throws(CommandFailure) {
    let bytes: [UInt8]
    do { bytes = try list.bytes() } catch {
      throw CommandFailure(.internalError, "a list of findings could not be made: \(error)")
    }
    try CommandFailure.stopping { () throws(CommandFailure) in
      do throws(SafeFileError) {
        for litter in try NewFile.write(bytes, to: path, replacing: true) { console.note(litter.words) }
      } catch { throw CommandFailure(error) }
    }
  }
}

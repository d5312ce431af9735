#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Findings
import LintRules
import Planning
import RegistryText
import Reports
import SafeFiles
import SubSystems

/// One file that is going to be changed: read, judged, and written the way ``SafeFiles`` promises.
struct FileEdit {
  /// The most bytes of standard input that are kept, as they are read more than once: 256 MiB.
  private static let inputLimit = 256 << 20

  /// The path as given, or `<stdin>`.
  let path: String
  /// The file, to be read as often as needed.
  let export: ReadableExport
  /// The locked file; nil for standard input.
  private let safeFile: SafeFile?

  /// Opens `path`, or reads standard input for `-`. A file that is going to be changed in place is locked.
  init(_ path: String, choice: EncodingChoice, inPlace: Bool, keepsHardLinks: Bool) throws(CommandFailure) {
    if path == "-" {
      self.path = "<stdin>"
      safeFile = nil
      export = ReadableExport(try Self.standardInput(), choice: choice)
      return
    }
    self.path = path
    if inPlace {
      do { safeFile = try SafeFile(opening: path, hardLinks: keepsHardLinks ? .kept : .refused) } catch {
        throw CommandFailure(error)
      }
    } else {
      safeFile = nil
    }
    export = ReadableExport(choice: choice) { () throws(ReadError) in try FileBytes(path: path) }
  }

  /// What killed runs had left beside the file, in words.
  var litter: [String] { safeFile?.litter.map(\.words) ?? [] }

  private static func standardInput() throws(CommandFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    do throws(ReadError) {
      _ = try FileBytes.standardInput().copy(
        to: { (block) throws(ReadError) in
          if bytes.count + block.count > inputLimit { throw .endless(limit: inputLimit) }
          bytes += block
        }, failure: { $0 })
    } catch {
      throw CommandFailure(.inputOutput, "<stdin>: \(InputReader.words(error))")
    }
    return bytes
  }

  /// Writes the file with `splices` beside itself and reads it back: it must parse and judge as `expected`.
  func stage(_ splices: SpliceList, expected: [Finding], options: LintOptions) throws(CommandFailure) -> StagedRewrite {
    guard let safeFile else { throw .usage("standard input cannot be changed in place: add --output FILE or --diff") }
    let choice = export.choice
    do {
      let list = try ByteSplices(splices.splices.map { ByteSplice($0.bytes, $0.replacement) })
      return try safeFile.stage(list) { try Self.check($0, choice, expected, options) }
    } catch { throw CommandFailure(error) }
  }

  /// Writes what `run` makes of the file beside it, its whole text rewritten, and reads it back: it must judge as planned.
  func stage(_ run: FixRun, options: LintOptions) throws(CommandFailure) -> StagedRewrite {
    if run.rewritings.isEmpty { return try stage(run.splices, expected: run.left, options: options) }
    guard let safeFile else { throw .usage("standard input cannot be changed in place: add --output FILE or --diff") }
    do {
      return try safeFile.stage(
        writing: { try Self.copy(run.base, run.splices, run.baseSize, to: $0) },
        verify: { try Self.check($0, export.choice, run.left, options) })
    } catch { throw CommandFailure(error) }
  }

  private static func copy(
    _ source: ReadableExport, _ splices: SpliceList, _ size: Int, to sink: ByteSink
  ) throws {
    let spliced = try SplicedBytes(try source.open(), applying: splices, size: size)
    _ = try spliced.copy(to: { try sink.write($0) }, failure: { $0 as any Error })
  }

  private static func check(
    _ staged: StagedContent, _ choice: EncodingChoice, _ expected: [Finding], _ options: LintOptions
  ) throws {
    let written = try ExportSurvey.read(FileBytes(path: staged.path), choice: choice)
    let found = Linter.findings(in: LintContext(written, options: options))
    if found.map(\.fingerprint) != expected.map(\.fingerprint) { throw StagedDifference() }
  }

  /// The change of `source`, the file itself unless said otherwise, by `splices` as a unified diff of the decoded text.
  func unifiedDiff(
    of source: ReadableExport? = nil, _ splices: SpliceList, encoding: TextEncoding, style: Style
  ) throws(CommandFailure) -> String {
    do throws(ReadError) {
      let diff = try TextDiff(of: try (source ?? export).open(), splices, encoding: encoding)
      return ChangeText(style: style).diff(diff, path: path)
    } catch { throw CommandFailure(.inputOutput, "\(VisibleText.of(path)): \(InputReader.words(error))") }
  }

  /// Writes `source`, the file itself unless said otherwise, with `splices` to `output`, or to standard output for `-`.
  func write(
    _ splices: SpliceList, size: Int, of source: ReadableExport? = nil, to output: String
  ) throws(CommandFailure) {
    let target = output == "-" ? "/dev/stdout" : output
    do {
      try NewFile.write(to: target, replacing: true) { try Self.copy(source ?? export, splices, size, to: $0) }
    } catch { throw CommandFailure(error) }
  }
}

/// What was written does not judge as what was planned.
private struct StagedDifference: Error {}

extension Litter {
  /// What to tell of it.
  var words: String {
    switch outcome {
    case .removed: "\(VisibleText.of(path)): left by a run that was killed; removed"
    case .restored: "\(VisibleText.of(path)): the backup of a run that was killed; the old content has been put back"
    case .left: "\(VisibleText.of(path)): left by a run that was killed; look at it and remove it"
    }
  }
}

extension CommandFailure {
  /// The failure that an error of writing files is.
  init(_ error: SafeFileError) {
    if case .interrupted(_, let signal) = error {
      self.init(signal == .interrupt ? .interrupted : .terminated, "\(error)")
    } else if case .refused(_, .verify, _) = error {
      self.init(.internalError, "\(error): what was written does not judge as planned, so it was not put in place")
    } else {
      self.init(.inputOutput, "\(error)")
    }
  }

  /// The failure that an error of planning is.
  init(_ error: PlanningError, path: String) {
    switch error {
    case .read(let reason): self.init(.inputOutput, "\(VisibleText.of(path)): \(InputReader.words(reason))")
    case .splice, .notAsPlanned: self.init(.internalError, "\(VisibleText.of(path)): \(error.message)")
    default: self.init(.findings, "\(VisibleText.of(path)): \(error.message)")
    }
  }
}

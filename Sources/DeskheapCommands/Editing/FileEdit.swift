#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Findings
import LintRules
import Parallel
import Planning
import RegistryText
import Reports
import SafeFiles
import Splices
import SubSystems

/// One file that is going to be changed: read, judged, and written the way ``SafeFiles`` promises.
struct FileEdit {
  /// The most bytes that are kept of what can be read only once, such as standard input: 256 MiB.
  private static let inputLimit = 256 << 20

  /// The path as given, or `<stdin>`.
  let path: String
  /// The file, to be read as often as needed.
  let export: ReadableExport
  /// The locked file; nil where it is not changed in place.
  private let safeFile: SafeFile?
  /// Notices when a file that is not locked changes between two readings; nil for what is read once.
  private let watch: FileWatch?

  /// Opens `path`, or reads standard input for `-`. A file that is going to be changed in place is locked. A large one is
  /// read on up to `threads` threads.
  init(
    _ path: String, choice: EncodingChoice, inPlace: Bool, keepsHardLinks: Bool, threads: Int = Processors.count
  ) throws(CommandFailure) {
    if path == "-" {
      self.path = "<stdin>"
      (safeFile, watch) = (nil, nil)
      do throws(ReadError) {
        export = ReadableExport(try Self.kept(.standardInput()), choice: choice)
      } catch { throw Self.unreadable(error, self.path) }
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
    let file: FileBytes
    do throws(ReadError) {
      file = try FileBytes(path: path)
      export =
        file.size == nil
        ? ReadableExport(try Self.kept(file), choice: choice)
        : ReadableExport(choice: choice, threads: threads) { () throws(ReadError) in try FileBytes(path: path) }
    } catch { throw Self.unreadable(error, path) }
    do { watch = inPlace || file.size == nil ? nil : try FileWatch(path) } catch { throw CommandFailure(error) }
  }

  /// What killed runs had left beside the file, in words.
  var litter: [String] { safeFile?.litter.map(\.words) ?? [] }

  /// The bytes of what can be read only once.
  private static func kept(_ source: FileBytes) throws(ReadError) -> [UInt8] {
    var bytes: [UInt8] = []
    _ = try source.copy(
      to: { (block) throws(ReadError) in
        if bytes.count + block.count > inputLimit { throw .endless(limit: inputLimit) }
        bytes += block
      }, failure: { $0 })
    return bytes
  }

  private static func unreadable(_ error: ReadError, _ path: String) -> CommandFailure {
    CommandFailure(.inputOutput, "\(VisibleText.of(path)): \(InputReader.words(error))")
  }

  /// Writes the file with `splices` beside itself and reads it back: it must parse and judge as `expected`.
  func stage(_ splices: SpliceList, expected: [Finding], options: LintOptions) throws(CommandFailure) -> StagedRewrite {
    guard let safeFile else { throw .usage("standard input cannot be changed in place: add --output FILE or --diff") }
    let choice = export.choice
    do {
      return try safeFile.stage(splices) { try Self.check($0, choice, expected, options) }
    } catch { throw CommandFailure(error) }
  }

  /// Writes what `run` makes of the file beside it, its whole text rewritten, and reads it back: it must judge as planned.
  func stage(_ run: FixRun, options: LintOptions) throws(CommandFailure) -> StagedRewrite {
    if run.rewritings.isEmpty { return try stage(run.splices, expected: run.left, options: options) }
    guard let safeFile else { throw .usage("standard input cannot be changed in place: add --output FILE or --diff") }
    let choice = export.choice
    do {
      return try safeFile.stage(
        writing: { try Self.copy(run.base, run.splices, run.baseSize, to: $0) },
        verify: { try Self.check($0, choice, run.left, options) })
    } catch { throw CommandFailure(error) }
  }

  private static func check(
    _ staged: StagedContent, _ choice: EncodingChoice, _ expected: [Finding], _ options: LintOptions
  ) throws {
    let written = try telling { () throws(ReadError) in
      try ExportSurvey.read(FileBytes(path: staged.path), choice: choice, ahead: ReadAhead(threads: Processors.count))
    }
    let found = Linter.findings(in: LintContext(written, options: options))
    if found.map(\.fingerprint) != expected.map(\.fingerprint) { throw StagedDifference() }
  }

  private static func copy(
    _ source: ReadableExport, _ splices: SpliceList, _ size: Int, to sink: ByteSink
  ) throws {
    let opened = try telling { () throws(ReadError) in try source.open() }
    let spliced = try SplicedBytes(opened, applying: splices, size: size)
    _ = try spliced.copy(to: { try sink.write($0) }, failure: { ReadFailure(error: $0) as any Error })
  }

  private static func telling<Result>(_ read: () throws(ReadError) -> Result) throws(ReadFailure) -> Result {
    do { return try read() } catch { throw ReadFailure(error: error) }
  }

  /// The change of `source`, the file itself unless said otherwise, by `splices` as a unified diff of the decoded text.
  func unifiedDiff(
    of source: ReadableExport? = nil, _ splices: SpliceList, encoding: TextEncoding, style: Style
  ) throws(CommandFailure) -> String {
    do throws(ReadError) {
      let diff = try TextDiff(of: try (source ?? export).open(), splices, encoding: encoding)
      return ChangeText(style: style).diff(diff, path: path)
    } catch { throw Self.unreadable(error, path) }
  }

  /// Writes `source`, the file itself unless said otherwise, with `splices` to `output`, or to standard output for `-`.
  /// Gives what killed runs had left there, in words.
  func write(
    _ splices: SpliceList, size: Int, of source: ReadableExport? = nil, to output: String
  ) throws(CommandFailure) -> [String] {
    let target = output == "-" ? "/dev/stdout" : output
    do {
      return try NewFile.write(to: target, replacing: true) {
        try Self.copy(source ?? export, splices, size, to: $0)
        // What is written is what was judged.
        try watch?.check()
      }.map(\.words)
    } catch { throw CommandFailure(error) }
  }
}

/// What was written does not judge as what was planned.
private struct StagedDifference: Error, CustomStringConvertible {
  var description: String { "it does not judge as planned, so it was not put in place" }
}

/// What was written, or what was to be copied, could not be read.
private struct ReadFailure: Error, CustomStringConvertible {
  let error: ReadError
  var description: String { InputReader.words(error) }
}

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
    let message = VisibleText.of("\(error)")
    if let signal = error.signal {
      self.init(Self.status(of: signal), message)
    } else if case .refused(_, _, let reason) = error, reason is StagedDifference {
      self.init(.internalError, message)
    } else if error.code == EPIPE {
      self.init(.brokenPipe)
    } else {
      self.init(.inputOutput, message)
    }
  }

  /// Writes files in `body` with signals held back. One that came too late to stop it ends the run when it is done.
  static func stopping<Result>(_ body: () throws(CommandFailure) -> Result) throws(CommandFailure) -> Result {
    let result = try SignalGuard.protecting(body)
    if let signal = SignalGuard.received {
      throw CommandFailure(status(of: signal), "stopped by \(signal.name) when everything had been written")
    }
    return result
  }

  private static func status(of signal: StopSignal) -> ExitStatus {
    signal == .interrupt ? .interrupted : .terminated
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

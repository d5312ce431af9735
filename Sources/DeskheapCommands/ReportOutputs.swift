#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Reports
import SafeFiles

/// The reports of one run: one on standard output, any number in files.
struct ReportOutputs {
  private struct Output {
    var report: any LintReport
    var stream: OutputStream
  }

  private var outputs: [Output] = []
  /// Whether a format wants the fingerprints of lines.
  let needsLineFingerprints: Bool

  /// Opens what `choices` ask for, text on standard output when nothing else goes there, and writes what stands first.
  init(
    _ choices: [FormatChoice], inputs: [InputFinder.Input], console: Console, setting: ReportSetting
  ) throws(CommandFailure) {
    try Self.check(choices, inputs)
    let all = choices.contains { $0.path == nil } ? choices : [FormatChoice(.text)] + choices
    needsLineFingerprints = all.contains(where: \.format.needsLineFingerprints)
    for choice in all {
      var setting = setting
      setting.style = choice.path == nil ? console.style : Style(isColoured: false)
      let stream = try choice.path.map { (path) throws(CommandFailure) in try Self.open(path) } ?? console.output
      outputs.append(
        Output(
          report: try Self.rendered { () throws(ReportFailure) in try choice.format.make(setting) }, stream: stream))
    }
    try each { (report) throws(ReportFailure) in try report.begin() }
  }

  private static func check(_ choices: [FormatChoice], _ inputs: [InputFinder.Input]) throws(CommandFailure) {
    if choices.count(where: { $0.path == nil }) > 1 {
      throw .usage("two formats on standard output: give one of them a file, as in --format json=findings.json")
    }
    var seen: Set<RealPlace> = []
    for case let path? in choices.map(\.path) {
      // Where not even the folder is there, opening it says so.
      guard let place = RealPlace(path) else { continue }
      if !seen.insert(place).inserted { throw .usage("two formats are written to \(VisibleText.of(path))") }
      let isInput = inputs.contains { if case .file(let input) = $0 { RealPlace(input) == place } else { false } }
      if isInput { throw .usage("\(VisibleText.of(path)) is an input and cannot be an output too") }
    }
  }

  private static func open(_ path: String) throws(CommandFailure) -> OutputStream {
    let descriptor = creat(path, 0o666)
    guard descriptor >= 0 else {
      throw CommandFailure(.inputOutput, "\(VisibleText.of(path)): could not be written: \(SystemReason.words(errno))")
    }
    return OutputStream(descriptor: descriptor, name: VisibleText.of(path))
  }

  /// A file and how it is told by the formats that tell each file by itself: made where the file was read.
  struct Told: Sendable {
    let report: FileReport
    fileprivate let texts: [Result<String, ReportFailure>?]
  }

  /// Tells a file in the formats that tell each by itself. May be called on any thread.
  var teller: @Sendable (FileReport) -> Told {
    let separately = outputs.map(\.report.separately)
    return { report in
      Told(
        report: report,
        texts: separately.map { tell in
          tell.map { (tell) in Result { () throws(ReportFailure) in try tell(report) } }
        })
    }
  }

  /// Writes what is said of one file.
  mutating func add(_ told: Told) throws(CommandFailure) {
    for index in outputs.indices {
      let text = try Self.rendered { () throws(ReportFailure) in
        if let text = told.texts[index] { return try text.get() }
        return try outputs[index].report.add(told.report)
      }
      try outputs[index].stream.write(text)
    }
  }

  /// Writes what stands at the end of each report.
  mutating func end(_ summary: RunSummary) throws(CommandFailure) {
    try each { (report) throws(ReportFailure) in try report.end(summary) }
    for output in outputs { try output.stream.flush() }
  }

  private mutating func each(
    _ render: (inout any LintReport) throws(ReportFailure) -> String
  ) throws(CommandFailure) {
    for index in outputs.indices {
      let text = try Self.rendered { () throws(ReportFailure) in try render(&outputs[index].report) }
      try outputs[index].stream.write(text)
    }
  }

  private static func rendered<T>(_ make: () throws(ReportFailure) -> T) throws(CommandFailure) -> T {
    do throws(ReportFailure) { return try make() } catch {
      throw CommandFailure(.internalError, "a report could not be made: \(error.message)")
    }
  }
}

/// The processors of this machine.
enum Processors {
  /// How many there are, at least 1.
  static var count: Int { max(1, Int(sysconf(CInt(_SC_NPROCESSORS_ONLN)))) }
}

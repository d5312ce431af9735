import Reports
import SafeFiles

/// The reports of one run of `lint`: one on standard output, any number in files.
struct ReportOutputs {
  private struct Output {
    var report: any LintReport
    /// Where it goes; nil for standard output.
    var path: String?
    /// What goes into a file, which is put in place whole at the end.
    let content = SpooledContent()
  }

  private var outputs: [Output] = []
  private let console: Console
  /// Whether a format wants the fingerprints of lines.
  let needsLineFingerprints: Bool

  /// Begins what `choices` ask for, text on standard output when nothing else goes there. Two formats in one place are
  /// refused, and one in the place of an input: `inputs` are the exports, `besides` what else is read.
  init(
    _ choices: [FormatChoice], inputs: InputList, besides: [String?], console: Console, setting: ReportSetting
  ) throws(CommandFailure) {
    if choices.count(where: { $0.path == nil }) > 1 {
      throw .usage("two formats on standard output: give one of them a file, as in --format json=findings.json")
    }
    try OutputFiles.check(["-"] + choices.compactMap(\.path), inputs: besides, found: inputs)
    let all = choices.contains { $0.path == nil } ? choices : [FormatChoice(.text)] + choices
    needsLineFingerprints = all.contains(where: \.format.needsLineFingerprints)
    self.console = console
    for choice in all {
      var setting = setting
      setting.style = choice.path == nil ? console.style : Style(isColoured: false)
      let report = try Self.rendered { () throws(ReportFailure) in try choice.format.make(setting) }
      outputs.append(Output(report: report, path: choice.path))
    }
    try each { (report) throws(ReportFailure) in try report.begin() }
  }

  /// A file and how it is told by the formats that tell each file by itself: made where the file was read.
  struct Told: Sendable {
    let report: FileReport
    /// For each output the text; nil where the format must see all files in their order.
    fileprivate var texts: [String?] = []
    fileprivate var failure: ReportFailure?
  }

  /// Tells a file in the formats that tell each by itself. May be called on any thread.
  var teller: @Sendable (FileReport) -> Told {
    let separately = outputs.map(\.report.separately)
    return { report in
      var told = Told(report: report)
      for tell in separately {
        do throws(ReportFailure) { told.texts.append(try tell?(report)) } catch { told.failure = error }
      }
      return told
    }
  }

  /// Writes what is said of one file.
  mutating func add(_ told: Told) throws(CommandFailure) {
    for index in outputs.indices {
      let text = try Self.rendered { () throws(ReportFailure) in
        if let failure = told.failure { throw failure }
        if let text = told.texts[index] { return text }
        return try outputs[index].report.add(told.report)
      }
      try write(text, to: index)
    }
  }

  /// Writes what stands at the end of each report, and puts the files in place.
  mutating func end(_ summary: RunSummary) throws(CommandFailure) {
    try each { (report) throws(ReportFailure) in try report.end(summary) }
    try console.output.flush()
    let files = outputs.compactMap { output in
      output.path.map { OutputFiles.Output(path: $0, content: output.content) }
    }
    try OutputFiles.write(files, console)
  }

  private mutating func each(
    _ render: (inout any LintReport) throws(ReportFailure) -> String
  ) throws(CommandFailure) {
    for index in outputs.indices {
      let text = try Self.rendered { () throws(ReportFailure) in try render(&outputs[index].report) }
      try write(text, to: index)
    }
  }

  private mutating func write(_ text: String, to index: Int) throws(CommandFailure) {
    if outputs[index].path == nil {
      try console.output.write(text)
    } else {
      do throws(SafeFileError) { try outputs[index].content.append(text.utf8) } catch { throw CommandFailure(error) }
    }
  }

  private static func rendered<T>(_ make: () throws(ReportFailure) -> T) throws(CommandFailure) -> T {
    do throws(ReportFailure) { return try make() } catch {
      throw CommandFailure(.internalError, "a report could not be made: \(error.message)")
    }
  }
}

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Reports

/// The reports of one run: one on standard output, any number in files.
struct ReportOutputs {
  private struct Output {
    var format: FormatChoice.Format
    var stream: OutputStream
    var text: TextReport
    var json = JSONReport()
  }

  private var outputs: [Output] = []

  /// Opens what `choices` ask for; text on standard output when nothing else goes there.
  init(
    _ choices: [FormatChoice], inputs: [InputFinder.Input], console: Console, isQuiet: Bool
  ) throws(CommandFailure) {
    try Self.check(choices, inputs)
    let all = choices.contains { $0.path == nil } ? choices : [FormatChoice(.text)] + choices
    for choice in all {
      let style = choice.path == nil ? console.style : Style(isColoured: false)
      let stream = try choice.path.map { (path) throws(CommandFailure) in try Self.open(path) } ?? console.output
      outputs.append(
        Output(format: choice.format, stream: stream, text: TextReport(style: style, isQuiet: isQuiet)))
    }
    self.isQuiet = isQuiet
  }

  private let isQuiet: Bool

  private static func check(_ choices: [FormatChoice], _ inputs: [InputFinder.Input]) throws(CommandFailure) {
    if choices.count(where: { $0.path == nil }) > 1 {
      throw .usage("two formats on standard output: give one of them a file, as in --format json=findings.json")
    }
    var seen: Set<String> = []
    for case let path? in choices.map(\.path) {
      let real = realPath(path)
      if !seen.insert(real).inserted { throw .usage("two formats are written to \(VisibleText.of(path))") }
      let isInput = inputs.contains { if case .file(let input) = $0 { realPath(input) == real } else { false } }
      if isInput { throw .usage("\(VisibleText.of(path)) is an input and cannot be an output too") }
    }
  }

  private static func realPath(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func open(_ path: String) throws(CommandFailure) -> OutputStream {
    let descriptor = creat(path, 0o666)
    guard descriptor >= 0 else {
      throw CommandFailure(.inputOutput, "\(VisibleText.of(path)): could not be written: \(SystemReason.words(errno))")
    }
    return OutputStream(descriptor: descriptor, name: VisibleText.of(path))
  }

  /// Writes what is said of one file.
  mutating func add(_ report: FileReport) throws(CommandFailure) {
    for index in outputs.indices {
      switch outputs[index].format {
      case .text: try outputs[index].stream.write(outputs[index].text.render(report))
      case .json: try outputs[index].stream.write(try render(&outputs[index].json, report))
      }
    }
  }

  private func render(_ json: inout JSONReport, _ report: FileReport) throws(CommandFailure) -> String {
    do { return try json.render(report) } catch {
      throw CommandFailure(.internalError, "a finding could not be written as JSON: \(error)")
    }
  }

  /// Writes what stands at the end of each report.
  func end(counts: SeverityCounts, files: Int, statistics: [String: Int]?) throws(CommandFailure) {
    for output in outputs {
      switch output.format {
      case .text:
        if let statistics { try output.stream.write(Self.table(statistics)) }
        if !isQuiet { try output.stream.write(output.text.summary(counts, files: files)) }
      case .json: try output.stream.write(output.json.end())
      }
      try output.stream.flush()
    }
  }

  private static func table(_ statistics: [String: Int]) -> String {
    let rows = statistics.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let width = rows.map { String($0.value).utf8.count }.max() ?? 0
    return rows.map { row in
      String(repeating: " ", count: width - String(row.value).utf8.count) + "\(row.value)  \(row.key)\n"
    }.joined()
  }
}

/// The processors of this machine.
enum Processors {
  /// How many there are, at least 1.
  static var count: Int { max(1, Int(sysconf(CInt(_SC_NPROCESSORS_ONLN)))) }
}

import LintRules
import RegistryText
import Reports
import SubSystems

/// Writes what a file would do as it is read. The documents can be as long as the file, so they are written piece by piece.
final class Dump: RegistryHandler {
  /// How many problems are listed.
  private static let problemLimit = 100_000
  /// How much text is gathered before it is written, in bytes.
  private static let pieceBytes = 32 << 10

  let wantsStatements = false
  private let path: String
  private let format: DocumentFormat
  private let output: OutputStream
  private var text: DumpText
  private var problems: [(id: String, line: Int)] = []
  private var untold = 0
  /// What stopped the writing; nothing is written after it.
  private(set) var failure: CommandFailure?

  init(path: String, format: DocumentFormat, output: OutputStream) {
    self.path = path
    self.format = format
    self.output = output
    text = DumpText(format)
    if format == .json { text.append("{\"path\":\(DumpText.quoted(path)),\n\"keys\":[") }
  }

  func interest(in path: borrowing Span<UInt16>) -> Interest { .lent }

  func key(_ key: LentKey, path: borrowing Span<UInt16>) {
    if text.append(key, path: path) >= Self.pieceBytes { writeText() }
  }

  func value(_ value: LentValue, name: borrowing Span<UInt16>, data: borrowing RawSpan) {
    if text.append(value, name: name, data: data) >= Self.pieceBytes { writeText() }
  }

  func key(_ key: RegistryKey) { text.append(key) }
  func value(_ value: RegistryValue) {}

  var blockHandler: (@Sendable () -> any BlockHandler)? { { [format] in DumpBlock(format) } }

  func take(_ told: any Sendable) -> Bool {
    // A block's first key is told as one behind another.
    guard let block = told as? DumpText, text.hasKeys else { return false }
    text.append(block)
    writeText()
    return true
  }

  func problem(_ problem: Problem) {
    if problem.isSharedSectionInItsPlace { return }
    if problems.count < Self.problemLimit {
      problems.append((problem.kind.ruleID, problem.range.start.line))
    } else {
      untold += 1
    }
  }

  func statement(_ statement: Statement) {}

  /// Writes what is known at the end only.
  func end(_ facts: FileFacts) {
    text.closeKey()
    problems.sort { ($0.line, $0.id) < ($1.line, $1.id) }
    switch format {
    case .json:
      let list = problems.map { "{\"id\":\"\($0.id)\",\"line\":\($0.line)}" }.joined(separator: ",")
      let version = facts.header.version.map(String.init) ?? "null"
      text.append(
        "],\n\"problems\":[\(list)],\"problemsLeftOut\":\(untold),\"program\":\"\(Version.number)\",\n\"header\":\(DumpText.quoted(facts.headerText)),"
      )
      text.append(
        "\"version\":\(version),\"encoding\":\"\(facts.encoding.name)\",\"lineEnds\":\"\(facts.lineEnds)\"}\n")
    case .text:
      if text.hasKeys { text.append("\n") }
      for problem in problems { text.append("\(problem.line): \(problem.id)\n") }
      if untold > 0 { text.append("… and \(untold) more problems\n") }
      text.append(
        "\(VisibleText.of(path)): \(VisibleText.of(facts.headerText)); \(facts.encoding.name), line ends \(facts.lineEnds)\n"
      )
    }
    writeText()
  }

  private func writeText() {
    if failure == nil {
      do throws(CommandFailure) {
        try text.text.read { (bytes) throws(CommandFailure) in try output.write(bytes) }
      } catch { failure = error }
    }
    text.clear()
  }
}

/// Tells a block as the dump would.
private final class DumpBlock: BlockHandler {
  let wantsStatements = false
  private(set) var isQuiet = true
  private var text: DumpText

  init(_ format: DocumentFormat) { text = DumpText(format, hasKeys: true) }

  func interest(in path: borrowing Span<UInt16>) -> Interest { .lent }
  func key(_ key: LentKey, path: borrowing Span<UInt16>) { text.append(key, path: path) }

  func value(_ value: LentValue, name: borrowing Span<UInt16>, data: borrowing RawSpan) {
    text.append(value, name: name, data: data)
  }

  func key(_ key: RegistryKey) { text.append(key) }
  func value(_ value: RegistryValue) {}
  func problem(_ problem: Problem) { if !problem.isSharedSectionInItsPlace { isQuiet = false } }
  func statement(_ statement: Statement) {}
  func endBlock() -> any Sendable { text }
}

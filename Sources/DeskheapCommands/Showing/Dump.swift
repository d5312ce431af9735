import LintRules
import RegistryText
import Reports
import SubSystems

/// Writes what a file would do as it is read. The documents can be as long as the file, so they are written piece by piece.
final class Dump: RegistryHandler {
  /// How many problems are listed.
  private static let problemLimit = 100_000

  let wantsStatements = false
  private let path: String
  private let format: DocumentFormat
  private let output: OutputStream
  private var line = DumpLine()
  private var problems: [(id: String, line: Int)] = []
  private var untold = 0
  private var isImported = false
  private var isKeyOpen = false
  private var hasKeys = false
  private var hasValues = false
  /// What stopped the writing; nothing is written after it.
  private(set) var failure: CommandFailure?

  init(path: String, format: DocumentFormat, output: OutputStream) {
    self.path = path
    self.format = format
    self.output = output
    if format == .json { write("{\"path\":\(Self.quoted(path)),\n\"keys\":[") }
  }

  func interest(in path: borrowing Span<UInt16>) -> Interest { .data }

  func key(_ key: RegistryKey) {
    isImported = key.isImported
    guard isImported else { return }
    closeKey()
    write { line in
      switch format {
      case .json:
        line.append(hasKeys ? ",\n{\"path\":" : "\n{\"path\":")
        line.append(
          "\(Self.quoted(key.path)),\"line\":\(key.range.start.line),\"delete\":\(key.isDeletion),\"values\":[")
      case .text:
        if hasKeys { line.append("\n") }
        line.append(String(key.range.start.line))
        line.append(key.isDeletion ? ": delete [" : ": [")
        line.append(VisibleText.of(key.path))
        line.append("]\n")
      }
    }
    hasKeys = true
    isKeyOpen = true
    hasValues = false
  }

  private func closeKey() {
    if isKeyOpen, format == .json { write("]}") }
    isKeyOpen = false
  }

  func value(_ value: RegistryValue) {
    guard isImported else { return }
    let isDeletion = value.form == .deletion
    switch format {
    case .json:
      write { line in
        line.append(hasValues ? ",\n {\"name\":" : "\n {\"name\":")
        line.append("\(Self.quoted(value.name)),\"line\":\(value.line),\"delete\":\(isDeletion)")
        if !isDeletion {
          line.append(",\"type\":\(value.type),\"data\":\"")
          line.append(hex: value.data)
          line.append("\"")
        }
        line.append("}")
      }
    case .text: write { add(value, to: &$0) }
    }
    hasValues = true
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
    closeKey()
    problems.sort { ($0.line, $0.id) < ($1.line, $1.id) }
    switch format {
    case .json:
      let list = problems.map { "{\"id\":\"\($0.id)\",\"line\":\($0.line)}" }.joined(separator: ",")
      let version = facts.header.version.map(String.init) ?? "null"
      write(
        "],\n\"problems\":[\(list)],\"problemsLeftOut\":\(untold),\"program\":\"\(Version.number)\",\n\"header\":\(Self.quoted(facts.headerText)),"
      )
      write("\"version\":\(version),\"encoding\":\"\(facts.encoding.name)\",\"lineEnds\":\"\(facts.lineEnds)\"}\n")
    case .text:
      if hasKeys { write("\n") }
      for problem in problems { write("\(problem.line): \(problem.id)\n") }
      if untold > 0 { write("… and \(untold) more problems\n") }
      write(
        "\(VisibleText.of(path)): \(VisibleText.of(facts.headerText)); \(facts.encoding.name), line ends \(facts.lineEnds)\n"
      )
    }
  }

  private func write(_ text: String) {
    write { $0.append(text) }
  }

  /// Writes what `add` adds: pieces are gathered first, because there are several in nearly every line of the file.
  private func write(_ add: (inout DumpLine) -> Void) {
    line.clear()
    add(&line)
    guard failure == nil else { return }
    do throws(CommandFailure) { try output.write(line.bytes) } catch { failure = error }
  }

  private func add(_ value: RegistryValue, to line: inout DumpLine) {
    line.append(String(value.line))
    line.append(value.form == .deletion ? ":   delete " : ":   ")
    if value.name.isEmpty { line.append("@") } else { line.append(quoted: VisibleText.of(value.name)) }
    if value.form != .deletion {
      line.append(" ")
      line.append(value.typeName)
      line.append(" ")
      if let string = value.string {
        line.append(quoted: VisibleText.of(string))
      } else if let number = value.number {
        line.append(String(number))
      } else {
        line.append(hex: value.data)
      }
    }
    line.append("\n")
  }

  /// A JSON string: quotes, backslashes and control characters escaped, all else as it is.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "\u{0}"..<"\u{20}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

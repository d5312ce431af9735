import LintRules
import RegistryText
import Reports
import SubSystems

/// Writes what a file would do as it is read. The documents can be as long as the file, so they are written piece by piece.
final class Dump: RegistryHandler {
  /// How many problems are listed.
  private static let problemLimit = 100_000
  private static let hexDigits = Array("0123456789abcdef".utf8)

  let wantsStatements = false
  private let path: String
  private let format: DocumentFormat
  private let output: OutputStream
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
    switch format {
    case .json:
      write("\(hasKeys ? "," : "")\n{\"path\":\(Self.quoted(key.path)),\"line\":\(key.range.start.line),")
      write("\"delete\":\(key.isDeletion),\"values\":[")
    case .text:
      write(
        "\(hasKeys ? "\n" : "")\(key.range.start.line): \(key.isDeletion ? "delete " : "")[\(VisibleText.of(key.path))]\n"
      )
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
      write(
        "\(hasValues ? "," : "")\n {\"name\":\(Self.quoted(value.name)),\"line\":\(value.line),\"delete\":\(isDeletion)"
      )
      write(isDeletion ? "}" : ",\"type\":\(value.type),\"data\":\"\(Self.hex(value.data))\"}")
    case .text:
      write(Self.line(value))
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
    guard failure == nil else { return }
    do throws(CommandFailure) { try output.write(text) } catch { failure = error }
  }

  /// A value as text, put together piece by piece: there is one for nearly every line of the file.
  private static func line(_ value: RegistryValue) -> String {
    var text = String(value.line)
    text += value.form == .deletion ? ":   delete " : ":   "
    if value.name.isEmpty { text += "@" } else { quote(value.name, in: &text) }
    if value.form != .deletion {
      text += " "
      text += value.typeName
      text += " "
      if let string = value.string {
        quote(string, in: &text)
      } else {
        text += value.number.map { String($0) } ?? hex(value.data)
      }
    }
    text += "\n"
    return text
  }

  private static func quote(_ words: String, in text: inout String) {
    text += "\""
    text += VisibleText.of(words)
    text += "\""
  }

  private static func hex(_ bytes: [UInt8]) -> String {
    String(unsafeUninitializedCapacity: bytes.count * 2) { target in
      for (index, byte) in bytes.enumerated() {
        target[index * 2] = hexDigits[Int(byte >> 4)]
        target[index * 2 + 1] = hexDigits[Int(byte & 15)]
      }
      return bytes.count * 2
    }
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

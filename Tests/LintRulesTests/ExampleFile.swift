import Findings
import LintRules
import RegistryText
import SubSystems

/// An example as a file: its bytes without the marks, and the bytes between the marks.
struct ExampleFile {
  /// How an example that leaves it open is written.
  enum Form {
    case utf16, ansi
  }

  var bytes: [UInt8] = []
  var marked: Range<Int>?

  init(_ content: RuleExample.Content, as form: Form = .utf16) {
    switch content {
    case .windows(let text): self.init(text: Self.header + Self.windows(text), form)
    case .registry(let text): self.init(text: Self.header + text.replacing("\n", with: "\r\n"), form)
    case .file(let text): self.init(text: text, form)
    case .bytes(let text):
      self.init()
      read(text) { [UInt8(truncatingIfNeeded: $0.unicodeScalars.first?.value ?? 0)] }
    }
  }

  init(bytes: [UInt8] = []) { self.bytes = bytes }

  private init(text: String, _ form: Form) {
    if form == .utf16 { bytes = [0xFF, 0xFE] }
    read(text) { character in
      form == .utf16 ? UTF16Bytes.littleEndian(Array(character.utf16)) : Array(character.utf8)
    }
  }

  private mutating func read(_ text: String, _ encode: (Character) -> [UInt8]) {
    var start: Int?
    // Scalar by scalar: a CR and the LF behind it are one Character.
    for scalar in text.unicodeScalars {
      switch scalar {
      case "⟦": start = bytes.count
      case "⟧": marked = (start ?? 0)..<bytes.count
      default: bytes += encode(Character(scalar))
      }
    }
  }

  /// What the rules find in it.
  func findings(of rule: Rule, _ options: LintOptions) throws -> [Finding] {
    Linter.findings(in: LintContext(try ExportSurvey.read(MemoryBytes(bytes)), options: options), rules: [rule])
  }

  private static let header = "Windows Registry Editor Version 5.00\r\n\r\n"

  private static func windows(_ text: String) -> String {
    let key = "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\SubSystems"
    return "[\(key)]\r\n\"Windows\"=\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\"\r\n"
  }
}

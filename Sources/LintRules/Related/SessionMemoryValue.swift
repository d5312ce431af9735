import DesktopHeap
import Findings
import RegistryText
import SubSystems

/// A value of the key Memory Management that divides up the address space of a session, all in MB.
enum SessionMemoryValue: String, CaseIterable {
  case view = "SessionViewSize"
  case pool = "SessionPoolSize"
  case image = "SessionImageSize"

  /// What Setup writes; nil where it writes none.
  var setupMegabytes: Int64? {
    switch self {
    case .view: SessionViewSizeValue.setupMegabytes
    case .pool: SessionViewSizeValue.setupPoolMegabytes
    case .image: nil
    }
  }
}

extension LintContext {
  /// The values that are given, deletions left out.
  func sessionMemoryValues() -> [(kind: SessionMemoryValue, key: Export.Key, value: RegistryValue)] {
    SessionMemoryValue.allCases.flatMap { kind in
      lastValues(kind.rawValue, of: .memoryManagement).filter { $0.value.form != .deletion }
        .map { (kind, $0.key, $0.value) }
    }
  }
}

extension RegistryValue {
  /// The fix that gives a REG_DWORD another number, as `dword:` or as its four bytes; nil for other values.
  func fix(number: Int64, title: String, in context: LintContext) -> Fix? {
    guard context.isRegistryText, type == 4, data.count == 4 else { return nil }
    let text: String
    switch form {
    case .dword: text = Self.digits(number, 8)
    case .hex: text = [0, 8, 16, 24].map { Self.digits(number >> $0 & 0xFF, 2) }.joined(separator: ",")
    default: return nil
    }
    // What stands behind the last byte of a list, such as a comment, stays.
    let bytes = dataRange.bytes.lowerBound..<(lastByte?.bytes ?? dataRange.bytes).upperBound
    return Fix(title: title, applicability: .unsafe, edits: [context.export.facts.splice(bytes, text)])
  }

  private static func digits(_ number: Int64, _ count: Int) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: max(0, count - digits.utf8.count)) + digits
  }
}

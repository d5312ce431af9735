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
    guard export.hasKey(.memoryManagement) else { return [] }
    return SessionMemoryValue.allCases.flatMap { kind in
      lastValues(kind.rawValue, of: .memoryManagement).filter { $0.value.form != .deletion }
        .map { (kind, $0.key, $0.value) }
    }
  }
}

extension RegistryValue {
  /// The fix that gives a REG_DWORD another number, as `dword:` or as its four bytes; nil for other values.
  func fix(number: UInt32, title: String, in context: LintContext) -> Fix? {
    guard context.isRegistryText, let edits = edit(number: number, in: context.export.facts) else { return nil }
    return Fix(title: title, applicability: .unsafe, edits: edits)
  }
}

/// Learns whether a block has anything to tell.
final class QuietCheck: BlockHandler {
  let wantsStatements = false
  private let wants: @Sendable (borrowing Span<UInt16>) -> Bool
  private(set) var isQuiet = true

  init(_ wants: @escaping @Sendable (borrowing Span<UInt16>) -> Bool) { self.wants = wants }

  func interest(in path: borrowing Span<UInt16>) -> Interest {
    if wants(path) { isQuiet = false }
    return .none
  }

  func key(_ key: RegistryKey) { isQuiet = false }
  func value(_ value: RegistryValue) { isQuiet = false }
  func problem(_ problem: Problem) { isQuiet = false }
  func directive(_ directive: Directive) { isQuiet = false }
  func statement(_ statement: Statement) {}
  func endBlock() -> any Sendable { () }
}

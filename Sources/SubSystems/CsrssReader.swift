/// What csrss, which decides whether the machine starts, makes of the value (ReactOS's csrsrv; observed).
package struct CsrssReader: Hashable, Sendable {
  /// Indices of `ServerDll` are below this.
  package static let serverLimit: UInt32 = 6
  /// The index that csrss's own server holds.
  package static let ownIndex: UInt32 = 0

  /// A fault and the units that are at fault; where something is missing, the empty range at the text's end.
  package struct Failure: Hashable, Sendable {
    /// What is wrong.
    package let fault: CsrssFault
    /// Where, as indices of UTF-16 units of the value.
    package let range: Range<Int>
  }

  /// Every fault, in the order in which csrss meets them: what is missing shows last.
  package let failures: [Failure]
  /// Unknown arguments that csrss survives because of what follows them.
  package let survived: [CsrssArgument]

  /// Whether the machine is expected to start.
  package var starts: Bool { failures.isEmpty }

  /// The fault that csrss meets first; nil where it starts.
  package var failure: Failure? { failures.first }

  /// Judges the value, independently of win32k.
  package init(_ string: WindowsString) {
    let end = string.textEnd..<string.textEnd
    guard let program = string.arguments.first else {
      failures = [Failure(fault: .empty, range: 0..<string.textEnd)]
      survived = []
      return
    }
    var failures: [Failure] = []
    if case .program(let path) = program.kind, path != .shipped {
      failures.append(Failure(fault: .program(path), range: program.range))
    }
    var seen = Seen()
    for argument in string.arguments.dropFirst() {
      if let fault = seen.fault(of: argument, in: string) {
        failures.append(Failure(fault: fault, range: argument.range))
      }
    }
    let forgiving = string.arguments.lastIndex(where: \.forgivesUnknown) ?? 0
    let unknown = string.arguments.indices.dropFirst().filter { string.arguments[$0].kind == .unknown }
    survived = unknown.filter { $0 < forgiving }.map { string.arguments[$0] }
    failures += unknown.filter { $0 > forgiving }.map {
      Failure(fault: .unknownArgument, range: string.arguments[$0].range)
    }
    failures += seen.missing.map { Failure(fault: .missing($0), range: end) }
    self.failures = failures
  }

  /// What csrss has met so far.
  private struct Seen {
    private(set) var missing = NeededArgument.allCases
    private var indices: [UInt32] = [CsrssReader.ownIndex]
    private var hasSharedSection = false

    mutating func fault(of argument: CsrssArgument, in string: WindowsString) -> CsrssFault? {
      switch argument.kind {
      case .objectDirectory: return objectDirectory(argument, string)
      case .sharedSection: return sharedSection(argument, string)
      case .serverDll(let dll): return server(dll)
      case .serverDllWithoutValue: return .serverDllWithoutIndex
      case .windows: return argument.value == nil ? .windowsWithoutValue : nil
      case .maxRequestThreads:
        let number = argument.value.map { ClassicNumber(in: string.units, field: $0) }
        return number?.hasDigits == true ? nil : .maxRequestThreadsWithoutNumber
      case .program, .subSystemType, .profileControl, .unknown: return nil
      }
    }

    private mutating func objectDirectory(_ argument: CsrssArgument, _ string: WindowsString) -> CsrssFault? {
      missing.removeAll { $0 == .objectDirectory }
      guard let value = argument.value, ASCII.matches(string.units[value], "\\Windows") else { return .objectDirectory }
      return nil
    }

    private mutating func sharedSection(_ argument: CsrssArgument, _ string: WindowsString) -> CsrssFault? {
      missing.removeAll { $0 == .sharedSection }
      defer { hasSharedSection = true }
      if hasSharedSection { return .sharedSectionRepeated }
      guard let value = argument.value, let comma = string.units[value].firstIndex(of: ASCII.comma),
        comma + 1 < value.upperBound
      else { return .sharedSectionMalformed }
      let first = ClassicNumber(in: string.units, field: value.lowerBound..<comma)
      return first.bits << 10 == 0 ? .sharedSectionWithoutSize : nil
    }

    private mutating func server(_ dll: ServerDll) -> CsrssFault? {
      if dll.known == .base, dll.index == KnownServer.base.index { missing.removeAll { $0 == .base } }
      if dll.known == .user, dll.index == KnownServer.user.index { missing.removeAll { $0 == .user } }
      guard let index = dll.index else { return .serverDllWithoutIndex }
      guard index < CsrssReader.serverLimit else { return .serverDllIndexOutOfRange(index) }
      if indices.contains(index) { return .serverDllIndexRepeated(index) }
      indices.append(index)
      return nil
    }
  }
}

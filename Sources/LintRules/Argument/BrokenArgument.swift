package import SubSystems

/// An argument that blanks or line breaks cut into tokens: `Windows =On`, `ServerDll=basesrv, 1`.
package struct BrokenArgument: Hashable, Sendable {
  /// From the first unit of its first token to the end of its last.
  package let range: Range<Int>
  /// The blanks inside.
  package let blanks: [Range<Int>]
  /// The argument without them.
  package let whole: String
  /// The argument that booting needs and that it would be.
  package let needed: NeededArgument?
  /// The server that it would name.
  package let server: KnownServer?

  /// How many tokens are tried together.
  private static let mostTokens = 3

  /// Every such argument. Blanks between the numbers of SharedSection are left to DH404 unless they break lines.
  static func all(in string: WindowsString) -> [BrokenArgument] {
    var found: [BrokenArgument] = []
    var index = 0
    while index < string.arguments.count {
      let most = min(mostTokens, string.arguments.count - index)
      if most > 1, isLeftOver(string.arguments[index + 1]),
        let count = (2...most).first(where: { isBroken(string, index..<index + $0) })
      {
        found.append(BrokenArgument(string, index..<index + count))
        index += count
      } else {
        index += 1
      }
    }
    if let numbers = brokenNumbers(string) { found.append(numbers) }
    return found
  }

  private init(_ string: WindowsString, _ tokens: Range<Int>) {
    let parts = string.arguments[tokens]
    let range = (parts.first?.range.lowerBound ?? 0)..<(parts.last?.range.upperBound ?? 0)
    let whole = parts.map { string.text(in: $0.range) }.joined()
    self.init(string, range: range, whole: whole)
  }

  private init(_ string: WindowsString, range: Range<Int>, whole: String) {
    self.range = range
    self.whole = whole
    blanks = string.blankRuns(in: range)
    let argument = WindowsString("csrss.exe " + whole).arguments.last
    server = argument?.serverDll?.known
    needed =
      switch argument?.kind {
      case .objectDirectory: .objectDirectory
      case .sharedSection: .sharedSection
      case .serverDll(let dll) where dll.known == .base: .base
      case .serverDll(let dll) where dll.known == .user: .user
      default: nil
      }
  }

  /// The blanks of `1024,⏎20480,768`: a line break is told as one, other blanks there are DH404's.
  private static func brokenNumbers(_ string: WindowsString) -> BrokenArgument? {
    guard let joined = SharedSectionText.joined(string),
      string.breaksLine(in: joined.range),
      let start = string.arguments(of: .sharedSection).first?.range.lowerBound
    else { return nil }
    let units = string.units[start..<joined.range.upperBound].filter { !Blank.isBlank($0) }
    return BrokenArgument(
      string, range: start..<joined.range.upperBound, whole: String(decoding: units, as: UTF16.self))
  }

  /// Whether the tokens make one sound argument together and none of them does so alone but the first.
  private static func isBroken(_ string: WindowsString, _ tokens: Range<Int>) -> Bool {
    let parts = string.arguments[tokens]
    guard parts.dropFirst().allSatisfy(isLeftOver) else { return false }
    let whole = parts.map { string.text(in: $0.range) }.joined()
    let isFirst = tokens.lowerBound == 0
    guard let argument = WindowsString(isFirst ? whole : "csrss.exe " + whole).arguments.last,
      isSound(argument, whole)
    else { return false }
    if let first = parts.first, case .sharedSection = argument.kind {
      // `Shared Section=` is DH401's; blanks behind the `=` are DH404's.
      return first.kind == .sharedSection && first.value == nil
    }
    return !(parts.first.map { isSound($0, string.text(in: $0.range)) } ?? false)
  }

  /// Whether a token may be the rest of the one before.
  private static func isLeftOver(_ token: CsrssArgument) -> Bool {
    switch token.kind {
    case .unknown: true
    case .windows: token.value == nil
    default: false
    }
  }

  /// Whether Windows reads the argument as one of its own, with a value that it takes.
  private static func isSound(_ argument: CsrssArgument, _ text: String) -> Bool {
    switch argument.kind {
    case .program(let path): path == .shipped
    case .objectDirectory: text.lowercased().hasSuffix("=\\windows")
    case .sharedSection: argument.value != nil
    case .windows, .subSystemType, .profileControl: argument.value.map { !$0.isEmpty } ?? false
    case .maxRequestThreads: argument.value != nil && text.last?.isNumber == true
    case .serverDll(let dll): dll.known != nil && dll.index != nil
    case .serverDllWithoutValue, .unknown: false
    }
  }
}

extension WindowsString {
  /// The runs of blanks within `range`.
  func blankRuns(in range: Range<Int>) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var index = range.lowerBound
    while let start = units[index..<range.upperBound].firstIndex(where: Blank.isBlank) {
      index = units[start..<range.upperBound].firstIndex { !Blank.isBlank($0) } ?? range.upperBound
      runs.append(start..<index)
    }
    return runs
  }
}

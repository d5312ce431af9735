import SubSystems

/// What is wrong with the arguments of a value beyond what csrss says: each token that is not understood belongs to one
/// rule only.
package struct ArgumentReview: Sendable {
  /// Dots that stand for what an article leaves out (DH312).
  package let placeholders: [Range<Int>]
  /// Whether some character only looks like what it was meant to be (DH309): what seems missing may be there.
  package let isBlurred: Bool
  /// Arguments that a blank or a line break cuts in two (DH308), and what they were before.
  package let broken: [BrokenArgument]
  /// The name of an argument that was probably meant to be SharedSection, where there is none (DH401).
  package let misspelledSection: Range<Int>?
  /// Whether it is such a value at all: it names csrss or one of its arguments.
  package let isSubSystemString: Bool
  /// What it lacks that booting needs (DH302).
  let missing: MissingArguments
  /// Runs of blanks with a line break between two whole arguments (DH308).
  let lineBreaks: [Range<Int>]
  /// The arguments that are not as Windows writes them and that no other rule speaks of, as indices: of these DH303 to
  /// DH306 and DH311 tell.
  let odd: [Int]
  /// For each argument, whether another rule speaks of it: it is not told as unknown.
  private let spokenFor: [Bool]

  /// Reviews the arguments of `string`, of which csrss makes `csrss`.
  init(_ string: WindowsString, _ csrss: CsrssReader) {
    let arguments = string.arguments
    let placeholders = arguments.map { Placeholder.range(in: string.units[$0.range]) }
    let lookAlikes = arguments.map { LookAlike.first(in: string.units[$0.range]) }
    self.placeholders = placeholders.compactMap { $0 }
    isBlurred = lookAlikes.contains { $0 != nil }
    broken = BrokenArgument.all(in: string)
    misspelledSection = Self.misspelledSection(string)
    missing = MissingArguments(string, broken: broken)
    lineBreaks = Self.lineBreaks(string, besides: broken)
    isSubSystemString = arguments.contains { argument in
      switch argument.kind {
      case .program(let path): path != .otherProgram || Self.isArgument(string, argument)
      case .unknown: false
      default: true
      }
    }
    var spokenFor = arguments.indices.map { placeholders[$0] != nil || lookAlikes[$0] != nil }
    var spoken = broken.map(\.range)
    if let misspelledSection { spoken.append(misspelledSection) }
    if let joined = SharedSectionText.joined(string) { spoken.append(joined.range) }
    for range in spoken {
      for index in arguments.indices where arguments[index].range.overlaps(range) { spokenFor[index] = true }
    }
    for index in Self.looseValues(string) + Self.looseNumbers(string) { spokenFor[index] = true }
    self.spokenFor = spokenFor
    // For each unit, whether something begins there that csrss fails on or survives.
    var isNoted = Array(repeating: false, count: string.units.count + 1)
    for failure in csrss.failures { isNoted[failure.range.lowerBound] = true }
    for argument in csrss.survived { isNoted[argument.range.lowerBound] = true }
    odd = arguments.indices.filter { index in
      !spokenFor[index]
        && (isNoted[arguments[index].range.lowerBound] || arguments[index].serverDll?.isAtItsPlace == false)
    }
  }

  private static func lineBreaks(_ string: WindowsString, besides broken: [BrokenArgument]) -> [Range<Int>] {
    guard let first = string.arguments.first, let last = string.arguments.last,
      string.breaksLine(in: string.units.indices)
    else { return [] }
    return string.blankRuns(in: first.range.lowerBound..<last.range.upperBound).filter { run in
      string.breaksLine(in: run) && !broken.contains { $0.range.overlaps(run) }
    }
  }

  /// Whether a token in the place of the program is one of csrss's arguments.
  static func isArgument(_ string: WindowsString, _ argument: CsrssArgument) -> Bool {
    let alone = WindowsString("csrss.exe " + string.text(in: argument.range))
    return alone.arguments.last.map { $0.kind != .unknown } ?? false
  }

  /// Tokens that are the value of the argument before, which lacks its `=`: `On` of `Windows On`.
  private static func looseValues(_ string: WindowsString) -> [Int] {
    string.arguments.indices.dropFirst(2).filter { index in
      let before = string.arguments[index - 1]
      guard string.arguments[index].kind == .unknown, before.value == nil else { return false }
      switch before.kind {
      case .windows, .maxRequestThreads, .sharedSection, .objectDirectory, .serverDllWithoutValue, .subSystemType,
        .profileControl:
        return true
      default: return false
      }
    }
  }

  /// Numbers behind a SharedSection that has no comma: `20480` and `768` of `SharedSection=1024 20480 768` (DH403).
  private static func looseNumbers(_ string: WindowsString) -> [Int] {
    guard let first = string.arguments.firstIndex(where: { $0.kind == .sharedSection }),
      let value = string.arguments[first].value, !string.units[value].contains(0x2C)
    else { return [] }
    return Array(
      string.arguments.indices.dropFirst(first + 1).prefix { index in
        string.units[string.arguments[index].range].allSatisfy { (0x30...0x39).contains($0) }
      })
  }

  /// A token of another name whose value is written like the numbers, or `Shared Section=`.
  private static func misspelledSection(_ string: WindowsString) -> Range<Int>? {
    guard string.arguments(of: .sharedSection).isEmpty else { return nil }
    for (index, argument) in string.arguments.enumerated().dropFirst() where argument.kind == .unknown {
      guard let value = argument.value, !argument.name.isEmpty, isTriple(string.units[value]) else { continue }
      let before = string.arguments[index - 1]
      let words = [before, argument].map { string.text(in: $0.name) }
      let isInTwoWords = words.joined().lowercased() == "sharedsection"
      return isInTwoWords ? before.name.lowerBound..<argument.name.upperBound : argument.name
    }
    return nil
  }

  /// Digits and at least one comma.
  private static func isTriple(_ units: ArraySlice<UInt16>) -> Bool {
    units.first.map { (0x30...0x39).contains($0) } ?? false
      && units.contains(0x2C) && units.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2C }
  }
}

extension ArgumentReview {
  /// Whether another rule speaks of the token with this index.
  func isSpokenFor(_ index: Int) -> Bool { spokenFor[index] }
}

extension ServerDll {
  /// Whether it is a server of Windows with the index that Windows gives it.
  fileprivate var isAtItsPlace: Bool { known.map { $0.index == index } ?? false }
}

extension WindowsString {
  /// Whether a line ends within `range`.
  func breaksLine(in range: Range<Int>) -> Bool { units[range].contains { $0 == 0x0A || $0 == 0x0D } }
}

/// One token of the `Windows` value. All ranges are indices of UTF-16 units of the value.
package struct CsrssArgument: Hashable, Sendable {
  /// What the token is to csrss, by its name in any case.
  package enum Kind: Hashable, Sendable {
    /// The first token: the program that is started.
    case program(CsrssPath)
    case objectDirectory
    case sharedSection
    case windows
    case subSystemType
    case serverDll(ServerDll)
    /// `ServerDll` without `=`.
    case serverDllWithoutValue
    case profileControl
    case maxRequestThreads
    case unknown
  }

  /// The whole token.
  package let range: Range<Int>
  /// What stands before the first `=`, or the whole token without one.
  package let name: Range<Int>
  /// What stands after the first `=`, maybe nothing; nil without `=`.
  package let value: Range<Int>?
  /// What the token is.
  package let kind: Kind

  init(in units: [UInt16], range: Range<Int>, isFirst: Bool) {
    let equals = units[range].firstIndex(of: ASCII.equals)
    let name = range.lowerBound..<(equals ?? range.upperBound)
    let value = equals.map { $0 + 1..<range.upperBound }
    self.range = range
    self.name = name
    self.value = value
    kind = isFirst ? .program(CsrssPath(units[range])) : Self.kind(of: units, name: name, value: value)
  }

  private static func kind(of units: [UInt16], name: Range<Int>, value: Range<Int>?) -> Kind {
    let name = units[name]
    if ASCII.matches(name, "ObjectDirectory") { return .objectDirectory }
    if ASCII.matches(name, "SharedSection") { return .sharedSection }
    if ASCII.matches(name, "Windows") { return .windows }
    if ASCII.matches(name, "SubSystemType") { return .subSystemType }
    if ASCII.matches(name, "ProfileControl") { return .profileControl }
    if ASCII.matches(name, "MaxRequestThreads") { return .maxRequestThreads }
    guard ASCII.matches(name, "ServerDll") else { return .unknown }
    return value.map { .serverDll(ServerDll(in: units, value: $0)) } ?? .serverDllWithoutValue
  }

  /// The `ServerDll` value, where this is one.
  package var serverDll: ServerDll? {
    if case .serverDll(let dll) = kind { dll } else { nil }
  }

  /// Whether csrss survives an unknown argument that stands before this one: these set its status anew (ReactOS;
  /// observed).
  package var forgivesUnknown: Bool {
    switch kind {
    case .objectDirectory, .sharedSection, .serverDll, .maxRequestThreads: true
    default: false
    }
  }
}

import Spelling

/// What `Match` can ask of a connection.
package struct SshdConnection: Hashable, Sendable {
  /// The user that logs on; OpenSSH compares user names with their case.
  package var user: String?
  /// Whether the user doesn't exist on the server.
  package var isInvalidUser = false
  /// The groups of the user.
  package var groups: [String] = []
  /// The client's host name, compared without case.
  package var host: String?
  /// The client's IPv4 or IPv6 address.
  package var address: String?
  /// The server's address that the connection came to.
  package var localAddress: String?
  /// The server's port that the connection came to.
  package var localPort: Int?
  /// The routing domain that the connection came through.
  package var routingDomain: String?
  /// The server's version, as in `OpenSSH_9.9p1`.
  package var serverVersion: String?

  /// A connection of which only the given is known. A criterion about what is not known doesn't hold.
  package init(user: String? = nil, host: String? = nil, address: String? = nil, groups: [String] = []) {
    self.user = user
    self.host = host
    self.address = address
    self.groups = groups
  }
}

/// One criterion of a `Match` line (servconf.c).
enum SshdCriterion: Hashable, Sendable {
  case all
  case invalidUser
  case user(String)
  case group(String)
  case host(String)
  case address(String)
  case localAddress(String)
  case localPort(Int)
  case routingDomain(String)
  case version(String)

  private static let names = [
    "all", "invalid-user", "User", "Group", "Host", "Address", "LocalAddress", "LocalPort", "RDomain", "Version",
  ]

  /// Whether the criterion holds for the connection.
  func holds(for connection: SshdConnection) -> Bool {
    switch self {
    case .all: true
    case .invalidUser: connection.isInvalidUser
    case .user(let list): connection.user.map { PatternList.matches($0, list) } ?? false
    case .group(let list): Self.matchesGroups(connection.groups, list)
    case .host(let list): connection.host.map { PatternList.matches($0, list, ignoringCase: true) } ?? false
    case .address(let list): Self.matchesAddress(connection.address, list)
    case .localAddress(let list): Self.matchesAddress(connection.localAddress, list)
    case .localPort(let port): connection.localPort == port
    case .routingDomain(let list): connection.routingDomain.map { PatternList.matches($0, list) } ?? false
    case .version(let list): connection.serverVersion.map { PatternList.matches($0, list) } ?? false
    }
  }

  /// One group that a pattern with `!` names is enough to fail.
  private static func matchesGroups(_ groups: [String], _ list: String) -> Bool {
    let forbidden = list.split(separator: ",").filter { $0.first == "!" }.map { String($0.dropFirst()) }
    guard !groups.contains(where: { group in forbidden.contains { PatternList.matches(group, $0) } }) else {
      return false
    }
    return groups.contains { PatternList.matches($0, list) }
  }

  private static func matchesAddress(_ text: String?, _ list: String) -> Bool {
    guard let text, let address = NetworkAddress(text) else { return false }
    var isMatched = false
    for part in list.split(separator: ",", omittingEmptySubsequences: false) {
      let isNegated = part.first == "!"
      let entry = String(isNegated ? part.dropFirst() : part)
      let found =
        AddressBlock(entry)?.contains(address)
        ?? PatternList.matches(Array(text.unicodeScalars), Array(entry.unicodeScalars))
      guard found else { continue }
      if isNegated { return false }
      isMatched = true
    }
    return isMatched
  }

  // MARK: Reading

  /// The criteria of a `Match` line.
  static func read(_ arguments: [String]) throws(ReadingProblem) -> [SshdCriterion] {
    guard !arguments.isEmpty else { throw ReadingProblem(.missingCriterion("Match")) }
    if arguments[0].lowercased() == "all" {
      guard arguments.count == 1 else { throw ReadingProblem(.allNotAlone) }
      return [.all]
    }
    var criteria: [SshdCriterion] = []
    var rest = arguments[...]
    while let name = rest.popFirst() {
      switch name.lowercased() {
      case "all": throw ReadingProblem(.allNotAlone)
      case "invalid-user": criteria.append(.invalidUser)
      default:
        let parts = name.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let value = parts.count == 2 ? String(parts[1]) : rest.popFirst()
        criteria.append(try read(String(parts[0]), value: value))
      }
    }
    return criteria
  }

  private static func read(_ name: String, value: String?) throws(ReadingProblem) -> SshdCriterion {
    guard names.contains(where: { $0.lowercased() == name.lowercased() }) else {
      throw ReadingProblem(.unknownCriterion(name, nearest: NearestName.find(name, among: names)))
    }
    guard let value, !value.isEmpty else { throw ReadingProblem(.missingCriterion(name)) }
    switch name.lowercased() {
    case "user": return .user(value)
    case "group": return .group(value)
    case "host": return .host(value)
    case "address": return .address(try checkedAddresses(value, name))
    case "localaddress": return .localAddress(try checkedAddresses(value, name))
    case "rdomain": return .routingDomain(value)
    case "version": return .version(value)
    default:
      guard let port = UInt16(value), port > 0 else { throw ReadingProblem(.badCriterion(name, value: value)) }
      return .localPort(Int(port))
    }
  }

  private static func checkedAddresses(_ list: String, _ name: String) throws(ReadingProblem) -> String {
    for part in list.split(separator: ",", omittingEmptySubsequences: false) {
      let entry = part.first == "!" ? part.dropFirst() : part
      let isConsistent = AddressBlock(String(entry))?.isConsistent ?? true
      guard !entry.isEmpty, isConsistent else { throw ReadingProblem(.badCriterion(name, value: list)) }
    }
    return list
  }

  /// What is wrong with a `Match` line, before its place is known.
  struct ReadingProblem: Error, Hashable {
    let kind: SshdConfigurationProblem.Kind

    init(_ kind: SshdConfigurationProblem.Kind) { self.kind = kind }
  }
}

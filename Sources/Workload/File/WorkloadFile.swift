package import LibYAML

/// A workload file: YAML in, description out.
package enum WorkloadFile {
  /// Reads the sshd_config that a file names.
  package typealias ServerConfiguration = (_ path: String) throws(YAMLError) -> SshdConfiguration

  /// Reads the bytes of a file.
  /// - Throws: `YAMLError` with line, column and what is right.
  package static func read(
    _ bytes: [UInt8], serverConfiguration: @escaping ServerConfiguration
  ) throws(YAMLError) -> WorkloadDescription {
    let root = try YAMLDocument.parse(bytes)
    if root.text == nil, root.items.isEmpty, case .scalar = root.content { return WorkloadDescription() }
    try WorkloadFileShape.root.check(root, as: "a workload file")
    var description = WorkloadDescription()
    description.services = try items(root["services"], service)
    description.agentProxies = (root["agentProxies"]?.items ?? []).compactMap { $0.text.map { SecurityIdentifier($0) } }
    description.interactiveSessions = (root["sessions"]?.items ?? []).map { node in
      InteractiveSession(
        number: node["number"]?.number ?? 0, user: text(node["user"]),
        isScreenSaverRunning: node["screenSaver"]?.flag ?? false)
    }
    description.com = try root["com"].map { (node) throws(YAMLError) in try WorkloadComReading.com(node) }
    description.reflection = root["reflection"].map(reflection)
    if let node = root["openssh"] { description.openSsh = try openSsh(node, serverConfiguration) }
    do throws(WorkloadError) { _ = try description.demand() } catch { throw YAMLError(root.mark, error.description) }
    return description
  }

  static func text(_ node: YAMLNode?) -> String { node?.text ?? "" }

  static func items<Item>(
    _ node: YAMLNode?, _ read: (YAMLNode) throws(YAMLError) -> Item
  ) throws(YAMLError) -> [Item] {
    var items: [Item] = []
    for item in node?.items ?? [] { items.append(try read(item)) }
    return items
  }

  /// The account of a service.
  static func account(_ node: YAMLNode) throws(YAMLError) -> ServiceAccount {
    let isInteractive = node["interactive"]?.flag ?? false
    let account: ServiceAccount
    switch AccountName(text(node["account"])) {
    case .localSystem: return .localSystem(interactsWithDesktop: isInteractive)
    case .localService: account = .localService
    case .networkService: account = .networkService
    case .user(let user): account = .user(user)
    case .driver, .interactiveUser:
      throw YAMLError(node["account"]?.mark ?? node.mark, "account must be one that a service can run as")
    }
    if isInteractive {
      throw YAMLError(node["interactive"]?.mark ?? node.mark, "only a service as LocalSystem can be interactive")
    }
    return account
  }

  private static func service(_ node: YAMLNode) throws(YAMLError) -> ServiceUse {
    ServiceUse(
      text(node["name"]), account: try account(node), sharedProcess: node["process"]?.text.map { CaselessName($0) },
      windowStation: node["windowStation"]?.text.map { CaselessName($0) })
  }

  private static func reflection(_ node: YAMLNode) -> ReflectionWorkload {
    ReflectionWorkload(
      maximumConnections: node["maximumConnections"]?.number ?? ReflectionServer.defaultMaximumConnections,
      requests: (node["requests"]?.items ?? []).map { item in
        let request = SecureShellRequest(
          client: CaselessName(text(item["client"])), host: CaselessName(text(item["host"])), user: text(item["user"]),
          port: UInt16(clamping: item["port"]?.number ?? 22),
          service: WorkloadFileShape.services[text(item["service"])] ?? .terminalSession,
          reuse: item["reuse"]?.flag.map { $0 ? .on : .off } ?? .commandLineDefault)
        return Repeated(request, count: item["count"]?.number ?? 1)
      })
  }

  private static func openSsh(
    _ node: YAMLNode, _ serverConfiguration: ServerConfiguration
  ) throws(YAMLError) -> OpenSshWorkload {
    let connections = (node["connections"]?.items ?? []).map { item in
      let attributes = SshdConnection(
        user: item["user"]?.text, host: item["host"]?.text, address: item["address"]?.text,
        groups: (item["groups"]?.items ?? []).compactMap(\.text))
      return Repeated(
        OpenSshWorkload.Connection(attributes, sessions: item["sessions"]?.number ?? 1),
        count: item["count"]?.number ?? 1)
    }
    return OpenSshWorkload(configuration: try configuration(node, serverConfiguration), connections: connections)
  }

  private static func configuration(
    _ node: YAMLNode, _ serverConfiguration: ServerConfiguration
  ) throws(YAMLError) -> SshdConfiguration {
    if let config = node["config"], let path = config.text {
      if let other = node["maxSessions"] {
        throw YAMLError(other.mark, "config tells MaxSessions: name one of the two")
      }
      let found: SshdConfiguration
      do throws(YAMLError) { found = try serverConfiguration(path) } catch {
        throw YAMLError(config.mark, error.message)
      }
      // Newer keywords are no obstacle to the two that matter here.
      let problem = found.problems.first { if case .unknownKeyword = $0.kind { false } else { true } }
      if let problem { throw YAMLError(config.mark, "\(path): \(problem)") }
      return found
    }
    guard let most = node["maxSessions"]?.number else { return .empty }
    let file = SshdConfigurationFile(path: "maxSessions", text: "MaxSessions \(most)\n")
    do throws(WorkloadError) {
      return try SshdConfigurationReader.read(file) { (_) throws(WorkloadError) in [] }
    } catch { throw YAMLError(node.mark, error.description) }
  }
}

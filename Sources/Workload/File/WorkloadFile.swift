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
    description.reflection = root["reflection"].map(WorkloadServerReading.reflection)
    if let node = root["openssh"] {
      let openSsh = try WorkloadServerReading.openSsh(node, serverConfiguration)
      description.openSsh = openSsh
      description.warnings = WorkloadServerReading.warnings(openSsh.configuration)
    }
    description.leaks = try items(root["leaks"], WorkloadServerReading.leak)
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
}

import LibYAML
import Spelling

/// The COM servers of a workload file.
enum WorkloadComReading {
  static func com(_ node: YAMLNode) throws(YAMLError) -> ComWorkload {
    var classes: [CaselessName: ComClass] = [:]
    for item in node["classes"]?.items ?? [] {
      let found = try comClass(item)
      guard classes.updateValue(found, forKey: found.name) == nil else {
        throw YAMLError(item.mark, "the class \(found.name) stands here a second time")
      }
    }
    return ComWorkload(
      release: WorkloadFileShape.releases[WorkloadFile.text(node["release"])] ?? .servicePack4OrLater,
      interactiveUser: node["interactiveUser"]?.text.map { SecurityIdentifier($0) },
      consoleSession: node["consoleSession"]?.number ?? 0,
      events: try WorkloadFile.items(node["events"]) { (item) throws(YAMLError) in try event(item, classes) })
  }

  private static func comClass(_ node: YAMLNode) throws(YAMLError) -> ComClass {
    let name = CaselessName(WorkloadFile.text(node["name"]))
    let usage = WorkloadFileShape.usages[WorkloadFile.text(node["usage"])] ?? .multipleUse
    let word = WorkloadFile.text(node["identity"])
    if let account = node["account"], word != "this-user", word != "service" {
      throw YAMLError(account.mark, "only this-user and service have an account")
    }
    let identity: ServerIdentity
    switch word {
    case "interactive-user": identity = .interactiveUser
    case "launching-user": identity = .launchingUser
    case "service": identity = .win32Service(try WorkloadFile.account(node))
    default:
      guard let account = node["account"]?.text else { throw YAMLError(node.mark, "this-user lacks its account") }
      identity = .thisUser(SecurityIdentifier(account))
    }
    return ComClass(name, usage: usage, identity: identity)
  }

  private static func event(_ node: YAMLNode, _ classes: [CaselessName: ComClass]) throws(YAMLError) -> ComEvent {
    let kinds = ["activate", "register", "logOn", "logOff"].filter { node[$0] != nil }
    guard kinds.count == 1 else {
      throw YAMLError(node.mark, "each event holds one of activate, register, logOn, logOff; this has \(kinds.count)")
    }
    switch kinds[0] {
    case "logOn": return .logOn(SecurityIdentifier(WorkloadFile.text(node["logOn"])))
    case "logOff": return .logOff
    case "activate":
      return .activation(
        try comClass(named: node["activate"], classes), by: try client(node), count: node["count"]?.number ?? 1)
    default:
      let client = try client(node)
      guard case .local(let place) = client.origin else {
        throw YAMLError(node["from"]?.mark ?? node.mark, "a class is registered by a process of this machine")
      }
      return .registration(
        try comClass(named: node["register"], classes),
        by: RegisteringProcess(
          account: client.account, place: place, isConfiguredService: node["configuredService"]?.flag ?? false))
    }
  }

  private static func comClass(named node: YAMLNode?, _ classes: [CaselessName: ComClass]) throws(YAMLError) -> ComClass
  {
    let name = WorkloadFile.text(node)
    if let found = classes[CaselessName(name)] { return found }
    let near = NearestName.hint(name, among: classes.keys.map(\.text).sorted())
    throw YAMLError(node?.mark ?? .start, "there is no class \(name) under classes\(near)")
  }

  private static func client(_ node: YAMLNode) throws(YAMLError) -> ActivationClient {
    guard let account = node["client"]?.text else {
      throw YAMLError(node.mark, "the event lacks its client, the account that acts")
    }
    let logon = LogonIdentifier(UInt64(node["logon"]?.number ?? 1))
    let from = node["from"]?.text ?? "WinSta0\\Default"
    if from == "remote" { return ActivationClient(account: SecurityIdentifier(account), logon: logon, origin: .remote) }
    let parts = from.split(separator: "\\", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty }) else {
      throw YAMLError(node["from"]?.mark ?? node.mark, "from must be remote, or a desktop as in WinSta0\\Default")
    }
    let place = DesktopPlace(
      windowStation: CaselessName(String(parts[0])),
      desktop: CaselessName(parts.count > 1 ? String(parts[1]) : "Default"))
    return ActivationClient(account: SecurityIdentifier(account), logon: logon, origin: .local(place))
  }
}

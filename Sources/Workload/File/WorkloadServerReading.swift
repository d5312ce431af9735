import LibYAML

/// The servers of a workload file: Reflection's, OpenSSH's, and those on which services leave sessions open.
enum WorkloadServerReading {
  /// Values of sshd_config that a workload file may name itself.
  private static let values = [("maxSessions", SshdKeyword.maxSessions), ("maxStartups", SshdKeyword.maxStartups)]
  /// Warnings that are told.
  private static let toldWarnings = 20

  static func reflection(_ node: YAMLNode) -> ReflectionWorkload {
    ReflectionWorkload(
      maximumConnections: node["maximumConnections"]?.number ?? ReflectionServer.defaultMaximumConnections,
      requests: (node["requests"]?.items ?? []).map { item in
        let request = SecureShellRequest(
          client: CaselessName(WorkloadFile.text(item["client"])), host: CaselessName(WorkloadFile.text(item["host"])),
          user: WorkloadFile.text(item["user"]),
          port: UInt16(clamping: item["port"]?.number ?? 22),
          service: WorkloadFileShape.services[WorkloadFile.text(item["service"])] ?? .terminalSession,
          reuse: item["reuse"]?.flag.map { $0 ? .on : .off } ?? .commandLineDefault)
        return Repeated(request, count: item["count"]?.number ?? 1)
      })
  }

  /// What of an sshd_config OpenSSH would refuse and is no obstacle here.
  static func warnings(_ configuration: SshdConfiguration) -> [String] {
    let warnings = configuration.problems.prefix(toldWarnings).map(\.description)
    let rest = configuration.problems.count - warnings.count
    return warnings + (rest > 0 ? ["\(rest) more lines of sshd_config are not known"] : [])
  }

  static func leak(_ node: YAMLNode) throws(YAMLError) -> SessionLeakWorkload {
    let limit: SessionLimit
    switch (WorkloadFile.text(node["server"]), node["licences"]?.number) {
    case ("per-server", let licences?): limit = .perServer(licences: licences)
    case ("per-server", nil): throw YAMLError(node.mark, "per-server lacks its licences")
    case (_, _?): throw YAMLError(node["licences"]?.mark ?? node.mark, "only per-server has licences")
    case ("per-seat", nil): limit = .perSeat
    default: limit = .workstation
    }
    let version = node["hotfix"]?.flag == true ? LeakHotfixFile.version : nil
    return SessionLeakWorkload(
      services: node["services"]?.number ?? 1, reconnects: node["reconnects"]?.number ?? 0, limit: limit,
      redirector: Redirector(
        redirectorVersion: version, workstationServiceVersion: version,
        keepConn: node["keepConn"]?.number.map { UInt32(clamping: $0) }),
      idleSessions: node["scavenged"]?.flag == true ? .scavenged : .reusedMeanwhile)
  }

  static func openSsh(
    _ node: YAMLNode, _ serverConfiguration: WorkloadFile.ServerConfiguration
  ) throws(YAMLError) -> OpenSshWorkload {
    let connections = (node["connections"]?.items ?? []).map { item in
      let attributes = SshdConnection(
        user: item["user"]?.text, host: item["host"]?.text, address: item["address"]?.text,
        groups: (item["groups"]?.items ?? []).compactMap(\.text))
      return Repeated(
        OpenSshWorkload.Connection(attributes, sessions: item["sessions"]?.number ?? 1),
        count: item["count"]?.number ?? 1)
    }
    return OpenSshWorkload(
      configuration: try configuration(node, serverConfiguration), connections: connections,
      atOnce: node["atOnce"]?.number ?? 0)
  }

  private static func configuration(
    _ node: YAMLNode, _ serverConfiguration: WorkloadFile.ServerConfiguration
  ) throws(YAMLError) -> SshdConfiguration {
    if let config = node["config"], let path = config.text {
      for (name, keyword) in values {
        if let other = node[name] { throw YAMLError(other.mark, "config tells \(keyword): name one of the two") }
      }
      let found: SshdConfiguration
      do throws(YAMLError) { found = try serverConfiguration(path) } catch {
        throw YAMLError(config.mark, error.message)
      }
      // Newer keywords are no obstacle to the two that matter here; they are told as warnings.
      let problem = found.problems.first { if case .unknownKeyword = $0.kind { false } else { true } }
      if let problem { throw YAMLError(config.mark, "\(path): \(problem)") }
      return found
    }
    if let startups = node["maxStartups"], MaxStartups(WorkloadFile.text(startups)) == nil {
      let problem = SshdConfigurationProblem.Kind.badMaxStartups(WorkloadFile.text(startups))
      throw YAMLError(startups.mark, SshdConfigurationProblem(file: "", line: 1, kind: problem).text)
    }
    let sessions = node["maxSessions"]?.number.map { "\(SshdKeyword.maxSessions) \($0)\n" } ?? ""
    let startups = node["maxStartups"]?.text.map { "\(SshdKeyword.maxStartups) \($0)\n" } ?? ""
    let file = SshdConfigurationFile(path: "openssh", text: sessions + startups)
    do throws(WorkloadError) {
      return try SshdConfigurationReader.read(file) { (_) throws(WorkloadError) in [] }
    } catch { throw YAMLError(node.mark, error.description) }
  }
}

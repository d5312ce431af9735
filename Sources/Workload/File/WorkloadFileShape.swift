package import LibYAML

/// What a workload file may hold: the description that files are checked against and that the schema is made of.
package enum WorkloadFileShape {
  private static let counts = 1...WorkloadLimit.repetitions
  private typealias Field = YAMLShape.Field

  /// The whole file.
  package static let root = YAMLShape.object([
    Field("services", .list(service), "Win32 services; those of an export with the same name are not counted again"),
    Field("agentProxies", .list(.text), "proxy accounts of SQL Server Agent's running jobs, a desktop each"),
    Field("sessions", .list(session), "users who are logged on interactively"),
    Field("com", com, "COM servers and what happens to them, in order"),
    Field("reflection", reflection, "a Reflection for Secure IT server's open sessions"),
    Field("openssh", openSsh, "OpenSSH's open sessions"),
    Field("leaks", .list(leak), "services on NT 4.0 that leave sessions open on the server that they connect to"),
  ])

  private static let service = YAMLShape.object([
    Field("name", .text, "the service's name", isRequired: true),
    Field(
      "account", .text, "LocalSystem, LocalService, NetworkService or a user account; LocalSystem where it is missing"),
    Field("interactive", .flag, "LocalSystem only: allowed to interact with the desktop, so that it runs in WinSta0"),
    Field("process", .text, "the process that services of one logon share, and with it their desktop"),
    Field("windowStation", .text, "the window station's name, where it is known"),
  ])

  private static let session = YAMLShape.object([
    Field("user", .text, "the user's name", isRequired: true),
    Field("number", .number(0...65_535), "the session's number; 0, the console's before Vista, where it is missing"),
    Field("screenSaver", .flag, "whether the screen saver runs, on a desktop of its own"),
  ])

  static let releases: [String: ComRelease] = ["before-sp4": .beforeServicePack4, "sp4-or-later": .servicePack4OrLater]
  static let usages: [String: ClassUsage] = ["multiple-use": .multipleUse, "single-use": .singleUse]
  static let services: [String: SecureShellService] = [
    "sftp": .sftpSession, "scp": .scpTransfer, "terminal": .terminalSession, "exec": .execRequest,
  ]

  private static let com = YAMLShape.object([
    Field(
      "release", .choice(releases.keys.sorted()), "whether COM shares window stations; sp4-or-later where it is missing"
    ),
    Field("interactiveUser", .text, "the user at the console at the start; nobody where it is missing"),
    Field("consoleSession", .number(0...65_535), "the session of the console: 0 before Vista"),
    Field("classes", .list(comClass), "the classes", isRequired: true),
    Field("events", .list(event), "what happens, in order; each holds one of activate, register, logOn, logOff"),
  ])

  private static let comClass = YAMLShape.object([
    Field("name", .text, "a CLSID or any other name", isRequired: true),
    Field("usage", .choice(usages.keys.sorted()), "how the class registers itself; multiple-use where it is missing"),
    Field(
      "identity", .choice(["interactive-user", "launching-user", "service", "this-user"]),
      "under whose identity COM starts it", isRequired: true),
    Field("account", .text, "the account of this-user or of the service"),
    Field("interactive", .flag, "a service as LocalSystem that interacts with the desktop"),
  ])

  private static let event = YAMLShape.object([
    Field("activate", .text, "a client asks for this class"),
    Field("register", .text, "a process that COM did not launch registers this class"),
    Field("logOn", .text, "this user logs on at the console"),
    Field("logOff", .flag, "the user at the console logs off"),
    Field("client", .text, "the account of the client or of the process"),
    Field("logon", .number(0...Int(Int32.max)), "the client's logon, any number; 1 where it is missing"),
    Field("from", .text, "remote, or the client's desktop as in WinSta0\\Default, which it is where it is missing"),
    Field("configuredService", .flag, "register: whether it is the very service that the class is configured for"),
    Field("count", .number(counts), "activate: how many times in a row"),
  ])

  private static let reflection = YAMLShape.object([
    Field("maximumConnections", .number(1...65_535), "\"Maximum number of connections\"; 60 where it is missing"),
    Field("requests", .list(request), "what is open at the same time", isRequired: true),
  ])

  private static let request = YAMLShape.object([
    Field("client", .text, "the machine that the client runs on", isRequired: true),
    Field("host", .text, "the host name that it connects to, as typed", isRequired: true),
    Field("user", .text, "the user name that it connects as", isRequired: true),
    Field("port", .number(1...65_535), "the port that it connects to; 22 where it is missing"),
    Field("service", .choice(services.keys.sorted()), "what is asked for; terminal where it is missing"),
    Field("reuse", .flag, "whether the client reuses connections; false where it is missing, as on command lines"),
    Field("count", .number(counts), "how many of them"),
  ])

  private static let openSsh = YAMLShape.object([
    Field("config", .text, "the path of an sshd_config, from the folder of this file"),
    Field("maxSessions", .number(0...65_535), "MaxSessions, where no config is named"),
    Field("maxStartups", .text, "MaxStartups, as in 10:30:100, where no config is named"),
    Field("atOnce", .number(counts), "connections that come at the same time, before any of them has authenticated"),
    Field("connections", .list(connection), "what is open at the same time", isRequired: true),
  ])

  static let servers = ["per-seat", "per-server", "workstation"]

  private static let leak = YAMLShape.object([
    Field("services", .number(counts), "the services under user accounts that connect", isRequired: true),
    Field("reconnects", .number(0...WorkloadLimit.repetitions), "how often each connects again", isRequired: true),
    Field(
      "server", .choice(servers),
      "what they connect to: NT Workstation, or NT Server with its mode of licensing; workstation where it is missing"),
    Field("licences", .number(0...65_535), "per-server only: how many licences it has"),
    Field(
      "keepConn", .number(0...Int(UInt32.max)), "KeepConn of the machine that they run on; absent where it is missing"),
    Field("hotfix", .flag, "whether that machine has the files of Q258837; false where it is missing"),
    Field(
      "scavenged", .flag, "whether idle sessions are taken away before they are used again; false where it is missing"),
  ])

  private static let connection = YAMLShape.object([
    Field("user", .text, "the user"),
    Field("host", .text, "the client's host name"),
    Field("address", .text, "the client's address"),
    Field("groups", .list(.text), "the user's groups"),
    Field("sessions", .number(1...65_535), "the sessions that it asks for; 1 where it is missing"),
    Field("count", .number(counts), "how many such connections"),
  ])

  /// The shape as a published JSON schema, without its last brace's line end.
  package static var schema: String {
    let body = root.schema().dropFirst(2)
    return """
      {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:deskheap:schema:workload:1",
        "title": "deskheap's workload file (YAML)",

      """ + body + "\n"
  }
}

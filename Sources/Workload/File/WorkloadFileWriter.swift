/// Writes a workload file to start from.
package enum WorkloadFileWriter {
  /// The services and COM servers of an export, as a workload file. Services under the system's own accounts share desktops
  /// and are told in a comment only; those that an export names are counted once when both are given.
  package static func text(_ users: ExportedUsers, inControlSet controlSet: String?, from path: String) -> String {
    let services = users.startableServices(inControlSet: controlSet)
    let own = services.filter(\.isUserAccounts)
    var text =
      "# Who uses desktops, from \(comment(path)); `deskheap rules --schema workload` tells what may stand here.\n"
    text += "# \(services.count - own.count) services run under the system's own accounts and share its desktops.\n"
    if !own.isEmpty { text += "services:\n" + own.map(service).joined() }
    let servers = users.comServers.filter { $0.user != nil || $0.identity == .runAs(.interactiveUser) }
    if !servers.isEmpty { text += com(servers) }
    if own.isEmpty, servers.isEmpty { text += "services: []\n" }
    return text
  }

  private static func service(_ service: ExportedService) -> String {
    guard case .user(let user) = service.account else { return "" }
    let process = service.use.sharedProcess.map { "    process: \(quoted($0.text))\n" } ?? ""
    return "  - name: \(quoted(service.name))\n    account: \(quoted(user.text))\n" + process
      + "    # starts \(service.start == .automatic ? "with the system" : service.start.rawValue)\n"
  }

  private static func com(_ servers: [ExportedComServer]) -> String {
    var text = "com:\n  classes:\n"
    for server in servers {
      text += "    - name: \(quoted(server.label))\n"
      text += "      # how it registers itself the registry does not tell\n      usage: multiple-use\n"
      if let user = server.user {
        text += "      identity: this-user\n      account: \(quoted(user.text))\n"
      } else {
        text += "      identity: interactive-user\n"
      }
    }
    text += "  events:\n"
    for server in servers where server.user != nil {
      text +=
        "    - activate: \(quoted(server.label))\n      client: LocalSystem\n      from: \(quoted("Service-0x0-3e7$\\Default"))\n"
    }
    return servers.contains { $0.user != nil } ? text : text.replacing("  events:\n", with: "  events: []\n")
  }

  /// A YAML text between single quotes, or between double ones where it holds what those cannot.
  private static func quoted(_ text: String) -> String {
    if text.unicodeScalars.allSatisfy(isPlain) { return "'" + text.replacing("'", with: "''") + "'" }
    let escaped = text.unicodeScalars.map { scalar -> String in
      switch scalar {
      case "\"", "\\": return "\\\(scalar)"
      case _ where isPlain(scalar): return String(scalar)
      default:
        let digits = String(scalar.value, radix: 16)
        return "\\U" + String(repeating: "0", count: max(0, 8 - digits.utf8.count)) + digits
      }
    }
    return "\"" + escaped.joined() + "\""
  }

  private static func comment(_ path: String) -> String {
    String(String.UnicodeScalarView(path.unicodeScalars.filter(isPlain)))
  }

  /// Whether YAML takes a character as it is on one line: a separator of lines breaks it, and a mark of byte order or no
  /// character at all is refused.
  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: false
    default: scalar != "\u{FEFF}" && scalar.value & 0xFFFE != 0xFFFE
    }
  }
}

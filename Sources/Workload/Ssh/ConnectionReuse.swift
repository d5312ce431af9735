/// Whether a Reflection for Secure IT client lets its sessions share one connection (Attachmate Technical Note 2279).
package enum ConnectionReuse: Hashable, Sendable {
  /// The session may be added to a connection, and its own connection may be added to.
  case on
  /// The session makes a connection of its own.
  case off

  /// The graphical client reuses connections unless told otherwise.
  package static let graphicalDefault = ConnectionReuse.on
  /// ssh, sftp and scp don't, unless told otherwise.
  package static let commandLineDefault = ConnectionReuse.off
  /// The environment variable that turns it on for all command lines of a window or script.
  package static let environmentVariable: CaselessName = "SSHConnectionReUse"
  /// The option that turns it on for one command line; it is needed on the first one and on each further one.
  package static let option: CaselessName = "ConnectionReuse"

  /// What a command line of ssh, sftp or scp asks for.
  ///
  /// The option is understood as `-o ConnectionReuse=yes`, `-oConnectionReuse=yes` and as the one argument that quotes
  /// make of `"-o ConnectionReuse=yes"`. The note is silent where both are set; the command line is taken to win, and
  /// of several options the first.
  /// - Parameters:
  ///   - arguments: those after the program's name.
  ///   - environment: names are compared without case, as Windows does.
  package init(arguments: [String], environment: [String: String] = [:]) {
    if let value = Self.optionValue(in: arguments) {
      self = value.lowercased() == "yes" ? .on : .off
      return
    }
    let isSet = environment.contains { name, value in
      CaselessName(name) == Self.environmentVariable && value.lowercased() == "yes"
    }
    self = isSet ? .on : Self.commandLineDefault
  }

  private static func optionValue(in arguments: [String]) -> String? {
    for (index, argument) in arguments.enumerated() where argument.hasPrefix("-o") {
      var text = argument.dropFirst(2).drop { $0 == " " }
      if text.isEmpty, index + 1 < arguments.count { text = arguments[index + 1][...] }
      let parts = text.split(separator: "=", maxSplits: 1)
      if parts.count == 2, CaselessName(String(parts[0])) == option { return String(parts[1]) }
    }
    return nil
  }
}

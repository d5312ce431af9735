/// The account in a service's `ObjectName` or a COM server's `RunAs`, in whatever way it is spelt.
package enum AccountName: Hashable, Sendable {
  /// LocalSystem.
  case localSystem
  /// LocalService, from Windows XP on.
  case localService
  /// NetworkService, from Windows XP on.
  case networkService
  /// `RunAs` only: whoever is logged on at the console.
  case interactiveUser
  /// A driver's object, `\Driver\NAME`: no account at all.
  case driver
  /// Any other: a user's, a managed service account, a virtual account `NT SERVICE\NAME`.
  case user(SecurityIdentifier)

  /// The domain of the system's own accounts, in Windows' languages; the article of the account follows the language too.
  private static let systemDomains = [
    "nt authority", "nt-autorität", "nt-autoritat", "autorite nt", "autorité nt", "nt instans", "nt-myndighet",
    "autoridade nt", "autoridad nt", "nt hatósága", "zarządzanie nt",
  ]
  private static let localServices = [
    "local service", "localservice", "lokaler dienst", "service local", "servicio local", "servizio locale",
  ]
  private static let networkServices = [
    "network service", "networkservice", "netzwerkdienst", "service réseau", "service reseau", "servicio de red",
    "servizio di rete",
  ]
  private static let systems = ["localsystem", "local system", "system", "système", "systeme", "sistema"]

  /// Reads a name. An empty one is LocalSystem, which the service control manager takes where none is given.
  package init(_ text: String) {
    let name = text.trimmingBlanks.lowercased()
    if name.hasPrefix("\\") {
      self = .driver
      return
    }
    switch name {
    case "", "s-1-5-18": self = .localSystem
    case "s-1-5-19": self = .localService
    case "s-1-5-20": self = .networkService
    case "interactive user", "nt authority\\interactive": self = .interactiveUser
    default: self = Self.named(name) ?? .user(SecurityIdentifier(text.trimmingBlanks))
    }
  }

  /// The built-in accounts by their names: alone, with the computer's own domain `.`, or with the system's.
  private static func named(_ name: String) -> AccountName? {
    var account = name[...]
    if let cut = name.lastIndex(of: "\\") {
      let domain = String(name[..<cut])
      account = name[name.index(after: cut)...]
      // Nobody may call an account LocalSystem, so that a computer's name before it changes nothing.
      guard domain == "." || systemDomains.contains(domain) || account == "localsystem" else { return nil }
      if domain == ".", account == "system" { return nil }
    }
    let word = String(account)
    if localServices.contains(word) { return .localService }
    if networkServices.contains(word) { return .networkService }
    return systems.contains(word) ? .localSystem : nil
  }
}

extension String {
  /// The text without blanks at its ends.
  var trimmingBlanks: String {
    var text = self[...]
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}

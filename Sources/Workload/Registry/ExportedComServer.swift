import RegistryText

/// A COM application as its key under `AppID` describes it, with the classes that name it.
package struct ExportedComServer: Hashable, Sendable {
  /// Under whose identity COM starts it.
  package enum Identity: Hashable, Sendable {
    /// `RunAs` of an account or of the interactive user.
    case runAs(AccountName)
    /// `LocalService`: it lives in the service of this name.
    case service(String)
  }

  /// The AppID.
  package let application: String
  /// Its name for people, the key's default value.
  package let title: String?
  /// Its identity.
  package let identity: Identity
  /// The CLSIDs of the classes that name it.
  package internal(set) var classes: [String]
  /// The line of its heading.
  package let line: Int

  /// The application of a key right below `AppID`; nil where it has no identity of its own.
  init?(_ digest: KeyDigest) {
    // An application in a service is its service's matter, whatever RunAs says.
    if let service = digest.texts["localservice"], !service.trimmingBlanks.isEmpty {
      identity = .service(service.trimmingBlanks)
    } else if let account = digest.texts["runas"], !account.trimmingBlanks.isEmpty {
      identity = .runAs(AccountName(account))
    } else {
      return nil
    }
    application = digest.name
    title = digest.texts[""].flatMap { $0.isEmpty ? nil : $0 }
    classes = []
    line = digest.line
  }

  /// What messages call it: its title and its AppID.
  package var label: String { title.map { "\($0) \(application)" } ?? application }

  /// The account of "this user"; nil for other identities.
  package var user: SecurityIdentifier? {
    if case .runAs(.user(let user)) = identity { user } else { nil }
  }
}

import RegistryText

/// The keys of an export that tell who uses desktops: services and COM servers.
package enum UserKey: Sendable {
  /// `…\Services\NAME`.
  case service
  /// `…\AppID\{…}`: the identity of COM servers.
  case application
  /// `…\CLSID\{…}`: COM classes.
  case comClass

  private static let parents: [(KeySuffix, UserKey)] = [
    (KeySuffix("services"), .service), (KeySuffix("appid"), .application), (KeySuffix("clsid"), .comClass),
  ]

  /// What the key right below such a parent is; nil for every other key, deeper ones included.
  package init?(path: borrowing Span<UInt16>) {
    var end = path.count
    while end > 0, path[end - 1] == 0x5C { end -= 1 }
    var cut = end
    while cut > 0, path[cut - 1] != 0x5C { cut -= 1 }
    // The shortest parent has five letters; the last letter sorts out nearly all others.
    guard cut > 5, cut < end else { return nil }
    let last = path[cut - 2] | 0x20
    guard last == 0x73 || last == 0x64 else { return nil }
    for (parent, kind) in Self.parents where parent.matches(path, endingAt: cut - 1) {
      self = kind
      return
    }
    return nil
  }

  /// Whether a value of this name matters. Most names are sorted out by their length: this is asked for every value.
  func wants(_ name: String) -> Bool {
    let length = name.utf8.count
    guard Self.lengths.contains(length) else { return false }
    return switch self {
    case .service: length > 3 && Self.serviceValues.contains(name.lowercased())
    case .application: length == 0 || Self.applicationValues.contains(name.lowercased())
    case .comClass: length == 0 || name.lowercased() == "appid"
    }
  }

  private static let serviceValues: Set<String> = ["objectname", "start", "type", "imagepath"]
  private static let applicationValues: Set<String> = ["runas", "localservice"]
  private static let lengths: Set<Int> = Set(
    (serviceValues.union(applicationValues).union(["", "appid"])).map(\.utf8.count))

  /// Whether a key of the kind says something: drivers, classes without an application and applications without an
  /// identity of their own are left out.
  func matters(_ digest: KeyDigest) -> Bool {
    switch self {
    case .service:
      if let type = digest.numbers["type"] { return type & Self.programTypes != 0 }
      // A remnant that tells neither its type nor its account is no service that starts.
      return digest.texts["objectname"] != nil
    case .application: return digest.texts["runas"] != nil || digest.texts["localservice"] != nil
    case .comClass: return digest.texts["appid"] != nil
    }
  }

  /// SERVICE_WIN32_OWN_PROCESS and SERVICE_WIN32_SHARE_PROCESS; lower bits are drivers (winnt.h).
  private static let programTypes: UInt32 = 0x30
}

/// Gathers the keys that tell who uses desktops.
struct UserKeyCollector {
  /// More than any machine has of them together.
  private static let limit = 65_536

  private(set) var digests: [KeyDigest] = []
  private var kind: UserKey?
  private var draft: KeyDigest?

  /// Whether the open key is of a kind that is gathered.
  var isOpen: Bool { kind != nil }

  /// Begins the next key, whatever it is.
  mutating func begin(_ kind: UserKey?) {
    end()
    self.kind = kind
  }

  mutating func key(_ key: RegistryKey) {
    guard kind != nil, !key.isDeletion, digests.count < Self.limit else { return }
    draft = KeyDigest(path: key.path, line: key.range.start.line)
  }

  /// Adds keys that were gathered elsewhere behind those; false, and nothing, where that would be too many.
  mutating func append(_ others: [KeyDigest]) -> Bool {
    end()
    guard digests.count + others.count <= Self.limit else { return false }
    digests += others
    return true
  }

  /// Whether a value of the key is one that matters.
  func wantsValue(named name: String) -> Bool {
    draft != nil && kind?.wants(name) == true
  }

  mutating func value(_ value: RegistryValue) {
    draft?.take(value)
  }

  /// Ends the key.
  mutating func end() {
    if let kind, let draft, kind.matters(draft) { digests.append(draft) }
    draft = nil
    kind = nil
  }
}

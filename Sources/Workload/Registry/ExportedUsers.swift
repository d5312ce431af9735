package import RegistryText

/// Who uses desktops, as far as the keys of an export tell.
package struct ExportedUsers: Sendable {
  /// The services, drivers left out, in the order of the file; the last key of a name counts.
  package let services: [ExportedService]
  /// The COM applications with an identity of their own.
  package let comServers: [ExportedComServer]

  /// Classes of one application that are kept.
  private static let classLimit = 100

  /// Reads the keys right below `Services`, `AppID` and `CLSID`.
  package init(_ digests: [KeyDigest]) {
    var services: [String: Int] = [:]
    var allServices: [ExportedService] = []
    var servers: [String: Int] = [:]
    var allServers: [ExportedComServer] = []
    for digest in digests {
      if let service = ExportedService(digest) {
        Self.put(service, "\(service.controlSet ?? "")\\\(service.name.lowercased())", &allServices, &services)
      } else if Self.parent(of: digest) == "appid", let server = ExportedComServer(digest) {
        Self.put(server, server.application.lowercased(), &allServers, &servers)
      }
    }
    for digest in digests where Self.parent(of: digest) == "clsid" {
      guard let application = digest.texts["appid"], let index = servers[application.trimmingBlanks.lowercased()]
      else { continue }
      guard allServers[index].classes.count < Self.classLimit, !allServers[index].classes.contains(digest.name) else {
        continue
      }
      allServers[index].classes.append(digest.name)
    }
    self.services = allServices
    comServers = allServers
  }

  private static func put<Item>(_ item: Item, _ key: String, _ items: inout [Item], _ known: inout [String: Int]) {
    if let index = known[key] {
      items[index] = item
    } else {
      known[key] = items.count
      items.append(item)
    }
  }

  private static func parent(of digest: KeyDigest) -> String {
    let parts = digest.path.split(separator: "\\")
    return parts.count >= 2 ? parts[parts.count - 2].lowercased() : ""
  }

  /// Whether nothing is known.
  package var isEmpty: Bool { services.isEmpty && comServers.isEmpty }

  /// The services of one control set (`ControlSet001`), disabled ones left out. Without a name, or where the export has
  /// services of one set only, all of them.
  package func startableServices(inControlSet name: String?) -> [ExportedService] {
    let sets = Set(services.map(\.controlSet))
    let wanted = sets.count > 1 ? name?.lowercased() : nil
    return services.filter { $0.start != .disabled && (wanted == nil || $0.controlSet == wanted) }
  }
}

/// Counts the sessions of each client in what `net session` prints: lines that begin `\\\\CLIENT`, each list below a rule
/// of dashes.
struct SessionCounter: Sendable {
  /// What a workstation takes in all (Q258837): so many of one client alone are remarkable.
  static let many = 10
  private static let clientLimit = 10_000
  /// Dashes that make a rule.
  private static let rule = 20

  private struct Client {
    /// The list that `count` is of.
    var list: Int
    var count = 0
    var wasMany = false
    /// Whether they were many once, and fewer in a later list.
    var wasFewer = false
  }

  private var list = 0
  private var clients: [String: Client] = [:]

  /// Takes a line; returns what it makes of its client's sessions.
  mutating func feed(_ line: TextLine) -> Sign? {
    guard line.bytes.count > 2 else { return nil }
    let dash = UInt8(ascii: "-")
    if line.bytes[0] == dash {
      if line.bytes.count >= Self.rule, line.bytes.allSatisfy({ $0 == dash }) { list += 1 }
      return nil
    }
    guard line.bytes[0] == UInt8(ascii: "\\"), line.bytes[1] == UInt8(ascii: "\\") else { return nil }
    let words = line.text.split(whereSeparator: \.isWhitespace)
    // Client, user, type of client, opened files, idle time such as 00:01:20.
    guard words.count >= 3, let idle = words.last, idle.split(separator: ":").count == 3 else { return nil }
    let name = words[0].lowercased()
    guard var client = clients[name] ?? (clients.count < Self.clientLimit ? Client(list: list) : nil) else {
      return nil
    }
    if client.list != list {
      // A list in between that does not name the client at all has fewer, too.
      let isFewer = client.count < Self.many || list - client.list > 1
      client.wasFewer = client.wasFewer || (client.wasMany && isFewer)
      client.list = list
      client.count = 0
    }
    client.count += 1
    defer { clients[name] = client }
    guard client.count == Self.many else { return nil }
    defer { (client.wasMany, client.wasFewer) = (true, false) }
    return client.wasFewer ? .sessionsComeBack : .sessionsOfOneClient
  }
}

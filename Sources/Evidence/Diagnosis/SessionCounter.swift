/// Counts the sessions of each client in what `net session` prints: lines that begin `\\CLIENT`.
struct SessionCounter: Sendable {
  /// What a workstation takes in all (Q258837): so many of one client alone are remarkable.
  static let many = 10
  private static let clientLimit = 10_000
  private var counts: [String: Int] = [:]

  /// Takes a line; true for the one that makes a client's sessions many.
  mutating func feed(_ line: TextLine) -> Bool {
    guard line.bytes.count > 2, line.bytes[0] == UInt8(ascii: "\\"), line.bytes[1] == UInt8(ascii: "\\") else {
      return false
    }
    let words = line.text.split(whereSeparator: \.isWhitespace)
    // Client, user, type of client, opened files, idle time such as 00:01:20.
    guard words.count >= 3, let idle = words.last, idle.split(separator: ":").count == 3 else { return false }
    let client = words[0].lowercased()
    guard counts[client] != nil || counts.count < Self.clientLimit else { return false }
    counts[client, default: 0] += 1
    return counts[client] == Self.many
  }
}

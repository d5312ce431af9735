/// Follows a Reflection for Secure IT server's log: a session's command is executed and ends at once with 128
/// (Technical Note 2279's sample).
struct SecureShellTrail: Sendable {
  /// A command that runs longer has ended by itself: in the note's sample it is an eighth of a second.
  private static let atOnce = 5_000
  /// Sessions that are followed at a time.
  private static let sessionLimit = 256

  /// Words that make a line of interest, in the order that `feed` goes by.
  static let words = ["profile successfully loaded", "executing command", "process terminated with exit code"]

  private struct Command {
    let line: TextLine
    let profile: TextLine?
    let milliseconds: Int?
  }

  private var profiles: [String: TextLine] = [:]
  private var commands: [String: Command] = [:]

  /// Takes a line that holds the word of that number; returns the lines that together are the sign.
  mutating func feed(_ word: Int, _ line: TextLine) -> [TextLine] {
    let text = line.text
    switch word {
    case 0:
      if profiles.count >= Self.sessionLimit { profiles = [:] }
      if let thread = Self.thread(text) { profiles[thread] = line }
    case 1:
      guard let session = Self.session(text) else { return [] }
      if commands.count >= Self.sessionLimit { commands = [:] }
      let profile = Self.thread(text).flatMap { profiles[$0] }
      commands[session] = Command(line: line, profile: profile, milliseconds: Self.milliseconds(text))
    default:
      guard let session = Self.session(text) else { return [] }
      let command = commands.removeValue(forKey: session)
      guard text.lowercased().contains("exit code 128"), isAtOnce(command, text), !isGit(command) else { return [] }
      return [command?.profile, command?.line, line].compactMap { $0 }
    }
    return []
  }

  private func isAtOnce(_ command: Command?, _ end: String) -> Bool {
    guard let start = command?.milliseconds, let end = Self.milliseconds(end) else { return true }
    return (0...Self.atOnce).contains(end - start)
  }

  private func isGit(_ command: Command?) -> Bool {
    command.map { ModuleName.hasWord("git", in: $0.line.text) } ?? false
  }

  /// The number behind "Session server".
  private static func session(_ text: String) -> String? {
    guard let found = text.lowercased().firstRange(of: "session server ") else { return nil }
    let digits = text.lowercased()[found.upperBound...].prefix { $0.isASCII && $0.isNumber }
    return digits.isEmpty ? nil : String(digits)
  }

  /// The number of the thread: the fourth word, behind the line's number, date and time.
  private static func thread(_ text: String) -> String? {
    let words = text.split(separator: " ", maxSplits: 4)
    return words.count == 5 && words[3].allSatisfy(\.isNumber) ? String(words[3]) : nil
  }

  /// The time of day in milliseconds, of `17:12:36.050`.
  private static func milliseconds(_ text: String) -> Int? {
    let words = text.split(separator: " ", maxSplits: 4)
    guard words.count == 5 else { return nil }
    let parts = words[2].split(whereSeparator: { $0 == ":" || $0 == "." }).map { Int($0) }
    let numbers = parts.compactMap { $0 }
    guard numbers.count == 4, parts.count == 4, numbers.allSatisfy({ (0..<1000).contains($0) }) else { return nil }
    return ((numbers[0] * 60 + numbers[1]) * 60 + numbers[2]) * 1000 + numbers[3]
  }
}

/// What stood shortly before a line and changes what it means.
struct RecentLines: Sendable {
  /// How many lines later it still counts.
  private static let reach = 8

  /// Words to note: git's own last words, the service manager's first half of a message, the module of a crash.
  static let words = ["fatal: ", "failed to start due to the following error", "faulting module name:"]

  private var line = 0
  private var gitLine = -reach
  private var serviceLine = -reach
  private var module: (name: String, line: Int)?

  /// Whether git has just told why it ends.
  var gitFailed: Bool { line - gitLine < Self.reach }
  /// Whether the service manager has just told that a service did not start.
  var serviceFailed: Bool { line - serviceLine < Self.reach }
  /// The module that a process has just crashed in, in lower case.
  var faultingModule: String? { module.flatMap { line - $0.line < Self.reach ? $0.name : nil } }

  /// Goes on to another line.
  mutating func advance(to number: Int) { line = number }

  /// Notes the word of that number in `words`.
  mutating func note(_ word: Int, in text: TextLine) {
    switch word {
    // Programs other than git say "fatal:" behind their own name.
    case 0: if text.text.drop(while: \.isWhitespace).hasPrefix("fatal: ") { gitLine = text.number }
    case 1: serviceLine = text.number
    default: module = ModuleName.all(in: text.text).first.map { ($0, text.number) }
    }
  }
}

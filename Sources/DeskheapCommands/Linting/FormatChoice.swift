import ArgumentParser
import Reports

/// `--format FORMAT` or `--format FORMAT=PATH`.
struct FormatChoice: ExpressibleByArgument {
  var format: LintFormat
  /// Where to write; standard output when it is nil.
  var path: String?

  init?(argument: String) {
    let parts = argument.unicodeScalars.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      .map { String($0) }
    guard let format = LintFormat.all.first(where: { $0.name == parts[0] }) else { return nil }
    self.format = format
    if parts.count > 1 {
      if parts[1].isEmpty { return nil }
      path = ["-", "/dev/stdout"].contains(parts[1]) ? nil : parts[1]
    }
  }

  /// As it is written on the command line.
  var words: String { path.map { "\(format.name)=\($0)" } ?? format.name }

  init(_ format: LintFormat) { self.format = format }

  static var allValueStrings: [String] { LintFormat.all.map(\.name) }

  static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}

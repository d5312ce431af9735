/// The difference that splices make to a file's decoded text, line by line, as `diff -u` shows it. Line ends are not
/// shown; characters are as they are in the file, so whoever prints them makes control characters visible.
package struct TextDiff: Equatable, Sendable {
  /// Lines of context before and behind a difference.
  package static let context = 3
  /// How many lines are shown at most.
  package static let lineLimit = 20_000
  /// How many bytes may hang together in one difference, in bytes: 16 MiB.
  static let blockLimit = 16 << 20

  /// One line.
  package struct Line: Equatable, Sendable {
    /// Where the line stands.
    package enum Kind: String, Sendable {
      /// In both texts.
      case context = " "
      /// In the old text only.
      case removed = "-"
      /// In the new text only.
      case added = "+"
    }

    /// Where it stands.
    package var kind: Kind
    /// Its text without the line end; half a surrogate pair becomes U+FFFD.
    package var text: String

    /// Makes a line.
    package init(_ kind: Kind, _ text: String) {
      self.kind = kind
      self.text = text
    }
  }

  /// Lines that hang together.
  package struct Hunk: Equatable, Sendable {
    /// The number of its first line in the old text, from 1.
    package var oldStart: Int
    /// The number of its first line in the new text, from 1.
    package var newStart: Int
    /// Its lines.
    package var lines: [Line] = []

    /// The line that `diff -u` puts before it.
    package var heading: String {
      "@@ -\(Self.range(oldStart, count(.removed))) +\(Self.range(newStart, count(.added))) @@"
    }

    private func count(_ kind: Line.Kind) -> Int { lines.count { $0.kind == kind || $0.kind == .context } }

    /// A range without lines is named by the line before it, one of a line by its number alone.
    private static func range(_ start: Int, _ count: Int) -> String {
      count == 1 ? "\(start)" : "\(count == 0 ? start - 1 : start),\(count)"
    }
  }

  /// The differences in the order of the file.
  package var hunks: [Hunk] = []
  /// Lines whose text stays and whose end changes, as far as the splices touch them.
  package var changedLineEnds = 0
  /// Whether there is more than is shown.
  package var isCut = false

  /// The whole as text with a heading of two names; empty where no line's text changes.
  package func text(old: String, new: String) -> String {
    guard !hunks.isEmpty else { return "" }
    let lines = hunks.flatMap { hunk in [hunk.heading] + hunk.lines.map { $0.kind.rawValue + $0.text } }
    return (["--- \(old)", "+++ \(new)"] + lines).joined(separator: "\n") + "\n"
  }

  init() {}

  /// Makes the difference while `old` is read, no further than it must be.
  package init(of old: any ByteSource, _ splices: SpliceList, encoding: TextEncoding) throws(ReadError) {
    guard !splices.isEmpty else { return }
    var lines = LineBytes(old, encoding)
    var writer = TextDiffWriter(splices, encoding)
    while !writer.isDone, let line = try lines.next() { writer.take(line) }
    self = writer.finished()
  }
}

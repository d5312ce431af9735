/// A comment line that speaks to deskheap: `; deskheap:ignore DH504 -- as measured`.
package struct Directive: Equatable, Sendable {
  /// The decoded text from the semicolon on, cut at ``ReaderLimits/directiveUnits``.
  package var units: [UInt16]
  /// The comment, from its semicolon to the end of the line.
  package var range: SourceRange
  /// The line, for an excerpt.
  package var excerpt: [SourceLine]
  /// The whole line with its end.
  package var bytes: Range<Int>
  /// The bytes of the next statement, a heading or a value with all its lines; nil where none follows.
  package var target: Range<Int>?
}

extension RegistryReader {
  /// Passes over a comment, and keeps one that begins with `;` and `deskheap:`.
  mutating func comment(_ line: Line, _ first: Int) {
    if isDirective(line, first), directives.count < ReaderLimits.directivesOfStatement {
      let range = first..<line.end
      let kept = first..<min(line.end, first + ReaderLimits.directiveUnits)
      directives.append(
        Directive(
          units: shown.decode(window.units.span, kept), range: sourceRange(range, in: line),
          excerpt: [excerpt(line, around: range)], bytes: window.offset(line.start)..<window.offset(line.next)))
    }
    pass(line, .comment)
  }

  private func isDirective(_ line: Line, _ first: Int) -> Bool {
    guard window.units[first] == ASCII.semicolon, !isHeadless else { return false }
    let word = ASCII.skipBlanks(window.units.span, first + 1, line.end)
    return ASCII.matches(window.units.span, word, line.end, "deskheap:")
  }

  /// Notes that a statement begins with `line`: the one before has ended, and the first that is neither blank nor a comment
  /// is what comments above it are about.
  mutating func noteStatement(_ line: Line, _ first: Int) {
    let start = window.offset(line.start)
    if directiveTarget != nil { handDirectives(endingAt: start) }
    guard !directives.isEmpty, first < line.end else { return }
    let unit = window.units[first]
    if unit != ASCII.semicolon, unit != ASCII.hash { directiveTarget = start }
  }

  /// Hands on the comments whose statement ends at byte `end`.
  mutating func handDirectives(endingAt end: Int) {
    for var directive in directives {
      directive.target = directiveTarget.map { $0..<max($0, end) }
      handler.directive(directive)
    }
    directives = []
    directiveTarget = nil
  }
}

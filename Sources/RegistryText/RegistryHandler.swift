/// What a reader wants of the values under a heading.
package enum Interest: Sendable, Comparable {
  /// Nothing; the lines are still checked.
  case none
  /// The values as ``RegistryHandler/value(_:name:data:)`` lends them.
  case lent
  /// The values with their data.
  case data
  /// The values with their data and the place of every unit of their text.
  case mapped
}

/// Takes what ``RegistryReader`` finds, in the order of the file.
package protocol RegistryHandler: AnyObject {
  /// Whether every statement shall be told with its bytes.
  var wantsStatements: Bool { get }
  /// Asked once for each heading, but of those that ``isOfInterest`` may be asked in its place; `path` is the path as
  /// written.
  func interest(in path: borrowing Span<UInt16>) -> Interest
  /// Whether a heading is of interest, to be asked on any thread, in any order and more than once; nil where a handler
  /// wants every heading in its turn.
  var isOfInterest: (@Sendable (borrowing Span<UInt16>) -> Bool)? { get }
  /// Makes a handler of a block, to be told on any thread; nil where a handler wants everything in its turn.
  var blockHandler: (@Sendable () -> any BlockHandler)? { get }
  /// Takes in its turn what a handler of a block gave at its end; false where it cannot: then it is told the
  /// block itself.
  func take(_ told: any Sendable) -> Bool
  /// Told in its turn of a stretch that was passed over: ``isOfInterest`` was false for all that stands in it, and there was
  /// no problem.
  func passed(_ stretch: QuietStretch)
  /// Asked for each value under a heading of interest, before its data is gathered; not of values that are lent.
  func wantsValue(named name: String) -> Bool
  /// A heading of interest, or any heading that deletes.
  func key(_ key: RegistryKey)
  /// A value under a heading of interest.
  func value(_ value: RegistryValue)
  /// A heading under which values are lent. `path` is the path as regedit uses it, in UTF-16.
  func key(_ key: LentKey, path: borrowing Span<UInt16>)
  /// A value that is lent. `name` is its name in UTF-16, empty for the default value; `data` is what regedit would store,
  /// text in UTF-16LE, without what it adds.
  func value(_ value: LentValue, name: borrowing Span<UInt16>, data: borrowing RawSpan)
  /// A problem.
  func problem(_ problem: Problem)
  /// A comment that speaks to deskheap, when the statement that it is about has been read.
  func directive(_ directive: Directive)
  /// A statement, when they are wanted.
  func statement(_ statement: Statement)
}

extension RegistryHandler {
  /// Every heading in its turn.
  package var isOfInterest: (@Sendable (borrowing Span<UInt16>) -> Bool)? { nil }

  /// Everything in its turn.
  package var blockHandler: (@Sendable () -> any BlockHandler)? { nil }

  /// Nothing is told to handlers of blocks.
  package func take(_ told: any Sendable) -> Bool { false }

  /// What was passed over is nothing to most handlers.
  package func passed(_ stretch: QuietStretch) {}

  /// Every value is wanted.
  package func wantsValue(named name: String) -> Bool { true }

  /// Most handlers have nothing lent to them.
  package func key(_ key: LentKey, path: borrowing Span<UInt16>) {}

  /// See ``key(_:path:)``.
  package func value(_ value: LentValue, name: borrowing Span<UInt16>, data: borrowing RawSpan) {}

  /// Comments are nothing to most handlers.
  package func directive(_ directive: Directive) {}
}

/// Takes what stands in a block: a stretch of the file from one heading to another, which is read beside others.
package protocol BlockHandler: RegistryHandler {
  /// Whether nothing came that has to be told in its turn, as problems have.
  var isQuiet: Bool { get }
  /// Ends the block: gives what came, for ``RegistryHandler/take(_:)``.
  func endBlock() -> any Sendable
}

/// What is known of a file when its end is reached.
package struct FileFacts: Equatable, Sendable {
  /// What the first line is.
  package var header: RegistryHeader
  /// The first line as written.
  package var headerText: String
  /// How the text is written.
  package var encoding: TextEncoding
  /// Lines that end in CRLF, in LF and in a lone CR.
  package var crlf = 0
  /// See ``crlf``.
  package var lf = 0
  /// See ``crlf``.
  package var cr = 0
  /// The bytes read.
  package var size = 0
  /// The lines read.
  package var lines = 0

  /// The facts of a file of which nothing is counted yet.
  package init(header: RegistryHeader, headerText: String, encoding: TextEncoding) {
    self.header = header
    self.headerText = headerText
    self.encoding = encoding
  }

  /// The name of the line ends in JSON documents: `crlf`, `lf`, `cr`, `mixed`, `none`.
  package var lineEnds: String {
    switch (crlf > 0, lf > 0, cr > 0) {
    case (false, false, false): "none"
    case (true, false, false): "crlf"
    case (false, true, false): "lf"
    case (false, false, true): "cr"
    default: "mixed"
    }
  }
}

/// The end of a key path to compare headings with, without regard to case.
package struct KeySuffix: Sendable {
  private let lowered: StaticString

  /// The last parts of a path in lower case, such as `control\\session manager\\subsystems`, without a backslash at the
  /// start.
  package init(_ suffix: StaticString) {
    lowered = suffix
  }

  /// Whether `path` ends in these parts.
  package func matches(_ path: borrowing Span<UInt16>) -> Bool {
    matches(path, endingAt: Self.end(of: path))
  }

  /// Whether `path` ends in these parts; `end` is ``end(of:)`` of it, for a caller that asks more than once.
  package func matches(_ path: borrowing Span<UInt16>, endingAt end: Int) -> Bool {
    let start = end - lowered.utf8CodeUnitCount
    guard start >= 0, start == 0 || path[start - 1] == ASCII.backslash else { return false }
    return ASCII.equalsFolded(path, start..<end, lowered)
  }

  /// Whether `path` ends in these parts.
  package func matches(_ path: String) -> Bool {
    let units = Array(path.utf16)
    return matches(units.span)
  }

  /// Where `path` ends without its trailing backslashes.
  package static func end(of path: borrowing Span<UInt16>) -> Int {
    var end = path.count
    while end > 0, path[end - 1] == ASCII.backslash { end -= 1 }
    return end
  }
}

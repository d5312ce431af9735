/// Something in an export that regedit will not do as it is written, or that another reader will not.
package struct Problem: Equatable, Sendable {
  /// What it is.
  package var kind: ProblemKind
  /// The offending text.
  package var range: SourceRange
  /// The line where it begins, as a person reads it.
  package var excerpt: [SourceLine]
  /// The path of the key under whose heading it stands, or `nil` before the first.
  package var key: String?
  /// The name of the value that it concerns; empty for the default value, `nil` when it concerns none.
  package var value: String?
  /// For a value that stands twice, the one before.
  package var earlier: EarlierValue?
}

/// A value that a later one of the same name makes void.
package struct EarlierValue: Equatable, Sendable {
  /// The number of its first line.
  package var line: Int
  /// Its statement, line ends included; empty when its end is not known.
  package var bytes: Range<Int>
  /// Whether the registry is the same without it: not when it deletes, or has the name in other letters, because the
  /// spelling that comes first stays.
  package var isVoid: Bool
}

/// The kinds of problems, with what a message needs to tell.
package enum ProblemKind: Equatable, Sendable {
  /// The first line is no header that regedit knows.
  case unknownHeader(HeaderFault)
  /// The bytes and the header do not go together.
  case encodingMismatch(EncodingMismatch)
  /// A line that regedit skips.
  case malformedLine(LineFault)
  /// The data of a value that regedit skips.
  case malformedData(DataFault)
  /// A name or a string that is not closed, or text behind its closing quote.
  case unterminated(QuoteFault)
  /// A value that belongs to no key, or to another one than it seems.
  case valueOutsideKey(Outside)
  /// A heading whose root regedit does not know; `long` is the root that a short form stands for.
  case unknownRoot(written: String, long: String?)
  /// More than one kind of line end; how many lines end in each.
  case mixedLineEnds(crlf: Int, lf: Int, cr: Int)
  /// The text is cut off.
  case truncated(Truncation)
  /// A control character in the text; NUL, which cuts off the file, among them.
  case controlCharacter(UInt16)
  /// The same value name again under one heading; `first` is the line of the one before.
  case duplicateValue(name: String, first: Int)
  /// UTF-16 whose line ends were converted as if it were 8-bit text.
  case damagedLineEnds
  /// A backslash before an ordinary character, which vanishes on import; `character` is what follows it.
  case loneBackslash(character: UInt16)
  /// `\0` in a string, for which regedit ignores the value.
  case nulEscape
  /// `[-HKEY_…]`, at which regedit stops.
  case rootDeletion
  /// A part of a key path with more than 255 characters; its length.
  case longComponent(Int)
  /// A string that runs over a line end.
  case rawLineBreak
  /// `SharedSection=` in a string; right in the value `Windows` of the SubSystems key only.
  case sharedSectionInString
}

/// What is wrong with the first line.
package enum HeaderFault: Equatable, Sendable {
  /// It is nothing that regedit takes for a header, so regedit refuses the file.
  case notAHeader
  /// It is a header but for blanks or a comment behind it; readers disagree whether it counts.
  case followedByText
  /// It begins with `REGEDIT`, so regedit accepts the file and imports nothing.
  case importsNothing
  /// The file has no text at all.
  case empty
}

/// How bytes and header disagree.
package enum EncodingMismatch: Equatable, Sendable {
  /// UTF-16 without byte order mark or in big-endian order, which regedit refuses.
  case refused(TextEncoding)
  /// UTF-8 with its mark; readers disagree.
  case markedUTF8
  /// Version 5 in 8-bit text that is not all ASCII: regedit reads it in the machine's ANSI code page.
  case unmarkedNonASCII(TextEncoding)
  /// A header of version 4 in UTF-16.
  case version4InUTF16
  /// `hex(1)`, `hex(2)` or `hex(7)` with bytes of the kind that the other header's version has.
  case hexOfOtherVersion(version: Int)
}

/// Why a line is skipped.
package enum LineFault: Equatable, Sendable {
  /// It is no heading, no value and no comment.
  case unrecognised
  /// A value's name without double quotes.
  case unquotedName
  /// A name with no `=` behind it.
  case noEquals
  /// A heading without its closing bracket: the values below it go to the key before.
  case noClosingBracket
  /// A heading with a blank behind its bracket: the values below it go to the key before.
  case blankBeforeKey
  /// A heading without a name.
  case emptyKey
  /// A header in the middle of the file.
  case secondHeader
  /// A value name of more than 16383 characters.
  case longName
}

/// Why the data of a value is lost.
package enum DataFault: Equatable, Sendable {
  /// Nothing stands behind the `=`.
  case missing
  /// It is no string, `dword:`, `hex:`, `hex(T):` or `-`.
  case unknownType
  /// A keyword in other than lower case letters.
  case keywordCase
  /// The `T` of `hex(T)` is not 1 to 8 hex digits.
  case badTypeNumber
  /// `dword:` without 1 to 8 hex digits, or with something behind them.
  case badDword
  /// Something that is no hex digit.
  case notHex
  /// Two digits too many: a byte over ff.
  case byteTooLarge
  /// Two commas with nothing between.
  case emptyElement
  /// A blank between two bytes.
  case blankInside
  /// A `\` that no comma stands before: the value is lost and the next line read as a line of its own.
  case noCommaBeforeContinuation
  /// Text behind the `\` that is no comment.
  case textAfterContinuation
  /// The line behind a `\` holds no bytes: value and line are lost.
  case brokenContinuation
  /// Text behind the `-` of a deletion.
  case textAfterDeletion
}

/// What is wrong with a quoted text.
package enum QuoteFault: Equatable, Sendable {
  /// The closing quote of a value's name is missing.
  case name
  /// Text between a name and its `=`.
  case textAfterName
  /// The closing quote of a string is missing.
  case string
  /// Text behind a string that is no comment.
  case textAfterString
}

/// Where a value ends up that stands outside of its key.
package enum Outside: Equatable, Sendable {
  /// Before the first heading: it is dropped.
  case beforeFirstKey
  /// After a heading that deletes the key: it is dropped.
  case afterDeletion(key: String)
  /// After a skipped heading: it goes to the key before.
  case landsIn(key: String)
  /// After a skipped heading that leaves no key open: it is dropped.
  case afterSkippedKey
}

/// How a text is cut off.
package enum Truncation: Equatable, Sendable {
  /// The file ends in half a unit of UTF-16.
  case oddByte
  /// Half a surrogate pair.
  case loneSurrogate
  /// The last line of the file says that the value goes on.
  case insideContinuation
}

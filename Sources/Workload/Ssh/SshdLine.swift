/// One line of sshd_config, cut as OpenSSH cuts it (misc.c: strdelim, then argv_split).
struct SshdLine: Hashable, Sendable {
  let keyword: String
  let arguments: [String]

  enum Problem: Error, Hashable {
    case unterminatedQuote
    case missingArgument(keyword: String)
  }

  private static let blanks: Set<Unicode.Scalar> = [" ", "\t", "\r", "\n"]

  /// Cuts a line; nil for a blank one and for a comment. One `=` may follow a keyword that is not quoted.
  static func read(_ line: Substring.UnicodeScalarView) throws(Problem) -> SshdLine? {
    var rest = Array(line)[...]
    while let last = rest.last, blanks.contains(last) || last == "\u{0C}" { rest.removeLast() }
    rest = rest.drop { blanks.contains($0) }
    guard let first = rest.first, first != "#" else { return nil }
    var keyword = Array(rest.prefix { !blanks.contains($0) && $0 != "=" && $0 != "\"" })
    rest = rest.dropFirst(keyword.count)
    if rest.first == "\"" {
      rest = rest.dropFirst()
      guard let end = rest.firstIndex(of: "\"") else { throw .unterminatedQuote }
      keyword += rest[..<end]
      rest = rest[(end + 1)...].drop { blanks.contains($0) }
    } else {
      rest = rest.drop { blanks.contains($0) }
      if rest.first == "=" { rest = rest.dropFirst().drop { blanks.contains($0) } }
    }
    let name = text(keyword[...])
    guard !rest.isEmpty else { throw .missingArgument(keyword: name) }
    return SshdLine(keyword: name, arguments: try split(rest))
  }

  /// Cuts at blanks. Either quote groups, a backslash protects quotes, itself and a blank, `#` begins a comment.
  private static func split(_ text: ArraySlice<Unicode.Scalar>) throws(Problem) -> [String] {
    var arguments: [String] = []
    var index = text.startIndex
    while index < text.endIndex {
      if text[index] == " " || text[index] == "\t" {
        index += 1
        continue
      }
      if text[index] == "#" { break }
      arguments.append(try argument(text, from: &index))
    }
    return arguments
  }

  private static func argument(
    _ text: ArraySlice<Unicode.Scalar>, from index: inout Int
  ) throws(Problem) -> String {
    var argument: [Unicode.Scalar] = []
    var quote: Unicode.Scalar?
    while index < text.endIndex {
      let scalar = text[index]
      index += 1
      if scalar == "\\" {
        let next = index < text.endIndex ? text[index] : nil
        if let next, "'\"\\".unicodeScalars.contains(next) || (quote == nil && next == " ") {
          argument.append(next)
          index += 1
        } else {
          argument.append(scalar)
        }
      } else if quote == nil, scalar == " " || scalar == "\t" {
        break
      } else if quote == nil, scalar == "\"" || scalar == "'" {
        quote = scalar
      } else if scalar == quote {
        quote = nil
      } else {
        argument.append(scalar)
      }
    }
    guard quote == nil else { throw .unterminatedQuote }
    return Self.text(argument[...])
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}

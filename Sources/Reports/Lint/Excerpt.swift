import Findings
import RegistryText

/// The lines of a file under a message, with carets under the offending text.
struct Excerpt {
  /// How many lines of one finding are shown.
  static let lineLimit = 3
  /// How many columns of a line are shown.
  static let widthLimit = 100

  private let location: Location
  private let style: Style
  private let role: Style.Role

  init(_ location: Location, style: Style, role: Style.Role) {
    self.location = location
    self.style = style
    self.role = role
  }

  /// Adds the lines, each ended; nothing when there is nothing to show.
  func add(to result: inout GrowingText) {
    guard let last = location.excerpt.last else { return }
    let shown = location.excerpt.prefix(Self.lineLimit)
    let gutter = String(last.number).utf8.count
    let blank = String(repeating: " ", count: gutter)
    for line in shown {
      let number = String(line.number)
      let padding = String(repeating: " ", count: gutter - number.utf8.count)
      add(Marked(line, location.range), " \(padding)\(number) |", " \(blank) |", to: &result)
    }
    if location.excerpt.count > shown.count {
      result += style.paint(" \(blank) | … and \(location.excerpt.count - shown.count) more lines\n", .faint)
    }
    if let reading = location.reading {
      add(Marked(reading.units, reading.range, isCut: false), " \(blank) =", " \(blank)  ", to: &result)
    }
  }

  private func add(_ line: Marked, _ gutter: String, _ gutterBelow: String, to result: inout GrowingText) {
    result += style.paint(gutter, .faint)
    result += " "
    result += line.text
    result += "\n"
    result += style.paint(gutterBelow, .faint)
    result += " "
    var carets = GrowingText()
    carets.add(UInt8(ascii: " "), times: line.start)
    carets.add(UInt8(ascii: "^"), times: max(1, line.width))
    result += style.paint(carets.text, role)
    result += "\n"
  }
}

/// The visible part of a line, and where in it the carets begin and how many there are.
private struct Marked {
  let text: String
  let start: Int
  let width: Int

  /// A line of the file; of a range that takes in its start, the blanks are left out.
  init(_ line: SourceLine, _ range: SourceRange) {
    let units = line.units
    let blanks = units.prefix { $0 == 0x20 || $0 == 0x09 }.count
    let first = range.start.line == line.number ? range.start.column - line.firstColumn : blanks
    let end = range.end.line == line.number ? range.end.column - line.firstColumn : units.count
    self.init(units, max(0, first)..<max(0, first, end), isCut: line.firstColumn > 1)
  }

  /// A part of `units` around `range`, cut to what a line of a terminal holds.
  init(_ units: [UInt16], _ range: Range<Int>, isCut: Bool) {
    let limit = Excerpt.widthLimit
    let from = min(range.lowerBound, units.count)
    let to = min(max(from, range.upperBound), units.count)
    let cut = from > limit * 3 / 4 ? from - limit / 2 : 0
    let stop = min(units.count, cut + limit)
    let lead = cut > 0 || isCut ? "…" : ""
    let trail = stop < units.count ? "…" : ""
    let plain = UTF16Text.string(units[cut..<stop])
    if VisibleText.isPlain(plain) {
      text = lead + plain + trail
      start = lead.count + from - cut
      width = max(from, min(to, stop)) - from
      return
    }
    var before = Self.visible(units[cut..<from])
    var marked = Self.visible(units[from..<max(from, min(to, stop))])
    var after = to < stop ? Self.visible(units[to..<stop]) : ""
    let whole = before + marked + after
    if whole.utf8.contains(0x23), VisibleText.of(whole) != whole {
      // What a runner obeys stands across two of them.
      (before, marked, after) = (Self.broken(before), Self.broken(marked), Self.broken(after))
    }
    text = lead + before + marked + after + trail
    start = lead.count + VisibleText.width(before)
    width = VisibleText.width(marked)
  }

  private static func broken(_ text: String) -> String { text.replacing("[", with: VisibleText.escape("[")) }

  private static func visible(_ units: ArraySlice<UInt16>) -> String {
    VisibleText.of(UTF16Text.string(units))
  }
}

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

  /// The lines, each ended; empty when there is nothing to show.
  func render() -> String {
    guard let last = location.excerpt.last else { return "" }
    let shown = location.excerpt.prefix(Self.lineLimit)
    let gutter = String(last.number).utf8.count
    let blank = String(repeating: " ", count: gutter)
    var result = ""
    for line in shown {
      let number = String(repeating: " ", count: gutter - String(line.number).utf8.count) + String(line.number)
      let (text, start, width) = layout(line)
      result += style.paint(" \(number) |", .faint) + " \(text)\n"
      let carets = String(repeating: " ", count: start) + String(repeating: "^", count: max(1, width))
      result += style.paint(" \(blank) |", .faint) + " " + style.paint(carets, role) + "\n"
    }
    if location.excerpt.count > shown.count {
      result += style.paint(" \(blank) | … and \(location.excerpt.count - shown.count) more lines\n", .faint)
    }
    return result
  }

  /// The visible part of a line, and where in it the carets begin and how many there are.
  private func layout(_ line: SourceLine) -> (text: String, start: Int, width: Int) {
    let units = Array(line.text.utf16)
    let range = location.range
    let first = range.start.line == line.number ? range.start.column - line.firstColumn : leadingBlanks(units)
    let end = range.end.line == line.number ? range.end.column - line.firstColumn : units.count
    let from = min(max(0, first), units.count)
    let to = min(max(from, end), units.count)
    let cut = from > Self.widthLimit * 3 / 4 ? from - Self.widthLimit / 2 : 0
    let stop = min(units.count, cut + Self.widthLimit)
    let before = visible(units[cut..<from])
    let marked = visible(units[from..<max(from, min(to, stop))])
    let after = to < stop ? visible(units[to..<stop]) : ""
    let lead = cut > 0 || line.firstColumn > 1 ? "…" : ""
    let tail = stop < units.count ? "…" : ""
    return (lead + before + marked + after + tail, lead.count + VisibleText.width(before), VisibleText.width(marked))
  }

  private func leadingBlanks(_ units: [UInt16]) -> Int {
    units.prefix { $0 == 0x20 || $0 == 0x09 }.count
  }

  private func visible(_ units: ArraySlice<UInt16>) -> String {
    VisibleText.of(String(decoding: units, as: UTF16.self))
  }
}

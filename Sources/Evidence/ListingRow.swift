/// The parts of a listing's lines, however their blanks were treated on the way.
enum ListingRow {
  /// More is no size of a heap: Windows computes the bytes in 32 bits.
  private static let maximumKilobytes = 4_194_303
  /// Window stations that are known without a table's heading above them.
  private static let knownStations = [
    "winsta0\\", "service-0x", "sawinsta\\", "msswindowstation\\", "__x78b95_89_iw\\",
  ]

  /// `text` without the marks (`#`) and blanks around it.
  static func trimmed(_ text: String) -> Substring {
    var text = text[...]
    while let first = text.first, first.isWhitespace || first == "#" { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return text
  }

  /// A row such as `WinSta0\Default  3072  24.2`; `20480 0%`, `512 KB 4,5 %` and tabs are taken too.
  static func parse(_ text: String, line: Int) -> ListedDesktop? {
    var words = trimmed(text).split(whereSeparator: \.isWhitespace)
    if words.last == "%" { words.removeLast() }
    guard let rate = words.popLast().flatMap(rate) else { return nil }
    if words.last?.lowercased() == "kb" { words.removeLast() }
    guard let size = words.popLast().flatMap(kilobytes) else { return nil }
    let name = words.joined(separator: " ").replacing(" $\\", with: "$\\")
    guard let cut = name.firstIndex(of: "\\"), cut != name.startIndex else { return nil }
    let desktop = name[name.index(after: cut)...]
    guard !desktop.isEmpty else { return nil }
    return ListedDesktop(
      windowStation: String(name[..<cut]), desktop: String(desktop), kilobytes: size, usedRate: rate, line: line)
  }

  /// Whether the line names a window station that only Windows has, so that it is a row even without a heading.
  static func namesKnownStation(_ text: String) -> Bool {
    let text = trimmed(text).prefix(24).lowercased()
    return knownStations.contains { text.hasPrefix($0) }
  }

  /// A line of a table's rule: dashes, equals signs, blanks.
  static func isRule(_ text: String) -> Bool {
    let text = trimmed(text)
    return text.count >= 3 && text.allSatisfy { $0 == "-" || $0 == "=" || $0 == " " }
  }

  /// The numbers of a text in their order, thousands separators left out; too large ones as nil.
  static func numbers(_ text: some StringProtocol) -> [Int?] {
    var numbers: [Int?] = []
    var digits = ""
    var previous: Character = " "
    for character in String(text) + " " {
      if character.isASCII, character.isNumber {
        digits.append(character)
      } else if character != "," || !previous.isNumber {
        if !digits.isEmpty { numbers.append(Int(digits).flatMap { $0 <= Int32.max ? $0 : nil }) }
        digits = ""
      }
      previous = character
    }
    return numbers
  }

  private static func kilobytes(_ word: Substring) -> Int? {
    let word = word.lowercased().hasSuffix("kb") ? word.dropLast(2) : word
    guard !word.isEmpty, word.allSatisfy({ $0.isASCII && $0.isNumber }), let size = Int(word) else { return nil }
    return size <= maximumKilobytes ? size : nil
  }

  private static func rate(_ word: Substring) -> Double? {
    let word = word.last == "%" ? word.dropLast() : word
    let number = word.replacing(",", with: ".")
    guard !number.isEmpty, number.count <= 12, number.first != ".",
      number.allSatisfy({ ($0.isASCII && $0.isNumber) || $0 == "." })
    else { return nil }
    return Double(number)
  }
}

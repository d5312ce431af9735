import DesktopHeap
import LibXML

/// A horizontal bar, drawn to scale, whose picture holds no text: the words stand beside it and in a table.
struct HeapBar {
  /// A stretch of the bar.
  struct Stretch {
    /// Its class, which gives its look.
    var type: String
    /// From where to where, in parts of `HeapBar.width`.
    var range: Range<Int>
  }

  /// The units that a bar is wide. The picture is stretched to the page.
  static let width = 1000
  private static let height = 36
  /// More desktops than this are drawn as one stretch.
  private static let cellLimit = 140

  private(set) var stretches: [Stretch] = []
  private var next: Int64 = 0
  private let whole: Kilobytes

  /// A bar that stands for `whole`.
  init(of whole: Kilobytes) { self.whole = Kilobytes(max(1, whole.count)) }

  /// Adds what comes next.
  mutating func add(_ type: String, _ size: Kilobytes) {
    guard size.count > 0 else { return }
    let start = place(next)
    next = (Kilobytes(next) + size).count
    stretches.append(Stretch(type: type, range: start..<max(place(next), min(start + 2, Self.width))))
  }

  /// Adds `count` stretches of `size` each, as one where there are too many to see.
  mutating func add(_ type: String, _ size: Kilobytes, count: Int64) {
    if count > Self.cellLimit {
      add(type, size * count)
    } else {
      for _ in 0..<max(0, count) { add(type, size) }
    }
  }

  private func place(_ kilobytes: Int64) -> Int {
    Int((Double(min(max(kilobytes, 0), whole.count)) / Double(whole.count) * Double(Self.width)).rounded())
  }

  /// Adds what is left of `total`.
  mutating func addRest(_ type: String, of total: Kilobytes) { add(type, total - Kilobytes(next)) }

  /// The picture. `id` makes the ids of its title and description.
  func picture(_ id: String, title: String, description: String, look: String = "tall") -> HTMLNode {
    var children: [HTMLNode] = [
      .tag("title", ["id": id + "-t"], [Markup.text(title)]),
      .tag("desc", ["id": id + "-d"], [Markup.text(description)]),
    ]
    children += stretches.map { rectangle($0.type, $0.range, inset: $0.range.count > 4 ? 1 : 0) }
    return .tag(
      "svg",
      [
        "class": "bar \(look)", "viewBox": "0 0 \(Self.width) \(Self.height)", "preserveAspectRatio": "none",
        "role": "img",
        "aria-labelledby": "\(id)-t \(id)-d",
      ], children)
  }

  private func rectangle(_ type: String, _ range: Range<Int>, inset: Int) -> HTMLNode {
    .tag(
      "rect",
      [
        "class": type, "x": String(range.lowerBound), "y": "0", "width": String(max(1, range.count - inset)),
        "height": String(Self.height),
      ])
  }
}

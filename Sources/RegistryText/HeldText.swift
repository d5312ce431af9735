/// Text that is asked for seldom: it stays where it stands in the reader's window, and is copied only when the window goes on.
struct HeldText: ~Copyable {
  private var range = 0..<0
  private var kept: [UInt16] = []
  private var isKept = true

  var isEmpty: Bool { isKept ? kept.isEmpty : range.isEmpty }

  /// Holds the text in `range` of the window.
  mutating func hold(_ range: Range<Int>) {
    self.range = range
    isKept = false
  }

  /// Copies the text from `window`, which will go on.
  mutating func keep(_ window: borrowing TextWindow) {
    if isKept { return }
    kept = Array(window.units[range])
    isKept = true
  }

  /// The text, of which `window` has what has not been copied.
  func units(_ window: borrowing TextWindow) -> [UInt16] { isKept ? kept : Array(window.units[range]) }
}

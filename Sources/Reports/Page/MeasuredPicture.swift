import DesktopHeap
import LibXML
import LintRules

/// The heaps that were measured, each with its use, and with what a change makes of it.
enum MeasuredPicture {
  /// How many heaps are drawn; the table has them all, the fullest first.
  private static let pictureLimit = 12
  /// How many rows the table has.
  private static let rowLimit = 200

  /// The pictures and the table; `after` is the value after a change. Empty where nothing was measured.
  static func nodes(_ heaps: [MeasuredHeap], after: WindowsAssessment?) -> [HTMLNode] {
    guard !heaps.isEmpty else { return [] }
    let sorted = heaps.sorted { ($1.usedRate, $0.desktop) < ($0.usedRate, $1.desktop) }
    let rows = sorted.prefix(pictureLimit).enumerated().map { index, heap in picture(heap, index, after) }
    let target = HeapUse.target
    return [
      .tag("h3", [:], [.text("Measured use")]),
      Markup.paragraph(
        "A heap counts as exhausted above \(HeapUse.exhaustedAbove) %; when one grows, a use of \(target.lowerBound) to "
          + "\(target.upperBound) % is aimed for, and a lower use is no fault (\(HeapUse.source.text))."),
      HeapPicture.figure(
        "How full each measured heap is"
          + (after == nil ? "" : " (upper bar), and would be after the change (lower bar)"), rows,
        legend: [("used", "in use"), ("full", "in use, exhausted"), ("free", "free")]),
      table(Array(sorted.prefix(rowLimit)), after, left: sorted.count - min(sorted.count, rowLimit)),
    ]
  }

  private static func picture(_ heap: MeasuredHeap, _ index: Int, _ after: WindowsAssessment?) -> HTMLNode {
    let sizeAfter = after.flatMap(heap.size(after:))
    let scale = max(heap.size, sizeAfter ?? heap.size)
    var children = [
      bar(heap, heap.size, scale, id: "use\(index)b", label: after == nil ? "" : "before: ")
    ]
    if let sizeAfter, sizeAfter != heap.size {
      children.append(bar(heap, sizeAfter, scale, id: "use\(index)a", label: "after: "))
    }
    return Markup.of(
      "div", "row",
      [
        Markup.of(
          "p", "row-label",
          [Markup.code(heap.desktop), .text(" "), .text(words(heap, sizeAfter))])
      ] + children)
  }

  private static func bar(
    _ heap: MeasuredHeap, _ size: Kilobytes, _ scale: Kilobytes, id: String, label: String
  ) -> HTMLNode {
    var bar = HeapBar(of: scale)
    let used = min(heap.used, size)
    bar.add(rate(heap, size) > Double(HeapUse.exhaustedAbove) ? "full" : "used", used)
    bar.add("free", size - used)
    return bar.picture(
      id, title: "\(heap.desktop), \(label)\(size)",
      description: "\(used) of \(size) in use, \(MeasuredHeap.words(rate(heap, size))).", look: "low")
  }

  private static func rate(_ heap: MeasuredHeap, _ size: Kilobytes) -> Double {
    if size == heap.size { return heap.usedRate }
    return size.count > 0 ? min(100, Double(heap.used.count) * 100 / Double(size.count)) : 0
  }

  private static func words(_ heap: MeasuredHeap, _ after: Kilobytes?) -> String {
    let now = "\(MeasuredHeap.words(heap.usedRate)) of \(heap.size)" + (heap.isExhausted ? ", exhausted" : "")
    guard let after, after != heap.size else { return now }
    return now + " → " + words(heap, in: after)
  }

  /// How full a heap of another size would be.
  private static func words(_ heap: MeasuredHeap, in size: Kilobytes) -> String {
    heap.used > size ? "\(heap.used) do not fit into \(size)" : "\(MeasuredHeap.words(rate(heap, size))) of \(size)"
  }

  private static func table(_ heaps: [MeasuredHeap], _ after: WindowsAssessment?, left: Int) -> HTMLNode {
    let rows = heaps.map { heap -> [[HTMLNode]] in
      let sizeAfter = after.flatMap(heap.size(after:))
      var cells: [[HTMLNode]] = [
        [Markup.code(heap.desktop)], [.text("\(heap.size)")],
        [.text(MeasuredHeap.words(heap.usedRate) + (heap.isExhausted ? " (exhausted)" : ""))],
      ]
      if after != nil {
        cells.append([.text(sizeAfter.map { words(heap, in: $0) } ?? "–")])
      }
      return cells + [[Markup.text(heap.source)]]
    }
    let heads = ["Desktop", "Heap", "In use"] + (after == nil ? [] : ["After"]) + ["Measured"]
    let more = left > 0 ? "; \(left) more are left out" : ""
    return Markup.table("measured", caption: "The same as a table\(more)", heads: heads, rows: rows)
  }
}

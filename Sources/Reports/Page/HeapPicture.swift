import DesktopHeap
import LibXML
import LintRules

/// Pictures of heaps, each with the table that says the same.
enum HeapPicture {
  /// One state of a value, with the word for it.
  typealias State = (label: String, value: WindowsAssessment)

  /// The session view space with its desktops, for each state; nil where there is none of a fixed size.
  static func viewSpace(_ states: [State]) -> [HTMLNode]? {
    let capacities = states.compactMap { state in
      state.value.capacity.flatMap { capacity in capacity.view.size.map { (state.label, capacity, $0) } }
    }
    guard capacities.count == states.count, let scale = capacities.map(\.2).max() else { return nil }
    let rows = capacities.enumerated().map { index, entry -> HTMLNode in
      let (label, capacity, view) = entry
      return row(
        label, "\(capacity.net ?? 0) non-interactive desktops fit into \(view)",
        bar(capacity, view, scale).picture(
          "view\(index)", title: "\(label): the session view space", description: description(capacity, view)))
    }
    return [
      figure("The session view space and what fits into it, to scale", rows, legend: viewLegend),
      table(capacities.map { ($0.0, $0.1) }),
    ]
  }

  private static let viewLegend = [
    ("interactive", "interactive desktops"), ("fixed", "Winlogon and Disconnect"),
    ("service", "room for non-interactive desktops, one cell each"), ("left", "too small for one more"),
  ]

  private static func bar(_ capacity: Capacity, _ view: Kilobytes, _ scale: Kilobytes) -> HeapBar {
    var bar = HeapBar(of: scale)
    bar.add("interactive", capacity.interactive * capacity.interactiveDesktops)
    bar.add("fixed", capacity.fixedHeaps.total)
    bar.add("service", capacity.nonInteractive, count: capacity.net ?? 0)
    bar.addRest("left", of: view)
    return bar
  }

  private static func description(_ capacity: Capacity, _ view: Kilobytes) -> String {
    "Of \(view), interactive desktops take \(capacity.interactive * capacity.interactiveDesktops), Winlogon and Disconnect "
      + "\(capacity.fixedHeaps.total); what is left holds \(capacity.net ?? 0) desktops of \(capacity.nonInteractive)."
  }

  private static func table(_ list: [(String, Capacity)]) -> HTMLNode {
    var rows: [[[HTMLNode]]] = []
    func row(_ name: String, _ cell: (Capacity) -> String) {
      rows.append([[.text(name)]] + list.map { [.text(cell($0.1))] })
    }
    func size(_ size: Kilobytes?) -> String { size.map { "\($0)" } ?? "–" }
    row("Session view space") { size($0.view.size) }
    row("− interactive desktops") { size($0.interactive * $0.interactiveDesktops) }
    row("− Winlogon and Disconnect") { size($0.fixedHeaps.total) }
    row("= room") { size($0.room) }
    row("÷ heap of a non-interactive desktop") { size($0.nonInteractive) }
    row("= desktops that fit") { $0.net.map(String.init) ?? "–" }
    row("Upper bound (view ÷ heap)") { $0.upper.map(String.init) ?? "–" }
    return Markup.table("sum", caption: "The same as a sum", heads: ["Part"] + list.map(\.0), rows: rows)
  }

  /// The heap of each kind of desktop, for each state; nil where win32k's sizes are not known.
  static func heaps(_ states: [State]) -> [HTMLNode]? {
    let capacities = states.compactMap { state in state.value.capacity.map { (state.label, $0) } }
    guard capacities.count == states.count, !capacities.isEmpty else { return nil }
    func figure(_ id: String, _ title: String, _ type: String, _ size: (Capacity) -> Kilobytes) -> HTMLNode {
      let scale = capacities.map { size($0.1) }.max() ?? 1
      let rows = capacities.enumerated().map { index, entry -> HTMLNode in
        var bar = HeapBar(of: scale)
        bar.add(type, size(entry.1))
        let words = "\(size(entry.1))"
        return row(
          entry.0, words,
          bar.picture("\(id)\(index)", title: "\(entry.0): \(title.lowercased())", description: "A heap of \(words)."))
      }
      return self.figure(title, rows, legend: [])
    }
    let rows: [[[HTMLNode]]] = [
      [[.text("Interactive desktop")]] + capacities.map { [.text("\($0.1.interactive)")] },
      [[.text("Non-interactive desktop")]] + capacities.map { [.text("\($0.1.nonInteractive)")] },
    ]
    return [
      Markup.of(
        "div", "pair",
        [
          figure("int", "Heap of an interactive desktop", "interactive") { $0.interactive },
          figure("non", "Heap of a non-interactive desktop", "service") { $0.nonInteractive },
        ]),
      Markup.table("sum", caption: "The same as a table", heads: ["Heap of"] + capacities.map(\.0), rows: rows),
    ]
  }

  static func row(_ label: String, _ words: String, _ picture: HTMLNode) -> HTMLNode {
    Markup.of(
      "div", "row",
      [Markup.of("p", "row-label", [.tag("b", [:], [Markup.text(label)]), .text(" "), Markup.text(words)]), picture])
  }

  static func figure(_ caption: String, _ rows: [HTMLNode], legend: [(String, String)]) -> HTMLNode {
    var children: [HTMLNode] = [.tag("figcaption", [:], [.text(caption)])] + rows
    if !legend.isEmpty {
      children.append(
        Markup.of(
          "ul", "legend",
          legend.map { type, words in .tag("li", [:], [Markup.of("span", "swatch " + type, []), .text(words)]) }))
    }
    return Markup.of("figure", "picture", children)
  }
}

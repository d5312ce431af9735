import Findings
import LibXML

/// Pieces of a page. Text that comes from outside goes through ``VisibleText`` here and nowhere else.
enum Markup {
  /// An element of a class.
  static func of(_ name: String, _ type: String, _ children: [HTMLNode]) -> HTMLNode {
    .tag(name, ["class": type], children)
  }

  /// Foreign text, made visible.
  static func text(_ text: String) -> HTMLNode { .text(VisibleText.of(text)) }

  /// A paragraph of prose, in which `backticks` stand around code.
  static func paragraph(_ prose: String, _ type: String? = nil) -> HTMLNode {
    .element("p", attributes: type.map { [("class", $0)] } ?? [], children: self.prose(prose))
  }

  /// Prose, in which backticks stand around code.
  static func prose(_ text: String) -> [HTMLNode] {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false)
    // An odd backtick is a character like any other.
    guard parts.count % 2 == 1, parts.count > 1 else { return [Self.text(text)] }
    return parts.enumerated().compactMap { index, part in
      if part.isEmpty { return nil }
      return index % 2 == 1 ? .tag("code", [:], [Self.text(String(part))]) : Self.text(String(part))
    }
  }

  /// Code on a line.
  static func code(_ text: String) -> HTMLNode { .tag("code", [:], [Self.text(text)]) }

  /// Lines of a file or of commands, word for word. With a label it can be scrolled by keyboard where it is narrow.
  static func block(_ lines: [String], label: String? = nil) -> HTMLNode {
    let code = HTMLNode.tag("code", [:], [.text(lines.map { VisibleText.of($0) }.joined(separator: "\n"))])
    guard let label else { return .tag("pre", [:], [code]) }
    return .tag("pre", ["role": "group", "aria-label": VisibleText.of(label), "tabindex": "0"], [code])
  }

  /// A section with its heading.
  static func section(_ id: String, _ title: String, _ children: [HTMLNode]) -> HTMLNode {
    .tag(
      "section", ["id": id, "aria-labelledby": id + "-title"],
      [.tag("h2", ["id": id + "-title"], [text(title)])] + children)
  }

  /// A table with its caption and headings; the first cell of each row is its heading. `type` is the table's class.
  static func table(
    _ type: String, caption: String, heads: [String], rows: [[[HTMLNode]]], isCaptionHidden: Bool = false
  ) -> HTMLNode {
    let head = heads.map { HTMLNode.tag("th", ["scope": "col"], [text($0)]) }
    let body = rows.map { cells in
      HTMLNode.tag(
        "tr", [:],
        cells.enumerated().map { index, cell in
          index == 0 ? .tag("th", ["scope": "row"], cell) : .tag("td", [:], cell)
        })
    }
    return .tag(
      "table", ["class": type],
      [
        .element("caption", attributes: isCaptionHidden ? [("class", "hidden")] : [], children: [text(caption)]),
        .tag("thead", [:], [.tag("tr", [:], head)]), .tag("tbody", [:], body),
      ])
  }

  /// Terms and what is said of each.
  static func terms(_ type: String, _ list: [(term: String, children: [HTMLNode])]) -> HTMLNode {
    .tag(
      "dl", ["class": type],
      list.map { .tag("div", [:], [.tag("dt", [:], [text($0.term)]), .tag("dd", [:], $0.children)]) })
  }

  /// A word in a box of its own: a severity or an evidence mark. The word says it; the colour only helps.
  static func badge(_ word: String, _ type: String) -> HTMLNode { of("span", "badge " + type, [text(word)]) }

  /// The badge of a severity.
  static func badge(_ severity: Severity) -> HTMLNode { badge(severity.rawValue, severity.rawValue) }

  /// From where something is known.
  static func source(_ mark: String, _ source: String) -> HTMLNode {
    of("p", "source", [badge(mark == "unknown" ? "not certain" : mark, "mark " + mark), text(" "), text(source)])
  }
}

import Reports

/// What applies to a file, for a person at a terminal.
struct SettingsText {
  let style: Style

  func render(_ document: SettingsDocument) -> String {
    let files = document.files.isEmpty ? "no configuration file" : document.files.joined(separator: ", ")
    var text = style.paint(VisibleText.of(document.path), .emphasis) + ": \(VisibleText.of(files))\n"
    text += table(document.settings.map { [$0.name, $0.value, $0.origin] })
    text += section("rules", document.rules.map { [$0.id, $0.setting, $0.origin] })
    text += section(
      "accepted risks",
      document.acceptedRisks.map { risk in
        let until = risk.expires.map { risk.isExpired ? "expired on \($0)" : "until \($0)" } ?? "for ever"
        return [risk.rule, until, risk.origin, risk.reason]
      })
    text += section("lint as a whole", document.run.map { [$0.name, $0.value, $0.origin] })
    return text
  }

  private func section(_ title: String, _ rows: [[String]]) -> String {
    rows.isEmpty ? "" : "  \(title)\n" + table(rows, indent: "    ")
  }

  /// Rows in columns; the last one is not filled up.
  private func table(_ rows: [[String]], indent: String = "  ") -> String {
    let rows = rows.map { $0.map(VisibleText.of) }
    let columns = rows.first?.count ?? 0
    let widths = (0..<columns).map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let cells = row.enumerated().map { column, cell in
        column == columns - 1 ? cell : cell + String(repeating: " ", count: widths[column] - cell.count)
      }
      return indent + cells.joined(separator: "  ") + "\n"
    }.joined()
  }
}

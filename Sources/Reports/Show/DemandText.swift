package import Workload

/// Who uses desktops, for a person at a terminal.
package struct DemandText: Sendable {
  /// Users that are listed; the rest is counted.
  private static let most = 40

  private let style: Style

  /// A page in this style.
  package init(style: Style) { self.style = style }

  /// The desktops that are needed and who they are for; with `net`, whether they fit.
  package func render(_ demand: MachineDemand, net: Int64?) -> String {
    let whole = demand.whole.nonInteractiveDesktops
    let sure = demand.sure.nonInteractiveDesktops
    var text = row(
      "demand",
      count(whole, "non-interactive desktop") + (sure < whole ? ", \(sure) of them for sure" : "")
        + ", beside " + count(demand.systemDesktops, "desktop") + " of the system's own" + fit(demand, whole, sure, net)
    )
    let counts = demand.systemServices
    let shared = [
      (counts.localSystem, "as LocalSystem"), (counts.localService, "as LocalService"),
      (counts.networkService, "as NetworkService"), (counts.interactive, "as LocalSystem in WinSta0"),
    ].filter { $0.0 > 0 }
    if !shared.isEmpty {
      text += row(
        "shared",
        "services that need no desktop of their own: " + shared.map { "\($0.0) \($0.1)" }.joined(separator: ", "))
    }
    text += users(demand)
    text += refusals(demand.whole.refusals.map(\.words))
    return text
  }

  /// What services may do to the sessions of other machines (Q258837).
  package func sessions(services: Int, keepConn: Int?) -> String {
    let value = keepConn.map { "KeepConn is \($0)" } ?? "KeepConn is absent"
    return row(
      "sessions",
      "\(count(services, "service")) under user accounts may leak sessions on the machines that they connect to, which admit "
        + "\(SessionLimit.workstationMaximum) on a workstation and as many as there are licences on a server; \(value) "
        + "(0 counts only with the files of Q258837, which an export does not show)")
  }

  private func fit(_ demand: MachineDemand, _ whole: Int, _ sure: Int, _ net: Int64?) -> String {
    guard let net else { return "" }
    let left = Int(net) - demand.systemDesktops
    if whole <= left { return style.paint(": fits", .good) + ", \(left - whole) to spare" }
    return sure <= left ? style.paint(": may not fit", .warning) : style.paint(": does not fit", .error)
  }

  /// Refusals; those that read alike and follow each other are told once.
  private func refusals(_ words: [String]) -> String {
    var lines: [(text: String, count: Int)] = []
    for text in words {
      if lines.last?.text == text { lines[lines.count - 1].count += 1 } else { lines.append((text, 1)) }
    }
    let rest = lines.dropFirst(Self.most).reduce(0) { $0 + $1.count }
    return lines.prefix(Self.most).map { text, count in
      row("refused", (count > 1 ? "\(count) times " : "") + VisibleText.of(text))
    }.joined() + (rest > 0 ? row("", "… and \(rest) more") : "")
  }

  private func users(_ demand: MachineDemand) -> String {
    let sure = Set(demand.sure.desktops.map { "\($0.session)\\\($0.place)" })
    let desktops = demand.whole.desktops.filter { $0.kind != .system && !$0.users.isEmpty }
    // Desktops that read alike, such as those of sixty sessions of one client, are told once.
    var lines: [(text: String, count: Int)] = []
    for desktop in desktops {
      let text = line(desktop, isSure: sure.contains("\(desktop.session)\\\(desktop.place)"))
      if lines.last?.text == text { lines[lines.count - 1].count += 1 } else { lines.append((text, 1)) }
    }
    let shown = lines.prefix(Self.most).map { row("user", $0.count > 1 ? "\($0.count) times \($0.text)" : $0.text) }
    let rest = lines.dropFirst(Self.most).reduce(0) { $0 + $1.count }
    return shown.joined() + (rest > 0 ? row("", "… and \(count(rest, "more desktop"))") : "")
  }

  private func line(_ desktop: DesktopUse, isSure: Bool) -> String {
    let names = desktop.users.map { $0.count > 1 ? "\($0.name) × \($0.count)" : $0.name }
    let session = desktop.session > 0 ? "session \(desktop.session), " : ""
    let mark = desktop.mark == .inferred ? ", inferred" : ""
    let place = desktop.kind == .nonInteractive ? "a window station of its own" : desktop.place.description
    return VisibleText.of(names.joined(separator: ", ")) + (isSure ? "" : " (on demand)") + ": " + session
      + VisibleText.of(place) + mark
  }

  private func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

  private func row(_ label: String, _ text: String) -> String {
    let padded = label + String(repeating: " ", count: max(1, 10 - label.utf8.count))
    return WrappedText.wrap(text, indent: "            ", first: "  " + style.paint(padded, .faint))
  }
}

import DesktopHeap
import LibXML
import LintRules
import RegistryText
import SubSystems

/// What the change does to the desktops: how many fit, how many are needed, what is left.
enum EffectSection {
  static func section(_ report: ChangeReport) -> PageSection {
    let states: [HeapPicture.State] = [("Before", report.valueBefore), ("After", report.valueAfter)]
    var children: [HTMLNode] = [Markup.paragraph(lead(report))]
    if let demand = report.demand { children += headroom(report, demand) }
    if let picture = HeapPicture.viewSpace(states) {
      children += picture
      children.append(Markup.paragraph(bound, "note"))
    } else {
      children += HeapPicture.heaps(states) ?? [Markup.paragraph(unknown)]
    }
    children += MeasuredPicture.nodes(report.heaps, after: report.valueAfter)
    children.append(
      Markup.source(report.valueAfter.view.source.mark.rawValue, "view space: \(report.valueAfter.view.source.text)"))
    return PageSection(id: "effect", title: "Effect on desktops", children: children)
  }

  static let unknown = "The sizes of the heaps are not known, because what win32k makes of the value is not."
  static let bound =
    "The sum counts every non-interactive desktop, those of the system's own services too. Printer and font drivers share "
    + "the space, so it is an upper bound (documented: Microsoft KB184802)."

  /// The effect in a few words, for the facts at the top.
  static func summary(_ report: ChangeReport) -> String {
    guard let old = report.valueBefore.capacity, let new = report.valueAfter.capacity else { return "not known" }
    if let before = old.net, let after = new.net {
      return before == after ? "\(after), as before" : "\(before) → \(after)"
    }
    return new.isDynamic ? "no fixed number" : "not known"
  }

  private static func lead(_ report: ChangeReport) -> String {
    guard let old = report.valueBefore.capacity, let new = report.valueAfter.capacity else { return unknown }
    if let before = old.net, let after = new.net {
      let change =
        after == before ? "as many as before" : after < before ? "\(before - after) fewer" : "\(after - before) more"
      return "\(after) non-interactive desktops fit after the change, \(change). The view space is \(new.view.words)."
    }
    guard new.isDynamic else { return "How many desktops fit is not known: \(new.view.source.text)." }
    let release = report.valueAfter.system.releaseWords
    let change = [
      words("an interactive desktop", old.interactive, new.interactive),
      words("a non-interactive desktop", old.nonInteractive, new.nonInteractive),
    ].compactMap(\.self).joined(separator: "; ")
    return "On \(release) the session view space is dynamic: no fixed number of desktops bounds it. What is bounded is "
      + "the heap of each desktop: \(change.isEmpty ? "it stays as it is" : change)."
  }

  private static func words(_ name: String, _ before: Kilobytes, _ after: Kilobytes) -> String? {
    before == after ? nil : "that of \(name) goes from \(before) to \(after)"
  }

  private static func headroom(_ report: ChangeReport, _ demand: ReportDemand) -> [HTMLNode] {
    func left(_ value: WindowsAssessment) -> String {
      guard let net = value.capacity?.net else { return "no fixed number" }
      return net >= demand.total ? "\(net - demand.total) to spare" : "\(demand.total - net) too few"
    }
    var rows: [[[HTMLNode]]] = demand.parts.map { part in
      [[Markup.text(part.label)], [.text("\(part.count)")], [Markup.text(part.source)]]
    }
    rows.append([[.tag("b", [:], [.text("Needed at once")])], [.tag("b", [:], [.text("\(demand.total)")])], []])
    return [
      Markup.table(
        "demand", caption: "Non-interactive desktops that are needed", heads: ["Whose", "Desktops", "Known from"],
        rows: rows),
      Markup.terms(
        "facts",
        [("Headroom before", [.text(left(report.valueBefore))]), ("Headroom after", [.text(left(report.valueAfter))])]),
    ]
  }
}

/// The heaps of one file as it is.
enum HeapSection {
  static func section(_ report: MachineReport) -> PageSection? {
    guard let value = report.value else { return nil }
    let states: [HeapPicture.State] = [("As it is", value)]
    var children: [HTMLNode]
    if let picture = HeapPicture.viewSpace(states) {
      children = picture + [Markup.paragraph(EffectSection.bound, "note")]
    } else if let picture = HeapPicture.heaps(states) {
      children = picture
      if value.view.isDynamic {
        children.insert(
          Markup.paragraph(
            "The session view space is dynamic: no fixed number of desktops bounds it. What is bounded is the heap of each."
          ),
          at: 0)
      }
    } else {
      children = [Markup.paragraph(EffectSection.unknown)]
    }
    children += MeasuredPicture.nodes(report.heaps, after: nil)
    children.append(Markup.source(value.view.source.mark.rawValue, "view space: \(value.view.source.text)"))
    return PageSection(id: "heaps", title: "Heaps and desktops", children: children)
  }
}

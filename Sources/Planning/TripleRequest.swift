package import DesktopHeap
import RegistryText
import SubSystems

/// New numbers for `SharedSection`; what is nil stays as it is.
package struct TripleRequest: Hashable, Sendable {
  /// The first number.
  package var shared: Kilobytes?
  /// The second number.
  package var interactive: Kilobytes?
  /// The third number; added where there is none.
  package var nonInteractive: Kilobytes?

  /// Asks for these numbers. They are written as they are: whether they are any good the linter says.
  package init(shared: Kilobytes? = nil, interactive: Kilobytes? = nil, nonInteractive: Kilobytes? = nil) {
    self.shared = shared
    self.interactive = interactive
    self.nonInteractive = nonInteractive
  }

  /// Asks for all of `triple`.
  package init(_ triple: SharedSectionTriple) {
    self.init(shared: triple.shared, interactive: triple.interactive, nonInteractive: triple.nonInteractive)
  }
}

/// The numbers of a value with a request carried out.
struct TripleTarget {
  /// The three numbers.
  let triple: SharedSectionTriple
  /// The text behind `SharedSection=`: what was not asked for stands as before, a fourth field and odd letters included.
  let text: String

  init(_ request: TripleRequest, in windows: WindowsValue, _ section: SharedSectionText) throws(PlanningError) {
    func field(_ index: Int) -> NumberField? { index < section.fields.count ? section.fields[index] : nil }
    func written(_ index: Int) -> String { field(index).map { windows.string.text(in: $0.range) } ?? "" }
    func number(_ index: Int, _ wanted: Kilobytes?) throws(PlanningError) -> Kilobytes {
      if let wanted { return wanted }
      guard let value = field(index)?.value else {
        throw .unreadableNumber(line: windows.value.line, field: index + 1, text: written(index))
      }
      return Kilobytes(Int64(value))
    }
    let hasThird = request.nonInteractive != nil || field(2) != nil
    triple = SharedSectionTriple(
      shared: try number(0, request.shared), interactive: try number(1, request.interactive),
      nonInteractive: hasThird ? try number(2, request.nonInteractive) : nil)
    let wanted = [request.shared, request.interactive, request.nonInteractive]
    let count = max(section.fields.count, hasThird ? 3 : 2)
    text = (0..<count).map { index in
      let asked = index < wanted.count ? wanted[index] : nil
      guard let asked, field(index)?.value.map(Int64.init) != asked.count || field(index)?.trailing.isEmpty == false
      else { return written(index) }
      return String(asked.count)
    }.joined(separator: ",")
  }
}

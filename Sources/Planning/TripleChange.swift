package import DesktopHeap
import Findings
package import LintRules
import RegistryText
package import Splices
package import SubSystems

/// New numbers for the `Windows` value of a file: the bytes that change, and what the linter says of the changed file.
package struct TripleChange: Sendable {
  /// The value as it is.
  package let windows: WindowsValue
  /// Its numbers as they are; nil where they cannot be read.
  package let before: SharedSectionTriple?
  /// The numbers as they would be.
  package let after: SharedSectionTriple
  /// The text behind `SharedSection=` as it is.
  package let textBefore: String
  /// The text behind `SharedSection=` as it would be.
  package let textAfter: String
  /// The change of the file; none where it says so already.
  package let splices: SpliceList
  /// The file as it is, judged.
  package let contextBefore: LintContext
  /// The file as it would be, judged.
  package let contextAfter: LintContext
  /// What the linter finds that it did not find before, and whether the change may be made.
  package let verdict: ChangeVerdict

  /// Plans the change that `request` asks for. The value is that of ``WindowsChoice``. Where no state before is stated,
  /// the file as it is is the state before of the file as it would be. `accepted` are the ids of the warnings that may
  /// come anew.
  package init(
    _ request: TripleRequest, in file: ReadableExport, controlSet: Int? = nil, options: LintOptions = LintOptions(),
    accepting accepted: Set<String> = [], rules: [Rule] = Rule.all
  ) throws(PlanningError) {
    let export = try file.survey()
    windows = try WindowsChoice.value(in: export, controlSet: controlSet)
    let section = try Self.section(of: windows)
    let target = try TripleTarget(request, in: windows, section)
    contextBefore = LintContext(export, options: options)
    before = contextBefore.assessments.first { [windows] in $0.windows.value.bytes == windows.value.bytes }?.triple
    after = target.triple
    textBefore = windows.string.text(in: section.range)
    textAfter = target.text
    splices = try Self.splices(windows, section.range, target.text, export.facts)
    let changed = try file.survey(after: splices, of: export)
    try Self.check(changed, against: export, windows, section.range, target.text)
    var after = options
    if after.before == nil { after.before = export }
    contextAfter = LintContext(changed, options: after)
    let places = SectionPlaces(windows, section, changed)
    verdict = ChangeVerdict(
      before: Linter.findings(in: contextBefore, rules: rules), after: Linter.findings(in: contextAfter, rules: rules),
      accepting: accepted, isSamePlace: places.isSame)
  }

  private static func section(of windows: WindowsValue) throws(PlanningError) -> SharedSectionText {
    if SharedSectionText.joined(windows.string) != nil { throw .brokenByBlank(line: windows.value.line) }
    guard let section = SharedSectionText(windows.string) else { throw .noSharedSection(line: windows.value.line) }
    return section
  }

  private static func splices(
    _ windows: WindowsValue, _ range: Range<Int>, _ text: String, _ facts: FileFacts
  ) throws(PlanningError) -> SpliceList {
    let edits: [Splice]
    do { edits = try windows.edit(replacing: range, with: text, in: facts) } catch {
      throw .edit(error, line: windows.value.line)
    }
    do { return try SpliceList(edits) } catch { throw .splice(error) }
  }

  /// The changed file must hold the planned text in the value, and every other `Windows` value as before.
  private static func check(
    _ changed: Export, against export: Export, _ windows: WindowsValue, _ range: Range<Int>, _ text: String
  ) throws(PlanningError) {
    let found = changed.windowsValues
    for (index, old) in export.windowsValues.enumerated() {
      let isEdited = old.value.bytes == windows.value.bytes
      var expected = old.string.units
      if isEdited { expected.replaceSubrange(range, with: text.utf16) }
      let new = index < found.count ? found[index] : nil
      if new?.string.units != expected || new?.value.type != old.value.type {
        throw .notAsPlanned(
          line: old.value.line, expected: String(decoding: expected, as: UTF16.self), found: new?.string.text)
      }
    }
  }
}

import Planning
import RegistryText
import SubSystems
import Testing

@Suite struct WindowsChoiceTests {
  private static let select = [#"[HKEY_LOCAL_MACHINE\SYSTEM\Select]"#, #""Current"=dword:00000002"#]

  private func keys(_ sets: [String]) -> [String] {
    sets.enumerated().flatMap { [Sample.key($1), #""Windows"="\#(Sample.value("1024,\($0),1"))""#] }
  }

  private func chosen(_ lines: [String], _ controlSet: Int? = nil) throws -> ControlSet? {
    try WindowsChoice.value(in: ReadableExport(Sample.file(lines)).survey(), controlSet: controlSet).controlSet
  }

  @Test func theControlSetThatBootsIsMeant() throws {
    let all = keys(["ControlSet001", "ControlSet002", "CurrentControlSet"])
    #expect(try chosen(all + Self.select) == .numbered(2))
    #expect(try chosen(Self.select + all) == .numbered(2))
    #expect(try chosen(all) == .current)
    #expect(try chosen(keys(["ControlSet001"]) + Self.select) == .numbered(1))
    #expect(try chosen(keys(["ControlSet001", "CurrentControlSet"]) + Self.select) == .current)
    #expect(try chosen(all + Self.select, 1) == .numbered(1))
  }

  @Test func whereNothingSaysSoItIsAsked() throws {
    let error = PlanningError.severalControlSets(found: ["ControlSet001", "ControlSet003"])
    #expect(throws: error) { try chosen(keys(["ControlSet001", "ControlSet003"])) }
    #expect(error.message.contains("ControlSet001 and ControlSet003"))
    #expect(error.message.contains("--control-set N"))
    #expect(throws: PlanningError.noSuchControlSet(wanted: 7, found: ["ControlSet001"])) {
      try chosen(keys(["ControlSet001"]), 7)
    }
  }

  @Test func ofDuplicatesTheLastCounts() throws {
    let lines = keys(["ControlSet001"]) + [#""windows"="last""#]
    #expect(try WindowsChoice.value(in: ReadableExport(Sample.file(lines)).survey()).string.text == "last")
    let apart = keys(["ControlSet001"]) + [Sample.key("CONTROLSET001"), #""WINDOWS"="last""#]
    #expect(try WindowsChoice.value(in: ReadableExport(Sample.file(apart)).survey()).string.text == "last")
  }

  @Test(
    arguments: [
      [#""Windows"=-"#], [#"[-HKEY_LOCAL_MACHINE\SYSTEM\ControlSet001]"#],
      ["[-" + Sample.key("ControlSet001").dropFirst()],
    ])
  func whatIsDeletedAgainDoesNotCount(_ deletion: [String]) throws {
    #expect(throws: PlanningError.noWindowsValue) { try chosen(keys(["ControlSet001"]) + deletion) }
    #expect(
      try chosen(keys(["ControlSet001", "ControlSet002"]) + [Sample.key("ControlSet001")] + deletion) == .numbered(2))
    #expect(try chosen([Sample.key("ControlSet001")] + deletion + keys(["ControlSet001"])) == .numbered(1))
  }

  @Test func twoHivesAreNotOne() throws {
    let lines = keys(["ControlSet001"]) + [Sample.key("ControlSet001", "OFFLINE"), #""Windows"="x""#]
    #expect(throws: PlanningError.self) { try chosen(lines) }
    #expect(throws: PlanningError.self) { try chosen(lines, 1) }
  }
}

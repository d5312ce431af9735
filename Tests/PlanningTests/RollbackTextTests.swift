import DesktopHeap
import Planning
import RegistryText
import SubSystems
import Testing

@Suite struct RollbackTextTests {
  private func value(_ line: String, header: String = "Windows Registry Editor Version 5.00") throws -> WindowsValue {
    let text = [header, "", Sample.key("ControlSet001"), line, ""].joined(separator: "\n")
    return try WindowsChoice.value(in: ReadableExport(Array(text.utf8)).survey())
  }

  @Test(
    arguments: [
      #""Windows"="C:\\a \"b\"""#, #""windows"=hex(2):61,00,00,00"#, #""Windows"=hex(2):61,00"#,
      #""Windows"=hex(2):61"#, #""Windows"=hex:01,02,03"#, #""Windows"=hex:"#, #""Windows"=dword:1f"#,
      #""Windows"=hex(4):01,02"#, #""Windows"=hex(7):61,00,00,00,00,00"#, #""Windows"=hex(1):61,00,0a,00"#,
      #""Windows"="a\nb""#, #""Windows"=hex(1):61,00,00,00,00,00"#, #""Windows"="""#, #""Windows"=hex(ffff):00"#,
      #""Windows"="é😀""#,
    ])
  func whatIsReadBackIsTheOldValue(_ line: String) throws {
    for header in ["Windows Registry Editor Version 5.00", "REGEDIT4"] {
      let old = try value(line, header: header)
      let export = try ReadableExport(RollbackText.bytes(restoring: [old])).survey()
      let new = try WindowsChoice.value(in: export)
      #expect(new.value.data == old.value.data)
      #expect(new.value.type == old.value.type)
      #expect(new.value.name == old.value.name)
      #expect(new.key.path == old.key.path)
      #expect(export.problems.isEmpty)
      #expect(export.facts.encoding == .utf16LE(mark: true))
      #expect(export.facts.lineEnds == "crlf")
    }
  }

  @Test func aListIsCutAsRegeditCuts() throws {
    let old = try value(#""Windows"="# + Sample.list("1024,20480,768"))
    let lines = Sample.text(RollbackText.bytes(restoring: [old])).split(
      separator: "\r\n", omittingEmptySubsequences: false)
    #expect(lines[0...2] == ["Windows Registry Editor Version 5.00", "", Sample.key("ControlSet001")[...]])
    #expect(lines[3].hasPrefix(#""Windows"=hex(2):25,00,53,00"#))
    #expect(lines[3...].dropLast(3).allSatisfy { $0.utf8.count == 78 && $0.hasSuffix(#",\"#) })
    #expect(lines[4...].dropLast(2).allSatisfy { $0.hasPrefix("  ") })
    #expect(lines.suffix(2) == ["", ""])
  }

  @Test func itUndoesAChange() throws {
    let bytes = Sample.one("1024,20480,768")
    let change = try TripleChange(TripleRequest(interactive: 12288), in: ReadableExport(bytes), rules: [])
    let rollback = RollbackText.bytes(restoring: [change.windows])
    let restored = try WindowsChoice.value(in: ReadableExport(rollback).survey())
    #expect(restored.value.data == change.windows.value.data)
  }

  @Test func eachKeyStandsOnce() throws {
    let file = Sample.file([
      Sample.key("ControlSet001"), #""Windows"="a""#, Sample.key("ControlSet002"), #""Windows"="b""#,
    ])
    let values = try ReadableExport(file).survey().windowsValues
    #expect(
      Sample.text(RollbackText.bytes(restoring: values))
        == "Windows Registry Editor Version 5.00\r\n\r\n\(Sample.key("ControlSet001"))\r\n\"Windows\"=\"a\"\r\n\r\n"
        + "\(Sample.key("ControlSet002"))\r\n\"Windows\"=\"b\"\r\n\r\n")
  }

  @Test(arguments: [([], nil), (["DH504"], "DH504"), (["DH504", "DH507"], "DH504,DH507")] as [([String], String?)])
  func whatWasAcceptedIsNamed(_ ids: [String], _ words: String?) throws {
    let values = try ReadableExport(Sample.one("1,2,3")).survey().windowsValues
    let lines = Sample.text(RollbackText.bytes(restoring: values, acceptedRisks: ids)).split(separator: "\r\n")
    let comment = words.map { "; The change that this file undoes was made with --accept-risk \($0)" }
    #expect(lines.filter { $0.hasPrefix(";") }.map(String.init) == [comment].compactMap(\.self))
    #expect(lines[0] == "Windows Registry Editor Version 5.00")
  }
}

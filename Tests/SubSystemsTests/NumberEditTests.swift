import RegistryText
import Splices
import SubSystems
import Testing

/// REG_DWORDs of any layout, given another number or deleted.
@Suite struct NumberEditTests {
  private static let head =
    "REGEDIT4\n\n[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Session Manager"
    + "\\Memory Management]\n\"SessionImageSize\"="

  private func value(_ text: String) throws -> (value: RegistryValue, facts: FileFacts, bytes: [UInt8]) {
    let bytes = Array((Self.head + text).utf8)
    let export = try ExportSurvey.read(MemoryBytes(bytes))
    return (try #require(export.keys.first?.values.first), export.facts, bytes)
  }

  private func text(_ bytes: [UInt8]) -> String {
    String(String(decoding: bytes, as: UTF8.self).dropFirst(Self.head.utf8.count))
  }

  @Test(
    arguments: [
      ("dword:00000010\n", "-\n"),
      ("dword:00000010;why\n\"a\"=\"b\"\n", "-;why\n\"a\"=\"b\"\n"),
      ("hex(4):10,00,00,00", "-"),
      ("hex(4):10,00,00,00, ; why", "- ; why"),
      ("hex(4):10,00,00,00 ;why\n\"a\"=\"b\"\n", "- ;why\n\"a\"=\"b\"\n"),
      ("hex(4):\\ ;one\r\n  10,00,\\\r\n\r\n;two\r\n 00,00 ;three\r\n", "- ;one\r\n\r\n;two\r\n;three\r\n"),
      ("hex(4):10,00,\\\n  00,00 ;no line end", "-\n;no line end"),
      ("hex(4):10,00,00,00,\\ ;open\n;behind\n", "- ;open\n;behind\n"),
    ])
  func aDeletionKeepsComments(_ before: String, _ after: String) throws {
    let (value, facts, bytes) = try value(before)
    let deleted = applied(try #require(value.deletion(in: facts)), to: bytes)
    #expect(text(deleted) == after)
    #expect(try self.value(after).value.form == .deletion)
  }

  @Test(
    arguments: [
      ("dword:10 ;why\n", "dword:0000002a ;why\n"),
      ("hex(4):10,00,00,00, ; why", "hex(4):2a,00,00,00, ; why"),
      ("hex(4):10,\\ ;one\n;two\n 0,0,\\\n 0", "hex(4):2a,\\ ;one\n;two\n 0,0,\\\n 0"),
    ])
  func anotherNumberKeepsTheLayout(_ before: String, _ after: String) throws {
    let (value, facts, bytes) = try value(before)
    let changed = applied(try #require(value.edit(number: 42, in: facts)), to: bytes)
    #expect(text(changed) == after)
    #expect(try self.value(after).value.number == 42)
  }

  @Test(arguments: ["\"16\"", "hex:10,00,00,00", "hex(4):10,00", "-"])
  func whatIsNoDWORDIsGivenNoNumber(_ data: String) throws {
    let (value, facts, _) = try value(data)
    #expect(value.edit(number: 42, in: facts) == nil)
  }
}

import RegistryText
import SubSystems
import Testing

/// The last key of a role is the one that counts.
@Suite struct LastKeyTests {
  private static let text = """
    REGEDIT4

    [HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet001\\Control\\ProductOptions]
    "ProductType"="WinNT"
    [HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet002\\Control\\ProductOptions]
    "ProductType"="LanmanNT"
    [HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet001\\Control\\ProductOptions]
    "ProductType"="ServerNT"
    [HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet003\\Control\\Session Manager\\SubSystems]
    "Windows"="x"

    """

  private func export() throws -> Export { try ExportSurvey.read(MemoryBytes(Array(Self.text.utf8))) }

  private func type(_ key: Export.Key?) -> String? { key?.value("ProductType")?.string }

  @Test func ofAControlSetItIsTheLastOneInIt() throws {
    let export = try export()
    #expect(type(export.lastKey(.productOptions, in: .numbered(1))) == "ServerNT")
    #expect(type(export.lastKey(.productOptions, in: .numbered(2))) == "LanmanNT")
    #expect(export.lastKey(.productOptions, in: .numbered(3)) == nil)
    #expect(export.lastKey(.productOptions, in: nil) == nil)
    #expect(export.lastKey(.subSystems, in: .numbered(3))?.values.count == 1)
  }

  @Test func ofARoleItIsTheLastOneOfAll() throws {
    let export = try export()
    #expect(type(export.lastKey(.productOptions)) == "ServerNT")
    #expect(export.lastKey(.environment) == nil)
  }

  @Test func keysThatAreTakenOutAreNotFoundAnyMore() throws {
    var export = try export()
    export.keys.removeLast(2)
    #expect(type(export.lastKey(.productOptions)) == "LanmanNT")
    #expect(export.lastKey(.subSystems) == nil)
  }
}

import Findings
import LintRules
import RegistryText
import SubSystems
import Testing

/// What is said of a value that holds far more than Windows ever wrote is bounded.
@Suite struct LongValueTests {
  private static let start =
    "%SystemRoot%\\system32\\csrss.exe ObjectDirectory=\\Windows SharedSection=1024,20480,768 Windows=On "
    + "SubSystemType=Windows ServerDll=basesrv,1 ServerDll=winsrv:UserServerDllInitialization,3 ServerDll=sxssrv,4 "
    + "ProfileControl=Off"
  private static let more = "More like it are in the value"

  private func found(_ text: String, isHex: Bool = false) throws -> [Finding] {
    let data =
      isHex
      ? "hex(2):" + HexText.list(of: text)
      : "\"" + text.split(separator: "\\", omittingEmptySubsequences: false).joined(separator: "\\\\") + "\""
    let bytes = Array(
      ("Windows Registry Editor Version 5.00\n\n[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\"
        + "Session Manager\\SubSystems]\n\"Windows\"=" + data + "\n").utf8)
    return Linter.findings(in: LintContext(try ExportSurvey.read(MemoryBytes(bytes))))
  }

  @Test(arguments: [
    ("DH303", "x=%d"), ("DH304", "ServerDll=x%d"), ("DH305", "ServerDll=x%d,9"), ("DH306", "ServerDll=basesrv,%d1"),
    ("DH402", "SharedSection=1024,%d"), ("DH312", "..."),
  ])
  func aRuleTellsAHundredFindingsOfAValueAndThatThereAreMore(_ rule: String, _ argument: String) throws {
    func findings(_ count: Int) throws -> [Finding] {
      let arguments = (0..<count).map { " " + argument.replacing("%d", with: "\($0)") }.joined()
      return try found(Self.start + arguments + " MaxRequestThreads=16").filter { $0.rule.id == rule }
    }
    let few = try findings(20)
    #expect((15...20).contains(few.count))
    #expect(!few.contains { $0.message.found.contains(Self.more) })
    let many = try findings(300)
    #expect(many.count == 100)
    #expect(many.map { $0.message.found.contains(Self.more) } == Array(repeating: false, count: 99) + [true])
  }

  @Test func whatKeepsWindowsFromBootingIsToldAmongThem() throws {
    let survived = String(repeating: " a", count: 300)
    let unknown = try found(Self.start + survived + " MaxRequestThreads=16 fatal too").filter { $0.rule.id == "DH303" }
    #expect(unknown.count == 100)
    #expect(unknown.filter { $0.severity == .error }.map(\.offendingText) == ["fatal", "too"])
  }

  @Test(arguments: [false, true])
  func aTextThatIsTooLongIsGivenNoFix(isHex: Bool) throws {
    func fixes(_ units: Int) throws -> [Fix?] {
      let text = Self.start + " typo MaxRequestThreads=16"
      let dirt = String(repeating: "x", count: units - text.utf16.count - 1)
      return try found(text + " " + dirt, isHex: isHex).filter { $0.rule.id == "DH303" }.map(\.fix)
    }
    let fixable = try fixes(2048)
    #expect(fixable.count == 2 && fixable.allSatisfy { $0 != nil })
    let tooLong = try fixes(2049)
    #expect(tooLong.count == 2 && tooLong.allSatisfy { $0 == nil })
  }
}

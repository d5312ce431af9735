import DesktopHeap
import Findings
import LintRules
import Planning
import RegistryText
import Splices
import SubSystems
import Testing

@Suite struct RewritingFixTests {
  private static let text = """
    Windows Registry Editor Version 5.00

    [HKEY_LOCAL_MACHINE\\SOFTWARE\\Ex\u{E4}mple]
    "Port"=dword:00000001
    "Port"=dword:00000002

    """

  private static func utf16(_ text: String, mark: Bool = true) -> [UInt8] {
    (mark ? [0xFF, 0xFE] : []) + UTF16Bytes.littleEndian(Array(text.utf16))
  }

  /// What the run makes of `bytes`.
  private func result(
    _ bytes: [UInt8], _ selection: FixSelection = FixSelection(includesUnsafe: true)
  ) throws -> (run: FixRun, bytes: [UInt8]) {
    let run = try FixRun(of: ReadableExport(bytes), selection)
    var result: [UInt8] = []
    _ = try SplicedBytes(run.base.open(), applying: run.splices, size: run.baseSize)
      .copy(to: { result += $0 }, failure: { $0 as any Error })
    return (run, result)
  }

  private var wanted: [UInt8] {
    Self.utf16(Self.text.replacing("\"Port\"=dword:00000001\n", with: "").replacing("\n", with: "\r\n"))
  }

  @Test func aTextIsRewrittenAndThenMended() throws {
    let mixed = Self.text.replacing("\n", with: "\r\n").replacing("00000002\r\n", with: "00000002\n")
    let (run, bytes) = try result(Array(mixed.utf8))
    #expect(bytes == wanted)
    #expect(run.applied.map(\.rule.id) == ["DH108", "DH102", "DH111"])
    #expect(run.rewritings.count == 2 && run.isSettled && run.left.isEmpty && run.verdict.isAccepted)
    #expect(Set(run.verdict.fixed.map(\.rule.id)) == ["DH102", "DH108", "DH111"])
  }

  @Test func safeFixesLeaveTheEncoding() throws {
    let mixed = Self.text.replacing("2\n", with: "2\r\n")
    let (run, bytes) = try result(Array(mixed.utf8), .safe)
    #expect(bytes == Array(Self.text.replacing("\"Port\"=dword:00000001\n", with: "").utf8))
    #expect(run.left.map(\.rule.id) == ["DH102"])
  }

  @Test func whatStandsBehindDamagedLineEndsIsNotNew() throws {
    let whole = Self.utf16(Self.text.replacing("\n", with: "\r\n").replacing("dword:00000002", with: "DWORD:2"))
    let damaged = whole.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
    let (run, bytes) = try result(damaged)
    #expect(bytes == whole)
    #expect(run.left.map(\.rule.id) == ["DH104"] && run.verdict.isAccepted)
  }

  @Test func lineEndsThatCannotBeRestoredAreLeft() throws {
    let text = "Windows Registry Editor Version 5.00\n\n[HKEY_USERS\\\u{10D}x]\n\"a\"=\"b\"\n"
    let whole = Self.utf16(text.replacing("\n", with: "\r\n"))
    let (run, _) = try result(whole.filter { $0 != 0x0D })
    #expect(!run.verdict.isAccepted)
  }

  /// Of a number that is written as a list over several lines only the bytes change: lines and comments stay.
  @Test(arguments: [
    ("hex(4):40,00,\\\n  00,00\n", "hex(4):30,00,\\\n  00,00\n"),
    ("hex(4):40,00,00,00 ; c\n", "hex(4):30,00,00,00 ; c\n"),
    ("hex(4):\\\n  40,00,00,00,\n", "hex(4):\\\n  30,00,00,00,\n"), ("dword:00000040 ; c\n", "dword:00000030 ; c\n"),
    ("hex(4):40,00,\\ ; c\n; d\n  00,00", "hex(4):30,00,\\ ; c\n; d\n  00,00"),
  ])
  func whatStandsAroundANumberStays(_ written: String, _ fixed: String) throws {
    func text(_ data: String) -> String {
      "REGEDIT4\n\n" + #"[HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Control\Session Manager\Memory Management]"#
        + "\n\"SessionViewSize\"=" + data + (data.hasSuffix("\n") ? "\"Other\"=\"x\"\n" : "")
    }
    var options = LintOptions()
    options.release = .windows10
    let run = try FixRun(
      of: ReadableExport(Array(text(written).utf8)), FixSelection(includesUnsafe: true), options: options)
    #expect(String(decoding: try run.splices.applied(to: Array(text(written).utf8)), as: UTF8.self) == text(fixed))
    #expect(run.verdict.isAccepted)
  }
}

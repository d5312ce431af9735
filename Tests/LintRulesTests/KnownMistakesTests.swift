import Findings
import LintRules
import RegistryText
import Testing

/// A mistake and what is found of it at default settings: the rules, their severities and the marked text.
struct KnownMistake: Sendable, CustomTestStringConvertible {
  let text: String
  let found: [String]

  /// `found` lists `id severity ⟦text⟧` in the order of the value.
  init(_ text: String, _ found: String...) {
    self.text = text
    self.found = found
  }

  /// The value of Windows 8 and later with this for the numbers.
  static func section(_ triple: String, _ found: String...) -> KnownMistake {
    KnownMistake(Value.modern.replacing("1024,20480,768", with: triple), found)
  }

  /// The value of Windows 8 and later with one text for another.
  static func changed(_ text: String, _ other: String, _ found: String...) -> KnownMistake {
    KnownMistake(Value.modern.replacing(text, with: other), found)
  }

  private init(_ text: String, _ found: [String]) {
    self.text = text
    self.found = found
  }

  var testDescription: String { text }
}

/// The values as Windows writes them.
enum Value {
  static let start = #"%SystemRoot%\system32\csrss.exe ObjectDirectory=\Windows SharedSection="#
  static let on = " Windows=On SubSystemType=Windows ServerDll=basesrv,1 ServerDll=winsrv:UserServerDllInitialization,3"
  static let console = " ServerDll=winsrv:ConServerDllInitialization,2"
  static let gdi = " ServerDll=winsrv:GdiServerDllInitialization,4"
  static let end = " ProfileControl=Off MaxRequestThreads=16"
  static let modern = start + "1024,20480,768" + on + " ServerDll=sxssrv,4" + end

  static func nt3(_ triple: String) -> String { start + triple + on + gdi + console + end }
  static func classic(_ triple: String) -> String { start + triple + on + console + end }
  static func windows7(_ triple: String) -> String { start + triple + on + console + " ServerDll=sxssrv,4" + end }
  static func modern(_ triple: String) -> String { start + triple + on + " ServerDll=sxssrv,4" + end }
}

@Suite struct KnownMistakesTests {
  /// The table of what both readers make of a text.
  static let readings: [KnownMistake] = [
    .section("1024,20480,768"),
    .section("1024,3072", "DH409 warning ⟦3072⟧", "DH509 warning ⟦3072⟧"),
    .section("1024", "DH403 error ⟦1024⟧"),
    .section("1024;20480;768", "DH403 error ⟦;⟧"),
    .section("1024,", "DH403 error ⟦⟧"),
    .section("1024, 12288,512", "DH404 error ⟦ ⟧"),
    .section("1024,12288, 512", "DH404 error ⟦ ⟧"),
    .changed("SharedSection=", "SharedSection =", "DH308 error ⟦ ⟧"),
    .changed("SharedSection=", "Shared Section=", "DH401 error ⟦Shared Section⟧"),
    .changed("SharedSection=", "sharedsection=", "DH405 error ⟦sharedsection⟧"),
    .section(
      "0x400,0x5000,0x300", "DH407 warning ⟦0x400⟧", "DH407 warning ⟦0x5000⟧", "DH407 warning ⟦0x300⟧"),
    .section("1024,20,480,768", "DH408 error ⟦20,480⟧"),
    .section("1024,20480KB,768", "DH406 warning ⟦KB⟧"),
    .section("1024,20H0,10240", "DH406 error ⟦H0⟧"),
    .section("1024,2O480,768", "DH406 error ⟦O480⟧"),
    .section("1024,20480,", "DH403 error ⟦⟧"),
    .section("1024,-1,512", "DH410 error ⟦-1⟧"),
    .section("1024,4194304,512", "DH410 error ⟦4194304⟧"),
    .section("1024,20480,768,1024", "DH408 warning ⟦1024⟧"),
    .section("1024,20480,768,x", "DH408 warning ⟦x⟧"),
    .section("1024,20480,768 SharedSection=1024,20480,2048", "DH402 error ⟦SharedSection=1024,20480,2048⟧"),
    .section("1024,\r\n20480,768", "DH308 error ⟦\r\n⟧"),
    .section("1024,20480,\n768", "DH308 error ⟦\n⟧"),
    .changed(" Windows=On", "\r\nWindows=On", "DH308 error ⟦\r\n⟧"),
    .section("1024，20480，768", "DH309 error ⟦，⟧"),
    .section("1024,20480，768", "DH309 error ⟦，⟧"),
    .section("1024,\u{A0}20480,768", "DH309 error ⟦\u{A0}⟧"),
    .changed("%SystemRoot%", "“%SystemRoot%", "DH309 error ⟦“⟧"),
    KnownMistake(""),
    KnownMistake("   "),
    KnownMistake(
      "Windows SharedSection=1024,20480,20480", "DH301 error ⟦Windows⟧", "DH302 error ⟦⟧"),
    .changed("Windows=On", "Windows On", "DH304 error ⟦Windows On⟧"),
    KnownMistake("... SharedSection=1024,20480,768", "DH312 error ⟦...⟧"),
    KnownMistake(
      Value.modern.replacing("\\", with: ""), "DH311 error ⟦%SystemRoot%system32csrss.exe⟧", "DH311 error ⟦Windows⟧"),
    KnownMistake(
      Value.modern + String(repeating: " ", count: 400),
      "DH310 error ⟦" + String(repeating: " ", count: Value.modern.utf16.count + 400 - 607) + "⟧"),
  ]

  /// What real administrators did.
  static let mistakes: [KnownMistake] = [
    KnownMistake("hex(2):25,00,53,00", "DH301 error ⟦hex(2):25,00,53,00⟧"),
    .changed("Windows=On", "Windows=On 337", "DH303 warning ⟦337⟧"),
    KnownMistake(Value.modern + " 337", "DH303 error ⟦337⟧"),
    .changed(
      "ObjectDirectory", "bjectDirectory", "DH303 warning ⟦bjectDirectory=\\Windows⟧", "DH302 error ⟦⟧"),
    KnownMistake(Value.start + "1024,20480,768", "DH302 error ⟦⟧"),
    KnownMistake(Value.modern.replacing("csrss.exe", with: "cmd.exe"), #"DH301 error ⟦%SystemRoot%\system32\cmd.exe⟧"#),
    .section("2048,20480,768", "DH501 warning ⟦2048⟧"),
    .section("4096,20480,768", "DH501 warning ⟦4096⟧"),
    .section("1024,3072,1024", "DH509 warning ⟦3072⟧"),
    .section("1024,20480,1024"),
    .section("1024,20480,20480"),
    .section("1024,8192,4096", "DH509 warning ⟦8192⟧"),
    .section("1024,65536,4096", "DH504 warning ⟦65536⟧"),
    .section("1024,20480,1000", "DH506 warning ⟦1000⟧"),
    .section("1024,20480,768,", "DH408 warning ⟦,⟧"),
    .section("", "DH403 error ⟦⟧"),
    .section("1024 20480 768", "DH403 error ⟦1024⟧"),
    .section("1024, 20480, 768", "DH404 error ⟦ ⟧"),
    .section("1024,20480,768,512", "DH408 warning ⟦512⟧"),
    .section("...", "DH312 error ⟦...⟧"),
    .changed("basesrv,1", "basesrv, 1", "DH308 error ⟦ ⟧"),
    .changed("Windows=On", "Windows = On", "DH308 error ⟦ ⟧"),
    .changed("SubSystemType=Windows", "SubSystemType= Windows", "DH308 error ⟦ ⟧"),
    .changed("sxssrv,4", "sxssrv", "DH304 error ⟦sxssrv⟧"),
    .changed("MaxRequestThreads=16", "MaxRequestThreads", "DH304 error ⟦MaxRequestThreads⟧"),
    KnownMistake(
      Value.classic("1024,3072,100000"), "DH508 error ⟦3072,100000⟧", "DH505 warning ⟦100000⟧",
      "DH506 warning ⟦100000⟧", "DH507 warning ⟦100000⟧"),
    KnownMistake(Value.classic("1024,3072,256"), "DH509 info ⟦256⟧"),
  ]

  @Test(arguments: readings + mistakes, [WrittenExample.Form.quoted, .hex])
  func aMistakeIsToldByItsRule(_ mistake: KnownMistake, form: WrittenExample.Form) throws {
    let placed = try #require(WrittenExample(windows: mistake.text, form).placed)
    let found = try findings(valueRules, in: placed.bytes)
    #expect(found.map { "\($0.rule.id) \($0.severity.rawValue) ⟦\($0.offendingText)⟧" } == mistake.found)
  }

  @Test(arguments: ["dword:00000001", "hex(7):61,00,00,00,00,00", "hex:01,02,03"])
  func aValueOfAnotherTypeIsLeftToTheRuleOfTypes(_ data: String) throws {
    let text = """
      Windows Registry Editor Version 5.00

      [\(WrittenExample.subSystems)]
      "Windows"=\(data)
      """
    #expect(try findings(valueRules, in: Array(text.utf8)).isEmpty)
  }

  @Test func whatANulCutsOffIsNotMissing() throws {
    let text = Value.modern.replacing("ProfileControl", with: "\0ProfileControl")
      .replacing("ServerDll=sxssrv,4 \0", with: "\0")
    let placed = try #require(WrittenExample(windows: text, .hex).placed)
    #expect(try findings(valueRules, in: placed.bytes).isEmpty)
  }
}

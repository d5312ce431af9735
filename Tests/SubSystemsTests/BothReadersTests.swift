import SubSystems
import Testing

/// One text and what each reader makes of it, independently of the other.
struct Reading: Sendable, CustomTestStringConvertible {
  let text: String
  let fault: CsrssFault?
  let interactive: Int?
  let nonInteractive: Int?
  let reason: Win32kReader.Reason?

  init(_ text: String, _ fault: CsrssFault?, _ second: Int?, _ third: Int?, _ reason: Win32kReader.Reason? = nil) {
    self.text = text
    self.fault = fault
    interactive = second
    nonInteractive = third
    self.reason = reason
  }

  var testDescription: String { text }

  static func section(
    _ triple: String, _ fault: CsrssFault?, _ second: Int?, _ third: Int?, _ reason: Win32kReader.Reason? = nil
  ) -> Reading {
    Reading(Samples.windows8("SharedSection=" + triple), fault, second, third, reason)
  }
}

@Suite struct BothReadersTests {
  static let triples: [Reading] = [
    .section("1024,20480,768", nil, 20480, 768),
    .section("1024,3072", nil, 3072, 3072),
    .section("1024", .sharedSectionMalformed, 512, 128, .noComma),
    .section("1024;20480;768", .sharedSectionMalformed, 512, 128, .noComma),
    .section("1024,", .sharedSectionMalformed, nil, nil, .emptyNumber),
    .section("1024, 12288,512", .sharedSectionMalformed, 12288, 512),
    .section("1024,12288, 512", nil, 12288, 512),
    .section("0x400,0x5000,0x300", nil, 20480, 768),
    .section("1024,20,480,768", nil, 512, 480),
    .section("1024,20480KB,768", nil, 20480, 768),
    .section("1024,20H0,10240", nil, 512, 10240),
    .section("1024,2O480,768", nil, 512, 768),
    .section("1024,20480,", nil, 20480, nil, .emptyNumber),
    .section("1024,20480,,512", nil, 20480, nil, .emptyNumber),
    .section("1024,-1,512", nil, nil, nil, .wraps),
    .section("1024,4194304,512", nil, nil, nil, .wraps),
    .section("1024,4294967296,512", nil, nil, nil, .wraps),
    .section("1024,4194303,512", nil, 4_194_303, 512),
    .section("1024,20480,4194304", nil, 20480, nil, .wraps),
    .section("1024,20480,768,1024", nil, 20480, 768),
    .section("1024,20480,768,x", nil, 20480, 768),
    .section("1024,100,64", nil, 512, 128),
    .section("1024,abc,768", nil, 512, 768),
    .section("1024,,768", nil, nil, 768, .emptyNumber),
    .section("0,20480,768", .sharedSectionWithoutSize, 20480, 768),
    .section("4194304,20480,768", .sharedSectionWithoutSize, 20480, 768),
    .section("1024,\u{FF0C}20480", nil, 512, 512),
    .section("1024\u{FF0C}20480\u{FF0C}768", .sharedSectionMalformed, 512, 128, .noComma),
    .section("1024,\u{A0}20480,768", nil, 512, 768),
    .section("1024,\r\n20480,768", .sharedSectionMalformed, 20480, 768),
    .section("1024,20480,\n768", nil, 20480, 768),
    .section("...", .sharedSectionMalformed, 512, 128, .noComma),
  ]

  static let strings: [Reading] = [
    Reading(Samples.windows8("SharedSection =1024,20480,768"), .sharedSectionMalformed, 20480, 768),
    Reading(Samples.windows8("Shared Section=1024,20480,768"), .missing(.sharedSection), 512, 128, .notFound),
    Reading(Samples.windows8("sharedsection=1024,20480,768"), nil, 512, 128, .notFound),
    Reading(
      Samples.windows8("SharedSection=1024,20480,768 SharedSection=1024,3072,512"), .sharedSectionRepeated, 20480, 768),
    Reading(
      Samples.windows8("SharedSection=1024,20480,768", windows: "Windows\r\n=On"), .windowsWithoutValue, 20480, 768),
    Reading("", .empty, 512, 128, .notFound),
    Reading(" \t \r\n", .empty, 512, 128, .notFound),
    Reading("Windows SharedSection=1024,20480,20480", .program(.otherProgram), 20480, 20480),
    Reading(Samples.windows8("SharedSection=1024,20480,768", windows: "Windows On"), .windowsWithoutValue, 20480, 768),
    Reading("... SharedSection=1024,20480,768", .program(.otherProgram), 20480, 768),
    Reading(
      #"%SystemRoot%\system32\csrss.exe ObjectDirectory=\Windows SharedSection=1024,3072,512 Windows=On ..."#,
      .unknownArgument, 3072, 512),
    Reading(
      Samples.good.replacing("\\", with: ""), .program(.lostBackslashes), 20480, 768),
    Reading(Samples.good.replacing("=\\Windows", with: "=Windows"), .objectDirectory, 20480, 768),
    Reading(Samples.good + String(repeating: " ", count: 400), nil, 3072, 3072, .valueTooLong),
    Reading(Samples.good + " 337", .unknownArgument, 20480, 768),
    Reading(Samples.good.replacing("Windows=On", with: "Windows=On 337"), nil, 20480, 768),
    Reading(Samples.good.replacing("ObjectDirectory", with: "bjectDirectory"), .missing(.objectDirectory), 20480, 768),
    Reading(Samples.start + " SharedSection=1024,20480,768", .missing(.base), 20480, 768),
    Reading(
      Samples.good.replacing("MaxRequestThreads=16", with: "MaxRequestThreads="),
      .maxRequestThreadsWithoutNumber, 20480, 768),
    Reading(Samples.good.replacing("sxssrv,4", with: "sxssrv"), .serverDllWithoutIndex, 20480, 768),
    Reading(Samples.good.replacing("sxssrv,4", with: "sxssrv,"), .serverDllWithoutIndex, 20480, 768),
    Reading(Samples.good.replacing("ServerDll=sxssrv,4", with: "ServerDll"), .serverDllWithoutIndex, 20480, 768),
    Reading(Samples.good.replacing("sxssrv,4", with: "sxssrv,6"), .serverDllIndexOutOfRange(6), 20480, 768),
    Reading(Samples.good.replacing("sxssrv,4", with: "sxssrv,3"), .serverDllIndexRepeated(3), 20480, 768),
    Reading(Samples.good.replacing("sxssrv,4", with: "sxssrv,0"), .serverDllIndexRepeated(0), 20480, 768),
    Reading(Samples.good.replacing("basesrv,1", with: "basesrv,5"), .missing(.base), 20480, 768),
    Reading(Samples.nt3, nil, 512, 512),
    Reading(Samples.xp, nil, 3072, 512),
    Reading(Samples.windows7, nil, 20480, 768),
    Reading(Samples.good.replacing("%SystemRoot%", with: #"C:\WINNT"#), nil, 20480, 768),
    Reading(Samples.good.replacing(" ", with: "\t"), nil, 20480, 768),
    Reading("  " + Samples.good + "  ", nil, 20480, 768),
    Reading(Samples.good.replacing(" Windows=On", with: ""), nil, 20480, 768),
    Reading(Samples.good.replacing("Windows=On", with: "Windows="), nil, 20480, 768),
    Reading(Samples.good.uppercased(), nil, 512, 128, .notFound),
  ]

  @Test(arguments: triples + strings) func csrssStartsOrFails(_ reading: Reading) {
    let reader = CsrssReader(text: reading.text)
    #expect(reader.failure?.fault == reading.fault)
    #expect(reader.starts == (reading.fault == nil))
  }

  @Test(arguments: triples + strings) func win32kSizesTheHeaps(_ reading: Reading) {
    let reader = Win32kReader(text: reading.text)
    #expect(reader.interactiveKB == reading.interactive)
    #expect(reader.nonInteractiveKB == reading.nonInteractive)
    #expect(reader.reason == reading.reason)
  }

  @Test(arguments: triples + strings) func everyRangeLiesInTheValue(_ reading: Reading) {
    let string = WindowsString(reading.text)
    let all = 0..<string.units.count
    #expect(string.arguments.allSatisfy { all.clamped(to: $0.range) == $0.range })
    #expect(CsrssReader(string).failures.allSatisfy { $0.range.clamped(to: all) == $0.range })
    let range = Win32kReader(string).range
    #expect(range.clamped(to: all) == range)
  }

  @Test(arguments: [Samples.nt3, Samples.xp, Samples.windows7, Samples.good])
  func noStringCutBeforeItsServersStarts(_ text: String) throws {
    let user = try #require(WindowsString(text).argument(naming: .user))
    let units = Array(text.utf16)
    for count in 0..<user.range.upperBound {
      #expect(!CsrssReader(WindowsString(units: Array(units[..<count]))).starts)
    }
    #expect(CsrssReader(WindowsString(units: Array(units[..<user.range.upperBound]))).starts)
  }
}

import SubSystems
import Testing

@Suite struct CsrssFaultTests {
  @Test(
    arguments: [
      ("SharedSection=1024", "SharedSection=1024"),
      ("SharedSection=1,2 SharedSection=3,4", "SharedSection=3,4"),
      ("SharedSection=1,2 Windows", "Windows"),
    ]) func aFaultCarriesItsToken(_ section: String, _ token: String) throws
  {
    let string = WindowsString(Samples.windows8(section))
    let failure = try #require(CsrssReader(string).failure)
    #expect(string.text(in: failure.range) == token)
  }

  @Test func everyFaultIsListedInOrder() {
    let reader = CsrssReader(text: "notepad SharedSection=1024 Windows junk")
    #expect(
      reader.failures.map(\.fault) == [
        .program(.otherProgram), .sharedSectionMalformed, .windowsWithoutValue, .unknownArgument,
        .missing(.objectDirectory), .missing(.base), .missing(.user),
      ])
  }

  @Test(arguments: [
    "ObjectDirectory=\\Windows", "ServerDll=winsrv:ConServerDllInitialization,2", "MaxRequestThreads=8",
  ])
  func anUnknownArgumentIsSurvivedBefore(_ argument: String) {
    let string = WindowsString(Samples.good + " junk " + argument)
    let reader = CsrssReader(string)
    #expect(reader.starts)
    #expect(reader.survived.map { string.text(in: $0.range) } == ["junk"])
  }

  @Test(arguments: ["Windows=On", "SubSystemType=Windows", "ProfileControl=Off"])
  func anUnknownArgumentIsFatalBefore(_ argument: String) {
    #expect(CsrssReader(text: Samples.good + " junk " + argument).failure?.fault == .unknownArgument)
  }

  @Test func aFaultClaimsNoMoreThanItsGround() {
    #expect(CsrssFault.sharedSectionRepeated.ground == .inferred)
    #expect(CsrssFault.maxRequestThreadsWithoutNumber.ground == .documented)
    #expect(CsrssFault.windowsWithoutValue.ground == .observed)
  }
}

import SubSystems
import Testing

@Suite struct WindowsStringTests {
  @Test func tokensAreClassifiedByName() {
    let string = WindowsString(Samples.good)
    let names = string.arguments.map { string.text(in: $0.name) }
    #expect(
      names == [
        #"%SystemRoot%\system32\csrss.exe"#, "ObjectDirectory", "SharedSection", "Windows", "SubSystemType",
        "ServerDll",
        "ServerDll", "ServerDll", "ProfileControl", "MaxRequestThreads",
      ])
    #expect(!string.arguments.contains { $0.kind == .unknown })
    #expect(string.arguments.first?.kind == .program(.shipped))
  }

  @Test func tokensAndBlanksMakeUpTheValue() {
    let string = WindowsString("a  b=c=d\te=")
    #expect(string.arguments.map { string.text(in: $0.range) } == ["a", "b=c=d", "e="])
    #expect(string.arguments.map { $0.value.map { string.text(in: $0) } } == [nil, "c=d", ""])
  }

  @Test func aServerIsCutIntoModuleEntryAndIndex() throws {
    let string = WindowsString("x ServerDll=winsrv:UserServerDllInitialization,3")
    let dll = try #require(string.arguments.last?.serverDll)
    #expect(string.text(in: dll.module) == "winsrv")
    #expect(dll.entry.map { string.text(in: $0) } == "UserServerDllInitialization")
    #expect(dll.index == 3)
    #expect(dll.known == .user)
  }

  @Test(arguments: ["evil,1", "winsrv,3", "basesrv:x,1", "winsrv:x,3", ",1", ""])
  func otherServersAreNotKnown(_ text: String) {
    #expect(WindowsString("x ServerDll=" + text).arguments.last?.serverDll?.known == nil)
  }

  @Test(arguments: KnownServer.allCases) func aServerIsKnownByItsOwnArgument(_ server: KnownServer) {
    let dll = WindowsString("x " + server.argument).arguments.last?.serverDll
    #expect(dll?.known == server)
    #expect(dll?.index == server.index)
  }

  @Test(
    arguments: [
      (#"%SystemRoot%\system32\csrss.exe"#, .shipped), (#"%SYSTEMROOT%\System32\CSRSS.EXE"#, .shipped),
      (#"C:\Windows\system32\csrss.exe"#, .shipped), (#"\SystemRoot\system32\csrss.exe"#, .shipped),
      (#"\??\C:\WINNT\system32\csrss.exe"#, .shipped), (#"%SystemDrive%\Windows\system32\csrss.exe"#, .shipped),
      (#"a:\W\system32\csrss.exe"#, .shipped), (#"Z:\W\system32\csrss.exe"#, .shipped),
      (#"%windir%\system32\csrss.exe"#, .shipped), (#"C:\system32\csrss.exe"#, .elsewhere),
      (#"C:\\system32\csrss.exe"#, .elsewhere), (#"1:\W\system32\csrss.exe"#, .elsewhere),
      (#"CC\W\system32\csrss.exe"#, .elsewhere), (#"C:W\x\system32\csrss.exe"#, .elsewhere),
      (#"C:\%x%\system32\csrss.exe"#, .elsewhere), (#"%SystemDrive%W\system32\csrss.exe"#, .elsewhere),
      ("%SystemRoot%system32csrss.exe", .lostBackslashes), (#"%SystemRoot%\system32csrss.exe"#, .lostBackslashes),
      (#"%SystemRoot%system32\csrss.exe"#, .lostBackslashes), (#"%SystemRoot%\csrss.exe"#, .elsewhere),
      (#"%TEMP%\csrss.exe"#, .elsewhere), ("csrss.exe", .elsewhere), (#"%SystemRoot%\system32\cmd.exe"#, .otherProgram),
      (#"%SystemRoot%\system32\notcsrss.exe"#, .otherProgram), ("...", .otherProgram), (#"C:\x\csrss"#, .otherProgram),
    ] as [(String, CsrssPath)])
  func theProgramIsJudgedByItsPath(_ text: String, _ path: CsrssPath) {
    #expect(WindowsString(text).arguments.first?.kind == .program(path))
  }

  @Test func whatFollowsANulIsNoArgument() {
    let string = WindowsString("a b\u{0}c d")
    #expect(string.arguments.count == 2)
    #expect(string.textEnd == 3)
    #expect(string.units.count == 7)
  }

  @Test(
    arguments: [
      (Samples.nt3, .nt3), (Samples.xp, .nt4ToVista), (Samples.windows7, .windows7), (Samples.good, .windows8AndLater),
      ("x", nil), ("x \(Samples.gdi) \(Samples.sideBySide)", nil),
    ] as [(String, TokenGeneration?)])
  func theServersTellTheGeneration(_ text: String, _ generation: TokenGeneration?) {
    #expect(TokenGeneration(WindowsString(text)) == generation)
  }

  @Test(arguments: TokenGeneration.allCases) func theServersOfAGenerationNameIt(_ generation: TokenGeneration) {
    let text = generation.servers.map(\.argument).joined(separator: " ")
    #expect(TokenGeneration(WindowsString("csrss.exe " + text)) == generation)
  }

  @Test func generationsHaveTheNamesOfTheJSONOutput() {
    #expect(TokenGeneration.allCases.map(\.rawValue) == ["nt3", "nt4-to-2003-or-vista", "7", "8-and-later"])
  }
}

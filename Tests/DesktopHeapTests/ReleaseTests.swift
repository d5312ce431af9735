import DesktopHeap
import Testing

@Suite struct ReleaseTests {
  @Test func releasesHaveTheNamesOfTheCommandLineInOrder() {
    #expect(
      Release.allCases.map(\.rawValue) == [
        "nt351", "nt4", "2000", "xp", "server-2003", "vista-rtm", "vista", "server-2008", "7", "server-2008-r2", "8",
        "server-2012", "8.1", "server-2012-r2", "10", "server-2016", "server-2019", "11", "server-2022", "server-2025",
      ])
    #expect(Release.allCases.sorted() == Release.allCases)
  }

  @Test func everyReleaseBelongsToTheGenerationOfItsString() {
    #expect(Generation.nt3.releases == [.nt351])
    #expect(
      Generation.nt4ToVista.releases == [
        .nt4, .windows2000, .xp, .server2003, .vistaRTM, .vista, .server2008,
      ])
    #expect(Generation.windows7.releases == [.windows7, .server2008R2])
    #expect(Generation.windows8AndLater.releases.count == 10)
    #expect(Generation.allCases.map(\.rawValue) == ["nt3", "nt4-to-2003-or-vista", "7", "8-and-later"])
    #expect(Generation.allCases.sorted() == Generation.allCases)
  }

  @Test func aReleaseIsForDesksOrForServerRooms() {
    #expect(Release.allCases.filter { $0.kind == .both } == [.nt351, .nt4, .windows2000])
    let servers = Release.allCases.filter { $0.kind == .server }
    #expect(servers == Release.allCases.filter { $0.rawValue.hasPrefix("server-") })
  }

  @Test func aReleaseWasSoldForItsArchitectures() {
    #expect(Release.allCases.filter { !$0.architectures.contains(.x64) } == [.nt351, .nt4, .windows2000])
    #expect(Release.allCases.filter { $0.architectures.contains(.arm64) } == [.windows10, .windows11, .server2025])
    let without = Release.allCases.filter { !$0.architectures.contains(.x86) }
    #expect(without.first == .server2008R2)
    #expect(without.allSatisfy { $0.kind == .server || $0 == .windows11 })
    #expect(without.count == 8)
  }

  @Test func theViewIsDynamicFromVistaOn() {
    #expect(Release.allCases.filter { !$0.isDynamic } == [.nt351, .nt4, .windows2000, .xp, .server2003])
  }

  @Test func namesAreForPeople() {
    #expect(Release.windows81.displayName == "Windows 8.1")
    #expect(Release.server2012R2.displayName == "Windows Server 2012 R2")
    #expect(Set(Release.allCases.map(\.displayName)).count == Release.allCases.count)
  }

  @Test(arguments: [("AMD64", .x64), ("x86", .x86), ("ARM64", .arm64), ("IA64", nil)] as [(String, Architecture?)])
  func theEnvironmentTellsTheArchitecture(_ text: String, _ architecture: Architecture?) {
    #expect(Architecture(processorArchitecture: text) == architecture)
  }

  @Test func arm64CountsAsX64AndSaysSo() {
    #expect(Architecture.arm64.figures == .x64)
    #expect(Architecture.allCases.filter { $0.note != nil } == [.arm64])
  }
}

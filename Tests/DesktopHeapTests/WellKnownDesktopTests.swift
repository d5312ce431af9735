import DesktopHeap
import Testing

@Suite struct WellKnownDesktopTests {
  @Test(
    arguments: [
      ("WinSta0", "Winlogon", .fixed), ("winsta0", "default", .interactive), ("WinSta0", "Screen-saver", .interactive),
      ("Service-0x0-3e7$", "Default", .nonInteractive), ("Service-0x0-2461f$", "Default", .nonInteractive),
      ("mssWindowStation", "mssRestrictedDesk", .nonInteractive), ("WinSta0", "Disconnect", .fixed),
      ("SAWinSta", "SADesktop", .nonInteractive), ("__X78B95_89_IW", "__A8D9S1_42_ID", .nonInteractive),
      ("Service-0x12-ABCDEF$", "DEFAULT", .nonInteractive),
    ] as [(String, String, WellKnownDesktop.HeapSize)])
  func aDesktopIsKnownByItsName(_ station: String, _ desktop: String, _ heap: WellKnownDesktop.HeapSize) {
    #expect(WellKnownDesktop.named(windowStation: station, desktop: desktop)?.heap == heap)
  }

  @Test(arguments: [
    ("Service-0x0-$", "Default"), ("Service-0x0-3e7", "Default"), ("Service-0x0-xyz$", "Default"),
    ("WinSta1", "Default"),
    ("Service-0x0-2461f$", "Other"), ("Service-0x0-1-2$", "Default"),
  ])
  func othersAreNot(_ station: String, _ desktop: String) {
    #expect(WellKnownDesktop.named(windowStation: station, desktop: desktop) == nil)
  }

  @Test func theAccountsOfTheSystemAreToldApart() {
    let owners = ["3e7", "3e4", "3e5", "1a2b"].map {
      WellKnownDesktop.named(windowStation: "Service-0x0-\($0)$", desktop: "Default")?.owner
    }
    #expect(Set(owners).count == 4)
    #expect(!owners.contains(nil))
  }

  @Test func fixedHeapsDifferByArchitecture() {
    #expect(FixedHeaps.on(.x86).total == 192)
    #expect(FixedHeaps.on(.x64).total == 288)
    #expect(FixedHeaps.on(.arm64) == FixedHeaps.on(.x64))
  }
}

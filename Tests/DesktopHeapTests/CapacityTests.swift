import DesktopHeap
import Testing

@Suite struct CapacityTests {
  private func triple(_ second: Kilobytes, _ third: Kilobytes?) -> SharedSectionTriple {
    SharedSectionTriple(shared: 1024, interactive: second, nonInteractive: third)
  }

  @Test(
    arguments: [
      (.nt4, .x86, false, 3072, nil, 16, 14), (.xp, .x86, false, 3072, 512, 96, 89),
      (.windows2000, .x86, true, 3072, 512, 40, 33), (.server2003, .x64, false, 20480, 768, 138, 111),
    ] as [(Release, Architecture, Bool, Kilobytes, Kilobytes?, Int64, Int64)])
  func theArticlesFiguresComeOut(
    _ release: Release, _ architecture: Architecture, _ terminalServices: Bool, _ second: Kilobytes,
    _ third: Kilobytes?, _ upper: Int64, _ net: Int64
  ) {
    let view = SessionViewSpace.of(
      release, on: architecture, with: MemoryOptions(terminalServices: terminalServices))
    let capacity = Capacity(of: triple(second, third), in: view, on: architecture)
    #expect(capacity.upper == upper)
    #expect(capacity.net == net)
    #expect(capacity.working.compactMap(\.desktops) == [upper, net])
  }

  @Test func eachInteractiveDesktopTakesItsHeap() {
    let view = SessionViewSpace.of(.xp, on: .x86)
    let two = Capacity(of: triple(3072, 512), in: view, on: .x86, interactiveDesktops: 2)
    #expect(two.net == 83)
    #expect(two.upper == 96)
    let none = Capacity(of: triple(3072, 512), in: view, on: .x86, interactiveDesktops: -5)
    #expect(none.interactiveDesktops == 0)
    #expect(none.net == 95)
  }

  @Test(arguments: [0, 1, 2, 7] as [Int64]) func theSumAddsUp(_ interactiveDesktops: Int64) throws {
    let capacity = Capacity(
      of: triple(3072, 512), in: .of(.xp, on: .x86), on: .x86, interactiveDesktops: interactiveDesktops)
    let sum = capacity.working.reduce(into: (start: Int64(0), taken: Int64(0))) { sum, line in
      guard case .size(let size) = line.amount else { return }
      if line.step == .start { sum = (size.count, 0) }
      if line.step == .minus { sum.taken += size.count }
    }
    #expect(try #require(capacity.room).count == sum.start - sum.taken)
    #expect(sum.taken == 3072 * interactiveDesktops + 128 + 64)
  }

  @Test(
    arguments: [
      (0, "0 interactive desktops of 3072 KB"), (1, "1 interactive desktop of 3072 KB"),
      (2, "2 interactive desktops of 3072 KB"),
    ] as [(Int64, String)])
  func theSumNamesItsDesktops(_ count: Int64, _ label: String) {
    let capacity = Capacity(of: triple(3072, 512), in: .of(.xp, on: .x86), on: .x86, interactiveDesktops: count)
    let heap = "heap of a non-interactive desktop"
    #expect(
      capacity.working.map(\.label) == [
        "session view space", heap, "upper bound", "session view space", label, "WinSta0\\Winlogon",
        "WinSta0\\Disconnect", "room for non-interactive desktops", heap, "net",
      ])
  }

  @Test func withoutRoomTheNetIsZero() {
    let capacity = Capacity(of: triple(65536, 512), in: .of(.xp, on: .x86), on: .x86)
    #expect(capacity.net == 0)
    #expect((capacity.room ?? 0) < 0)
    #expect(capacity.upper == 96)
  }

  @Test func hugeNumbersDoNotTrap() {
    let most = Kilobytes(.max)
    let capacity = Capacity(
      of: triple(most, most), in: .of(.xp, on: .x86, with: MemoryOptions(sessionViewSize: .megabytes(.max))), on: .x86,
      interactiveDesktops: .max)
    #expect(capacity.net == 0)
    #expect(capacity.upper == 1)
    #expect(ReservationSum(of: triple(most, most), on: .x86).total == most)
  }

  @Test func aHeapWithoutSizeHasNoQuotient() {
    let capacity = Capacity(of: triple(3072, 0), in: .of(.xp, on: .x86), on: .x86)
    #expect(capacity.upper == nil)
    #expect(capacity.net == nil)
    #expect(capacity.working.isEmpty)
  }

  @Test func dynamicReleasesHaveNoBound() {
    let capacity = Capacity(of: triple(20480, 768), in: .of(.windows10, on: .x64), on: .x64)
    #expect(capacity.isDynamic)
    #expect(capacity.upper == nil)
    #expect(capacity.net == nil)
    #expect(capacity.fixedHeaps.total == 288)
    #expect(capacity.working.isEmpty)
  }

  @Test func theWorkingAddsUp() {
    let capacity = Capacity(of: triple(3072, 512), in: .of(.xp, on: .x86), on: .x86)
    let sizes = capacity.working.map { line in
      if case .size(let size) = line.amount { "\(line.step.rawValue)\(size.count)" } else { "" }
    }
    #expect(
      sizes == ["49152", "÷512", "", "49152", "−3072", "−128", "−64", "=45888", "÷512", ""])
  }
}

extension Capacity.WorkingLine {
  fileprivate var desktops: Int64? {
    if case .desktops(let count) = amount { count } else { nil }
  }
}

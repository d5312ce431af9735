import DesktopHeap
import Testing

@Suite struct BoundTests {
  @Test(
    arguments: [
      (1024, 768, nil, true), (1280, 768, nil, true), (4096, 768, nil, true), (768, 768, nil, true),
      (1000, 768, nil, false), (768, 512, nil, false), (1500, 512, 988, true), (256, 768, nil, true),
      (1000, nil, nil, false), (512, nil, nil, true),
    ] as [(Kilobytes, Kilobytes?, Kilobytes?, Bool)])
  func onStepIsAMultipleOrWholeStepsFromAKnownValue(
    _ value: Kilobytes, _ start: Kilobytes?, _ before: Kilobytes?, _ isOnStep: Bool
  ) {
    #expect(StepGrid(default: start, before: before).contains(value) == isOnStep)
  }

  @Test(
    arguments: [
      (1000, 768, 768, 1024), (1000, 512, 512, 1024), (600, 512, 512, 1024), (300, 512, 256, 512),
      (100, 512, nil, 512), (513, 512, 512, 1024), (511, 512, 256, 512), (257, 512, 256, 512), (256, 512, nil, 512),
      (255, 512, nil, 512), (769, 768, 768, 1024), (20000, 20480, 19968, 20480), (512, 512, nil, 1024),
      (1024, 768, 768, 1280),
    ] as [(Kilobytes, Kilobytes, Kilobytes?, Kilobytes)])
  func neighboursAreTheNearestSizesOnStep(
    _ value: Kilobytes, _ start: Kilobytes, _ below: Kilobytes?, _ above: Kilobytes
  ) {
    let neighbours = StepGrid(default: start).neighbours(of: value)
    #expect(neighbours.below == below)
    #expect(neighbours.above == above)
  }

  @Test func hugeValuesHaveNeighboursToo() {
    let grid = StepGrid(default: 768, before: Kilobytes(.min))
    #expect(grid.neighbours(of: Kilobytes(.max)).below != nil)
    #expect(grid.neighbours(of: Kilobytes(.min)).above >= 256)
  }

  @Test func vendorsPrintHalfStepsToo() {
    #expect(StepGrid.isOnHalfStep(1280))
    #expect(!StepGrid.isOnHalfStep(1000))
  }

  @Test(
    arguments: [
      (.step, 512), (.halfStep, 256), (.smallStepsBelow, 512), (.shared, 1024), (.addedThird, 512),
      (.documentedMinimum, 128), (.interactiveFloor, 512), (.nonInteractiveFloor, 128), (.interactiveMaximum, 20480),
      (.generallySafe, 8192), (.wraps, 4_194_304),
    ] as [(Bound, Kilobytes)])
  func aBoundIsTheNumberThatItsSourcePrints(_ bound: Bound, _ value: Kilobytes) {
    #expect(bound.value == value)
    #expect(!bound.source.text.isEmpty)
  }

  @Test func theSharesOfUseAreThoseOfKB949296() {
    #expect(HeapUse.target == 80...90)
    #expect(HeapUse.exhaustedAbove == 98)
    #expect(HeapUse.source.text == "Microsoft KB949296")
  }

  @Test func aBoundHasItsMark() {
    #expect(Bound.interactiveFloor.source.mark == .observed)
    #expect(Bound.interactiveMaximum.source.mark == .documented)
    #expect(Bound.wraps.value * 1024 == Kilobytes(1 << 32))
  }

  @Test(
    arguments: [
      (.xp, .x86, 3072, 512, true), (.xp, .x86, 8192, 4076, true), (.xp, .x86, 8192, 4077, false),
      (.xp, .x64, 20480, 768, true), (.windows10, .x64, 20480, 768, nil),
    ] as [(Release, Architecture, Kilobytes, Kilobytes, Bool?)])
  func theExpectedDesktopsFitOrNot(
    _ release: Release, _ architecture: Architecture, _ second: Kilobytes, _ third: Kilobytes, _ fits: Bool?
  ) {
    let triple = SharedSectionTriple(shared: 1024, interactive: second, nonInteractive: third)
    #expect(ReservationSum(of: triple, on: architecture).fits(.of(release, on: architecture)) == fits)
  }

  @Test func theSumCountsTenNonInteractiveDesktops() {
    let triple = SharedSectionTriple(shared: 1024, interactive: 3072, nonInteractive: 512)
    #expect(ReservationSum(of: triple, on: .x86).total == 8384)
    #expect(ReservationSum.source.mark == .observed)
  }

  @Test(arguments: [(0, true), (-1, true), (1, false)] as [(Int64, Bool)])
  func aSumThatIsTheWholeViewFits(_ more: Int64, _ fits: Bool) throws {
    let view = SessionViewSpace.of(.xp, on: .x86)
    let rest = try #require(view.size) - FixedHeaps.on(.x86).total - Kilobytes(512) * ReservationSum.expectedDesktops
    let triple = SharedSectionTriple(shared: 1024, interactive: rest + Kilobytes(more), nonInteractive: 512)
    #expect(ReservationSum(of: triple, on: .x86).fits(view) == fits)
  }

  @Test func theRiskEndsWithVista() {
    #expect(BootRisk.of(.server2003) == .mayFallBackOrNotBoot)
    #expect(BootRisk.of(.vistaRTM) == .noFixedSpace)
  }
}

import Testing
import Workload

/// KB169321, "Window Stations and Windows NT Resources".
@Suite struct ActivationTraceTests {
  private func trace(third: Int, count: Int, release: ComRelease = .beforeServicePack4) throws -> ActivationTrace {
    try ActivationTrace(
      of: [.activation(single(.thisUser(serverUser)), by: .local(userA, logon: 1), count: count)],
      on: machine(release), supply: nt4(third: third))
  }

  @Test("48 MB by 3 MB is 16, 48 MB by 512 KB is 96", arguments: [(3072, 16, 14), (512, 96, 89)])
  func workedCases(third: Int, upper: Int, net: Int) throws {
    #expect(try nt4(third: third).upper == upper)
    #expect(try nt4(third: third).net(interactiveDesktops: 1) == net)
  }

  @Test(
    "On NT 4 defaults each basis names the activation that passes it",
    arguments: [
      (BoundBasis.quotient, 16, 17), (.withWinSta0, 16, 16), (.withWinSta0AndSystem, 16, 15), (.net, 14, 15),
      (.sumOfHeaps, 49152, 14),
    ])
  func boundsOfDefaults(basis: BoundBasis, bound: Int, activation: Int) throws {
    let trace = try trace(third: 3072, count: 20)
    let passage = try #require(trace.passages.first { $0.basis == basis })
    #expect(passage.bound == bound)
    #expect(passage.activation == activation)
    #expect(trace.steps[activation - 1].passed.contains(basis))
    #expect(trace.steps.filter { $0.passed.contains(basis) }.count == 1)
  }

  @Test("With the third number 512 the quotient is passed by the 97th activation") func boundsOf512() throws {
    let trace = try trace(third: 512, count: 97)
    #expect(trace.passages.first { $0.basis == .quotient }?.activation == 97)
    #expect(trace.passages.first { $0.basis == .net }?.activation == 90)
  }

  @Test("Up to a bound nothing is named") func belowEveryBound() throws {
    #expect(try trace(third: 3072, count: 13).passages.isEmpty)
  }

  @Test("From SP4 on the same workload passes no bound") func servicePack4() throws {
    #expect(try trace(third: 3072, count: 500, release: .servicePack4OrLater).passages.isEmpty)
  }

  @Test("A dynamic view space has no bound") func dynamicViewSpace() throws {
    let supply = try HeapSupply(
      viewKB: nil, interactiveKB: 20480, nonInteractiveKB: 768, winlogonKB: 192, disconnectKB: 96)
    let trace = try ActivationTrace(
      of: [.activation(single(.thisUser(serverUser)), by: .local(userA, logon: 1), count: 300)],
      on: machine(), supply: supply)
    #expect(trace.passages.isEmpty)
    #expect(trace.steps.last?.heapKB == 20480 + 192 + 96 + 301 * 768)
  }

  @Test("Each step tells processes, window stations, desktops and heap") func steps() throws {
    let step = try #require(try trace(third: 3072, count: 2).steps.last)
    #expect(step.number == 2)
    #expect(step.demand.processes == 2)
    #expect(step.demand.windowStations == 4)
    #expect(step.demand.interactiveDesktops == 1)
    #expect(step.demand.systemDesktops == 1)
    #expect(step.demand.nonInteractiveDesktops == 2)
    #expect(step.heapKB == 3072 + 128 + 64 + 3 * 3072)
  }

  @Test("A failed activation leaves what stands as it was") func failure() throws {
    let trace = try ActivationTrace(
      of: [
        .activation(single(.interactiveUser), by: .local(userA, logon: 1)), .logOn(userA),
        .activation(single(.interactiveUser), by: .local(userA, logon: 1)), .logOff,
        .activation(single(.interactiveUser), by: .local(userA, logon: 1)),
      ], on: machine(user: nil), supply: nt4())
    #expect(trace.steps.map(\.outcome.isLaunched) == [false, true, false])
    #expect(trace.steps.map(\.demand.processes) == [0, 1, 0])
  }

  @Test("The general readings are always told, the others where an outcome rests on them") func readings() throws {
    #expect(try trace(third: 3072, count: 1).readings == ActivationReading.general)
    #expect(try trace(third: 3072, count: 1, release: .servicePack4OrLater).readings.contains(.sameUserAlwaysShares))
  }

  @Test("Past the limit the new process fails to initialize kernel32.dll") func symptom() {
    #expect(ActivationTrace.exhaustionSymptom.contains("kernel32.dll failed"))
  }

  @Test("Another user at the console gets a server of his own") func changeOfUser() throws {
    let trace = try ActivationTrace(
      of: [
        .activation(multiple(.interactiveUser), by: .remote(userB, logon: 1)), .logOn(userB),
        .activation(multiple(.interactiveUser), by: .remote(userB, logon: 1)),
      ], on: machine(), supply: nil)
    #expect(trace.steps.map(\.outcome.process?.account) == [userA, userB])
  }

  @Test("The longest run ends, and a remote account's many servers don't slow it") func longestRun() throws {
    let comClass = multiple(.launchingUser)
    let places = (0..<500).map { DesktopPlace(windowStation: CaselessName("Service-0x0-\($0)$")) }
    let events =
      places.map { ComEvent.activation(comClass, by: .local(userA, logon: 1, at: $0)) } + [
        .activation(comClass, by: .remote(userA, logon: 2), count: WorkloadLimit.repetitions - 500)
      ]
    let trace = try ActivationTrace(of: events, on: machine(), supply: nt4())
    #expect(trace.steps.count == WorkloadLimit.repetitions)
    #expect(trace.machine.demand.processes == 500)
  }

  @Test("Repetitions are bounded", arguments: [0, -1, WorkloadLimit.repetitions + 1, Int.max])
  func repetitions(count: Int) {
    #expect(throws: WorkloadError.self) { try trace(third: 3072, count: count) }
  }

  @Test("Sizes outside 32 bits are refused", arguments: [0, -1, 4_194_304, Int.max])
  func sizes(third: Int) {
    #expect(throws: WorkloadError.self) { try nt4(third: third) }
  }

  /// A small generator of its own, so that the runs are the same everywhere.
  private struct Dice {
    var state: UInt64
    mutating func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % sides
    }
  }

  @Test("Demand never falls with one more activation, and grows by one desktop at most", arguments: 0..<40)
  func demandNeverFalls(seed: Int) throws {
    var dice = Dice(state: UInt64(seed))
    let identities: [ServerIdentity] = [
      .interactiveUser, .thisUser(serverUser), .thisUser(userA), .launchingUser, .win32Service(.user(userB)),
      .win32Service(.localSystem(interactsWithDesktop: false)),
    ]
    var machine = machine(ComRelease.allCases[dice.roll(2)], user: dice.roll(4) == 0 ? nil : userA)
    let supply = try nt4()
    var before = machine.demand
    for _ in 0..<200 {
      let comClass = ComClass(
        CaselessName("class \(dice.roll(5))"), usage: ClassUsage.allCases[dice.roll(2)],
        identity: identities[dice.roll(6)])
      let account = [userA, userB, .localSystemAccount][dice.roll(3)]
      let place = [DesktopPlace.winSta0, .localSystem][dice.roll(2)]
      let client: ActivationClient =
        dice.roll(2) == 0
        ? .local(account, logon: UInt64(dice.roll(4)), at: place) : .remote(account, logon: UInt64(dice.roll(4)))
      let outcome = machine.activate(comClass, by: client)
      let after = machine.demand
      #expect(after.processes == before.processes + (outcome.isLaunched ? 1 : 0))
      #expect(
        after.nonInteractiveDesktops == before.nonInteractiveDesktops + (outcome.windowStation == .created ? 1 : 0))
      #expect(after.windowStations >= before.windowStations)
      #expect(supply.heapKB(of: after) >= supply.heapKB(of: before))
      before = after
    }
  }
}

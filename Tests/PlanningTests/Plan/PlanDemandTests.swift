import DesktopHeap
import Evidence
import Findings
import LintRules
import Planning
import RegistryText
import SubSystems
import Testing
import Workload

/// The need of a plan, and who tells it.
struct PlanDemandTests {
  private static let system = PlanCase(release: .server2003, architecture: .x86, section: "1024,3072,512")

  private func workload(services: Int = 0, connections: Int = 0, users: Int = 0) -> WorkloadDescription {
    var description = WorkloadDescription()
    description.services = (0..<services).map { ServiceUse("s\($0)", account: .user("D\\u")) }
    let request = SecureShellRequest(client: "p", host: "h", user: "u", service: .sftpSession, reuse: .off)
    if connections > 0 {
      description.reflection = ReflectionWorkload(
        maximumConnections: 10_000, requests: [Repeated(request, count: connections)])
    }
    description.interactiveSessions = (0..<users).map {
      InteractiveSession(number: 0, user: "u\($0)", isScreenSaverRunning: $0 == 0)
    }
    return description
  }

  private func plan(
    _ description: WorkloadDescription?, _ needs: PlanNeeds = PlanNeeds(), evidence: [EvidenceFile] = [],
    on system: PlanCase = Self.system, file: ReadableExport? = nil
  ) throws -> Plan {
    var planner = system.planner(needs, evidence)
    planner.options.workload = description
    planner.workloadName = description == nil ? nil : "w.yml"
    return try planner.plan(for: file ?? system.file, path: "x.reg")
  }

  /// The file of `system` with services under user accounts.
  private func export(automatic: Int, onDemand: Int = 0) -> ReadableExport {
    var text = ""
    for number in 0..<(automatic + onDemand) {
      text +=
        "\r\n[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\S\(number)]\r\n\"Type\"=dword:00000010\r\n"
        + "\"Start\"=dword:0000000\(number < automatic ? 2 : 3)\r\n\"ObjectName\"=\"D\\\\u\"\r\n"
    }
    let value = RollbackText.bytes(restoring: Export.bareValue(Self.system.string).windowsValues)
    return ReadableExport(value + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
  }

  private func sources(_ plan: Plan) -> [String] { plan.demand?.parts.map(\.source.words) ?? [] }

  @Test func countsServicesAndOthersOfTheWorkloadFile() throws {
    let plan = try plan(workload(services: 4, connections: 7))
    #expect(plan.demand?.parts.map(\.count) == [4, 7, 3])
    #expect(plan.demand?.total == 14)
    #expect(sources(plan).prefix(2) == ["workload: w.yml", "workload: w.yml"])
    #expect(plan.verdict == .noChange)
    #expect(plan.restsOn == ["the workload file"])
  }

  @Test func countsTheServicesOfTheExportThatStartWithIt() throws {
    let plan = try plan(nil, file: export(automatic: 5, onDemand: 200))
    #expect(plan.demand?.parts.map(\.count) == [5, 3])
    #expect(plan.demand?.onDemand == 200)
    #expect(sources(plan).first?.hasPrefix("the file, line ") == true)
    #expect(plan.verdict == .noChange)
    #expect(plan.reasons.contains { $0.text.hasPrefix("200 more may start on demand") })
    let room = try #require(plan.alternatives.first { $0.why.hasPrefix("200 more desktops") })
    #expect(room.change == "more and smaller heaps: 1024,3072,128" || room.change.hasSuffix(",256"), "\(room.change)")
  }

  @Test func countsWhatBothFilesNameOnce() throws {
    let plan = try plan(workload(services: 3), file: export(automatic: 5))
    // S0, S1 and S2 stand in both, in another case.
    #expect(plan.demand?.parts.map(\.count) == [2, 3, 3])
  }

  @Test(arguments: [0, 1, 5, 80] as [Int64])
  func whatIsStatedGoesBeforeWhatFilesName(services: Int64) throws {
    var needs = PlanNeeds()
    needs.services = services
    let plan = try plan(workload(services: 4, connections: 7), needs, file: export(automatic: 6, onDemand: 9))
    #expect(plan.demand?.parts.map(\.count) == [services, 7, 3])
    #expect(sources(plan).first == "stated: --services \(services)")
    #expect(plan.demand?.onDemand == 0)
    #expect(plan.remarks.contains { $0.hasPrefix("--services \(services) is taken in place of what the files name") })
    needs = PlanNeeds()
    needs.desktops = services
    let other = try self.plan(workload(services: 4, connections: 7), needs)
    #expect(other.demand?.parts.map(\.count) == [4, services, 3])
    #expect(other.remarks.contains { $0.hasPrefix("--desktops \(services) is taken") })
  }

  @Test func aListingThatShowsMoreGoesBeforeAll() throws {
    let listing = try PlanEvidenceText.listing(
      [("WinSta0\\Default", 3072, 20)] + (0..<9).map { ("Service-0x0-2461\($0)$\\Default", 512, 10) })
    let plan = try plan(workload(services: 4), evidence: [listing])
    #expect(plan.demand?.parts.first?.count == 9)
    #expect(sources(plan).first?.hasPrefix("evidence: e.txt") == true)
    #expect(plan.remarks.contains { $0.contains("(4) is less than the listing shows (9)") })
  }

  @Test func interactiveDesktopsOfTheWorkloadTakeRoom() throws {
    let alone = try plan(workload(services: 1))
    let more = try plan(workload(services: 1, users: 1))
    #expect(more.capacityBefore?.interactiveDesktops == 2)
    #expect(try #require(more.capacityBefore?.net) < #require(alone.capacityBefore?.net))
  }

  @Test func limitsThatNoHeapLiftsAreTold() throws {
    var description = workload(services: 1)
    let request = SecureShellRequest(client: "p", host: "h", user: "u", service: .sftpSession, reuse: .off)
    description.reflection = ReflectionWorkload(requests: [Repeated(request, count: 61)])
    let plan = try plan(description)
    #expect(plan.demand?.parts.map(\.count) == [1, 60, 3])
    #expect(plan.remarks.contains { $0.contains("at most 60") })
  }

  /// So many connections of each client to one server that takes 60, from the first client on that finds no room.
  @Test(arguments: [(1, 1), (3, 1), (1, 5), (2, 6), (1, 9)])
  func aLimitThatIsMetOftenIsToldOnceWithItsCount(_ count: Int, _ clients: Int) throws {
    let requests = (0...clients).map { client in
      let request = SecureShellRequest(
        client: CaselessName("c\(client)"), host: "h", user: "u", service: .sftpSession, reuse: .off)
      return Repeated(request, count: client == 0 ? 60 : count)
    }
    var description = WorkloadDescription()
    description.reflection = ReflectionWorkload(requests: requests)
    let remarks = try plan(description).remarks
    let told = remarks.filter { $0.hasPrefix("Another limit than the heap stops a part of the workload: ") }
    #expect(told.count == min(clients, 5))
    #expect(told.allSatisfy { $0.hasSuffix(count == 1 ? " 60." : " 60 (\(count) times).") }, "\(told)")
    #expect(remarks.dropFirst(told.count) == (clients > 5 ? ["\(clients - 5) more such limits are left out."] : []))
  }

  @Test func nobodyNamedIsNoNeed() throws {
    #expect(try plan(WorkloadDescription()).demand == nil)
    #expect(try plan(nil, file: export(automatic: 0)).demand == nil)
  }

  @Test(arguments: PlanCase.fixed)
  func aPlanForAWorkloadMeetsItAndIsThenDone(system: PlanCase) throws {
    var room: Int64 = 0
    for count in [0, 1, 10, 30, 60, 90, 130, 177, 250] {
      let workload = workload(services: count / 2, connections: count - count / 2)
      let plan = try plan(workload, on: system)
      guard plan.verdict != .cannot else { continue }
      let net = try #require((plan.capacityAfter ?? plan.capacityBefore)?.net)
      #expect(net >= plan.demand?.total ?? 0)
      #expect(net >= room, "more need gives less room")
      room = net
      guard plan.verdict == .change else { continue }
      #expect(plan.change?.verdict.new.contains { $0.severity != .info } == false)
      let again = try self.plan(workload, on: system, file: system.applied(plan))
      #expect(again.verdict == .noChange, "\(again.headline)")
    }
  }

  @Test(arguments: PlanCase.dynamic)
  func onADynamicReleaseTheCountAsksForNothing(system: PlanCase) throws {
    let plan = try plan(workload(services: 500), on: system)
    #expect(plan.verdict == .noChange)
    let full = try PlanEvidenceText.event(243, session: 0)
    #expect(try self.plan(workload(services: 500), evidence: [full], on: system).verdict == .change)
  }
}

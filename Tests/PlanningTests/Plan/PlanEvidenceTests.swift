import DesktopHeap
import Evidence
import Planning
import Testing

/// What a plan takes from files of evidence.
struct PlanEvidenceTests {
  @Test func theFullestHeapComesFirstAndEqualOnesByTheirNames() throws {
    let listing = try PlanEvidenceText.listing([
      ("Service-0x0-3e4$\\Default", 512, 40), ("WinSta0\\Default", 3072, 20), ("Service-0x0-1b$\\Default", 512, 90),
      ("WinSta0\\Winlogon", 128, 99), ("Service-0x0-3e7$\\Default", 512, 40),
    ])
    let evidence = PlanEvidence([listing])
    let services = evidence.heaps(of: .nonInteractive)
    #expect(services.map(\.usedRate) == [90, 40, 40])
    #expect(services.map(\.desktop).dropFirst() == ["Service-0x0-3e4$\\Default", "Service-0x0-3e7$\\Default"])
    #expect(services.map(\.isUserService) == [true, false, false])
    #expect(evidence.heaps(of: .interactive).map(\.desktop) == ["WinSta0\\Default"])
    #expect(evidence.heaps.count == 5)
    #expect(evidence.heaps.map(\.isExhausted) == [false, false, false, true, false])
    #expect(evidence.listings == 1 && evidence.logs == 0 && !evidence.isEmpty)
  }

  /// KB949296: above 98 % a heap counts as exhausted.
  @Test(arguments: [(97.9, false), (98, false), (98.1, true)])
  func aHeapIsExhaustedAbove98PerCent(_ rate: Double, _ isExhausted: Bool) throws {
    let listing = try PlanEvidenceText.listing([("Service-0x0-1b$\\Default", 512, rate)])
    #expect(PlanEvidence([listing]).heaps.map(\.isExhausted) == [isExhausted])
  }

  @Test(arguments: [(1, 64), (12.5, 64), (12.6, 65), (100, 512), (0, 0)] as [(Double, Kilobytes)])
  func whatIsUsedIsRoundedUp(_ rate: Double, _ used: Kilobytes) throws {
    let listing = try PlanEvidenceText.listing([("Service-0x0-1b$\\Default", rate == 1 ? 6400 : 512, rate)])
    #expect(PlanEvidence([listing]).heaps.map(\.used) == [used])
  }

  @Test(arguments: [1, 19, 20, 21, 25]) func tooManyRemarksAreCounted(_ count: Int) throws {
    let files = try (0..<count).map { try PlanEvidenceText.file("nothing\n", name: "\($0).txt") }
    let remarks = PlanEvidence(files).remarks
    #expect(remarks.count == min(count, 21))
    #expect(remarks.prefix(20).allSatisfy { $0.hasSuffix("holds neither a heap listing nor events: it is not used.") })
    #expect(remarks.dropFirst(20) == (count > 20 ? ["\(count - 20) more such remarks are left out."] : []))
    #expect(PlanEvidence(files).isEmpty)
  }

  @Test func eventsTellTheirSessionAndWhere() throws {
    let files = try [(243, 0), (244, 3)].map { try PlanEvidenceText.event($0.0, session: $0.1) }
    let evidence = PlanEvidence(files)
    #expect(evidence.events.map(\.exhaustion) == [.oneHeapFull, .noRoomForHeap])
    #expect(evidence.events.map(\.session) == [0, 3])
    #expect(evidence.first(.noRoomForHeap)?.session == 3)
    #expect(evidence.events.allSatisfy { $0.source.words.hasPrefix("evidence: e.xml, line ") })
    #expect(evidence.logs == 2 && evidence.remarks.isEmpty && !evidence.isEmpty)
  }

  @Test func aLogWithoutThemProvesNothing() throws {
    let remarks = PlanEvidence([try PlanEvidenceText.event(242, session: 0)]).remarks
    #expect(remarks.count == 1)
    #expect(remarks.first?.hasPrefix("e.xml: none of its 1 events is about desktop heaps.") == true)
  }

  @Test(arguments: [(98.64, "98.6 %"), (98.66, "98.7 %"), (0, "0.0 %"), (100, "100.0 %"), (1e12, "?"), (.nan, "?")])
  func aShareHasOneDecimal(_ rate: Double, _ words: String) { #expect(HeapShare.words(rate) == words) }

  @Test(arguments: [(256, 512, 50), (0, 512, 0), (1, 0, 0)] as [(Kilobytes, Kilobytes, Double)])
  func aShareIsOfTheWhole(_ used: Kilobytes, _ size: Kilobytes, _ rate: Double) {
    #expect(HeapShare.rate(used, of: size) == rate)
  }
}

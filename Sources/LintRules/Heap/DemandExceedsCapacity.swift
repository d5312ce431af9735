import DesktopHeap
import Findings
import SubSystems
import Workload

extension Rule {
  /// DH511: more services under user accounts than there is room for.
  static let demandExceedsCapacity = Rule(
    RuleInfo(
      id: "DH511", name: "demand-exceeds-capacity", severity: .error,
      summary: "Before Vista: known users of desktops need more of them than fit.",
      explanation: """
        Every service under a user account has a window station of its own, with a desktop and its heap of the third \
        number's size; so has every COM server that runs as an account of its own. Where the export holds the services, \
        or a workload file names users, they are counted together with the desktops of the system's own accounts and \
        held against the session view space. Services that start with the system count as sure, and make an error; \
        services on demand and COM servers may run at the same time or not, and make a warning. From Vista on no fixed \
        number of desktops fits, so that nothing is held against it.
        """,
      sources: [Basis(.sessionsArticle), .documented("Microsoft KB169321"), Basis(.kb184802)]),
    examples: [
      RuleExample(
        "NT 4 with fourteen services under user accounts",
        .registry(value("1024,⟦3072⟧") + services(14)), options: .stated(.nt4)),
      RuleExample(
        "services on demand", .registry(value("1024,⟦3072⟧") + services(14, start: 3)), options: .stated(.nt4),
        severity: .warning),
      RuleExample(
        "a third number makes room", .registry(value("1024,3072,512") + services(14)), options: .stated(.nt4)),
      RuleExample(
        "services of the system's own accounts share one desktop",
        .registry(value("1024,3072") + services(16, account: "LocalSystem")), options: .stated(.nt4)),
      RuleExample(
        "disabled services", .registry(value("1024,3072") + services(16, start: 4)), options: .stated(.nt4)),
      RuleExample("no fixed space", .registry(value("1024,20480,3072", modern: true) + services(16))),
    ]
  ) { rule, context in
    context.assessments.compactMap { assessment in
      guard assessment.hasFixedSpace, let place = place(assessment), let demand = context.demand(of: assessment),
        let room = Room(assessment, demand), room.isTooSmall
      else { return nil }
      return assessment.finding(
        rule, room.isSurelyTooSmall ? .error : .warning, at: place, message(room, demand, assessment))
    }
  }

  /// The number that sets the heaps, where it is read as meant.
  private static func place(_ assessment: WindowsAssessment) -> Range<Int>? {
    guard let review = assessment.review else { return nil }
    let number = review.number(review.numbers.count > 2 ? .nonInteractive : .interactive)
    return number?.sound == nil ? nil : number?.field.number.taken
  }

  private static func message(_ room: Room, _ demand: MachineDemand, _ assessment: WindowsAssessment) -> Message {
    let kind = room.isSurelyTooSmall ? "need" : "may need"
    let heap = assessment.capacity.map { "\($0.nonInteractive)" } ?? "this size"
    return Message(
      found:
        "\(assessment.gradingName) has room for \(room.net) non-interactive desktops of \(heap); its users \(kind) "
        + "\(room.needed) besides the system's own \(demand.systemDesktops): "
        + "\(names(demand, isSure: room.isSurelyTooSmall)).",
      consequence: "The last of them to start fail, as with event 244 or exit code 128." + assessment.gradingNote,
      remedy: room.advice(assessment), basis: Basis(.sessionsArticle))
  }

  private static func names(_ demand: MachineDemand, isSure: Bool) -> String {
    let desktops = (isSure ? demand.sure : demand.whole).desktops.filter { $0.kind == .nonInteractive }
    let names = desktops.compactMap(\.users.first?.name)
    let shown = names.prefix(5).joined(separator: ", ")
    return names.count > 5 ? "\(shown) and \(names.count - 5) more" : shown
  }

  // MARK: Text of the examples

  private static func value(_ section: String, modern: Bool = false) -> String {
    let text = modern ? ExampleString.modern(section: section) : ExampleString.classic(section: section)
    return ExampleKey.subSystems + ExampleKey.string("Windows", text) + "\n"
  }

  private static func services(_ count: Int, account: String = "DOMAIN\\poll", start: Int = 2) -> String {
    (1...count).map { number in
      "[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\Poll\(number)]\n"
        + "\"Type\"=dword:00000010\n\"Start\"=dword:0000000\(start)\n" + ExampleKey.string("ObjectName", account) + "\n"
    }.joined()
  }
}

/// What fits of a demand.
private struct Room {
  /// The non-interactive desktops that fit.
  let net: Int
  /// Those needed, the system's own left out: the sure ones, where they alone are too many.
  let needed: Int
  let isTooSmall: Bool
  let isSurelyTooSmall: Bool
  private let wanted: Int

  init?(_ assessment: WindowsAssessment, _ demand: MachineDemand) {
    let scope = assessment.view.scope
    guard let capacity = assessment.capacity(for: demand), let net = capacity.net
    else {
      return nil
    }
    let sure = demand.desktops(demand.sure, in: scope)
    let whole = demand.desktops(demand.whole, in: scope)
    self.net = Int(net)
    isSurelyTooSmall = sure > 0 && sure + demand.systemDesktops > self.net
    isTooSmall = whole > 0 && whole + demand.systemDesktops > self.net
    needed = isSurelyTooSmall ? sure : whole
    wanted = needed + demand.systemDesktops
  }

  func advice(_ assessment: WindowsAssessment) -> String {
    guard let room = assessment.capacity?.room, wanted > 0 else { return "" }
    let most = Kilobytes(room.count / Int64(wanted))
    let floor = Bound.nonInteractiveFloor.value
    guard most >= floor else { return "Let fewer of them run on this machine: no third number makes room for all." }
    let step = most >= Bound.step.value ? Bound.step.value : Bound.halfStep.value
    let size = most >= step ? Kilobytes(most.count / step.count * step.count) : floor
    return "A third number of \(size.count) makes room for \(wanted); each desktop then has that much less for windows."
  }
}

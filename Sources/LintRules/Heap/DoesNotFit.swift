import DesktopHeap
import Findings
import SubSystems

extension Rule {
  /// DH508: before Vista, `1024,3072,6144`.
  static let doesNotFit = Rule(
    RuleInfo(
      id: "DH508", name: "does-not-fit", severity: .error,
      summary: "Before Vista: the heaps do not fit into the session view space.",
      explanation: """
        Before Vista Windows tries to reserve room for the desktops that it expects of a session: the second number, \
        the heaps of Winlogon and Disconnect, and ten times the third number. The sum is observed. When it exceeds the \
        session view space, the window manager falls back to heaps of 512 and 128 KB; that is documented for Server \
        2003 with /3GB. Another article warns that such a machine may not boot at all. From Vista on the space is \
        dynamic, and there is no sum to hold it against.
        """,
      sources: [Basis(ReservationSum.source), Basis(.heapArticle), Basis(.sessionsArticle)]),
    examples: [
      RuleExample(
        "ten times the third number is too much", .windows(ExampleString.classic(section: "1024,⟦3072,6144⟧")),
        options: .stated(.server2003, .x86)),
      RuleExample(
        "no third number, and a large second", .windows(ExampleString.classic(section: "1024,⟦5120⟧")),
        options: .stated(.nt4)),
      RuleExample(
        "what fits into 48 MB but not into 20",
        .windows(ExampleString.classic(section: "1024,⟦3072,2048⟧")),
        options: .stated(.server2003, .x86, threeGigabytes: true)),
      RuleExample("a release that is not certain", .windows(ExampleString.classic(section: "1024,⟦20480,4096⟧"))),
      RuleExample(
        "what fits into 48 MB", .windows(ExampleString.classic(section: "1024,3072,2048")),
        options: .stated(.server2003, .x86)),
      RuleExample(
        "more room on x64", .windows(ExampleString.classic(section: "1024,20480,4096")),
        options: .stated(.server2003, .x64)),
      RuleExample("no fixed space", .windows(ExampleString.modern(section: "1024,20480,20480"))),
    ]
  ) { rule, context in
    context.strings.compactMap { assessment in
      guard assessment.hasFixedSpace, let second = assessment.judged(.interactive), let heaps = heaps(assessment) else {
        return nil
      }
      let sum = ReservationSum(of: heaps, on: assessment.system.gradingArchitecture)
      guard sum.fits(assessment.view) == false else { return nil }
      let end = assessment.judged(.nonInteractive)?.range.upperBound ?? second.range.upperBound
      return assessment.finding(rule, at: second.range.lowerBound..<end, message(assessment, heaps, sum))
    }
  }

  /// The heaps that win32k uses, where the numbers are read as meant.
  private static func heaps(_ assessment: WindowsAssessment) -> SharedSectionTriple? {
    guard let interactive = assessment.win32k.interactiveKB, let other = assessment.win32k.nonInteractiveKB,
      assessment.review?.numbers.count == 2 || assessment.judged(.nonInteractive) != nil
    else { return nil }
    return SharedSectionTriple(
      shared: Bound.shared.value, interactive: Kilobytes(Int64(interactive)), nonInteractive: Kilobytes(Int64(other)))
  }

  private static func message(
    _ assessment: WindowsAssessment, _ heaps: SharedSectionTriple, _ sum: ReservationSum
  ) -> Message {
    let fixed = FixedHeaps.on(assessment.system.gradingArchitecture)
    let parts = [heaps.interactive, fixed.winlogon, fixed.disconnect].map { String($0.count) }
    let view = assessment.view.size ?? 0
    let room = max(view - heaps.interactive - fixed.total, 0)
    let most = Kilobytes(room.count / ReservationSum.expectedDesktops)
    let step = Bound.step.value.count
    let advice = most.count / step * step
    return Message(
      found: "The heaps that \(assessment.gradingName) tries to reserve, \(parts.joined(separator: " + ")) + "
        + "\(ReservationSum.expectedDesktops) × \(heaps.effectiveNonInteractive.count) = \(sum.total), do not fit into "
        + "the session view space of \(view).",
      consequence: BootRisk.mayFallBackOrNotBoot.sentence + assessment.gradingNote,
      remedy: advice > 0
        ? (heaps.nonInteractive == nil || assessment.review?.numbers.count == 2
          ? "Add a third number of \(advice) or less." : "Lower the third number to \(advice) or less, or the second.")
        : "Lower the second number first; it leaves no room for ten desktops of \(step) KB.",
      basis: .observed("the sum that win32k tries before Vista; the fall-back is documented for Server 2003 with /3GB"))
  }
}

extension BootRisk {
  /// The words as a sentence of their own.
  fileprivate var sentence: String { words.prefix(1).uppercased() + words.dropFirst() + "." }
}

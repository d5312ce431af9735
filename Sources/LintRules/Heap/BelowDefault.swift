import DesktopHeap
import Findings
import SubSystems

extension Rule {
  /// DH509: `1024,12288,512` on 64-bit Windows.
  static let belowDefault = Rule(
    RuleInfo(
      id: "DH509", name: "below-default", severity: .warning,
      summary: "A number is below the default of the release.",
      explanation: """
        The defaults grew: 20480 and 768 on 64-bit Windows, 12288 and 512 on 32-bit Windows since Vista SP1, 3072 and \
        512 before. Whoever takes the numbers of an old article, or those of 32-bit Windows for a 64-bit one, shrinks \
        the heaps that he meant to enlarge; and whoever raises the third may lower the second by the way.

        Before Vista a smaller third number is the documented remedy where desktops do not fit (event 244), and only \
        worth knowing. A third number that is added on NT 3.5x or NT 4 is never below the default, which has none.
        """,
      sources: [Basis(.kb184802), Basis(.kb947246), Basis(.kb949296)]),
    examples: [
      RuleExample(
        "the numbers of 32-bit Windows on 64-bit Windows",
        .windows(ExampleString.modern(section: "1024,⟦12288,512⟧")), options: .stated(.windows10, .x64)),
      RuleExample(
        "the same, known from the export",
        .registry(
          environment
            + #""Windows"="%SystemRoot%\\system32\\csrss.exe ObjectDirectory=\\Windows SharedSection=1024,⟦12288,512⟧ "#
            + #"Windows=On ServerDll=basesrv,1 ServerDll=winsrv:UserServerDllInitialization,3 ServerDll=sxssrv,4""#)),
      RuleExample(
        "the second lowered while the third is raised",
        .windows(ExampleString.modern(section: "1024,⟦3072⟧,1024"))),
      RuleExample(
        "the third lowered where the space is fixed", .windows(ExampleString.classic(section: "1024,3072,⟦256⟧")),
        options: .stated(.server2003, .x86), severity: .info),
      RuleExample(
        "a third number added on NT 4", .windows(ExampleString.classic(section: "1024,3072,256")),
        options: .stated(.nt4)),
      RuleExample(
        "the numbers of 32-bit Windows, where it may be that", .windows(ExampleString.modern(section: "1024,12288,512"))
      ),
      RuleExample("raised", .windows(ExampleString.modern(section: "1024,20480,4096"))),
    ]
  ) { rule, context in
    context.strings.flatMap { assessment -> [Finding] in
      let low = assessment.judgedHeaps.filter { $0.value >= $0.floor && isLow($0, assessment) }
      if low.count == 2, isOf32Bit(assessment) {
        let range = low[0].range.lowerBound..<low[1].range.upperBound
        return [assessment.finding(rule, at: range, of32Bit(assessment, range))]
      }
      return low.map { number in
        let isRemedy = number.place == .nonInteractive && assessment.hasFixedSpace
        return assessment.finding(
          rule, isRemedy ? .info : .warning, at: number.range, message(assessment, number, isRemedy: isRemedy))
      }
    }
  }

  private static let environment = #"""
    [HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Control\Session Manager\Environment]
    "PROCESSOR_ARCHITECTURE"="AMD64"

    [HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Control\Session Manager\SubSystems]

    """#

  /// Whether it is below the default of every release that the system may be and that has this number.
  private static func isLow(_ number: JudgedNumber, _ assessment: WindowsAssessment) -> Bool {
    let defaults = assessment.conceivableDefaults.compactMap { $0.triple[number.place] }
    return defaults.min().map { number.value < $0 } ?? false
  }

  /// Whether the numbers are those that the same releases have on x86.
  private static func isOf32Bit(_ assessment: WindowsAssessment) -> Bool {
    assessment.system.gradingArchitecture.figures == .x64
      && Release.allCases.contains { release in
        let triple = DefaultTriple.of(release, on: .x86)?.triple
        return triple?.nonInteractive != nil && triple?.interactive == assessment.review?.sound(.interactive)
          && triple?.nonInteractive == assessment.review?.sound(.nonInteractive)
      }
  }

  private static func of32Bit(_ assessment: WindowsAssessment, _ range: Range<Int>) -> Message {
    let usual = assessment.gradingDefault?.triple
    return Message(
      found: "\(assessment.quoted(range)) are the numbers of 32-bit Windows, and the system is 64-bit"
        + from(assessment) + ".",
      consequence: "Both heaps are smaller than Windows sets them up"
        + (usual.map { ": \($0.interactive) and \($0.effectiveNonInteractive)" } ?? "")
        + "." + assessment.gradingNote,
      remedy: "Write \(assessment.defaultWords ?? "the default of the release"), or more.",
      basis: assessment.gradingDefault.map { Basis($0.source) } ?? Basis(.kb184802))
  }

  private static func from(_ assessment: WindowsAssessment) -> String {
    assessment.system.assumedFrom.isEmpty ? "" : " (from: \(assessment.system.assumedFrom.joined(separator: ", ")))"
  }

  private static func message(
    _ assessment: WindowsAssessment, _ number: JudgedNumber, isRemedy: Bool
  ) -> Message {
    let least = assessment.conceivableDefaults.compactMap { $0.triple[number.place] }.min() ?? 0
    let source = assessment.conceivableDefaults.first { $0.triple[number.place] == least }?.source ?? .kb184802
    return Message(
      found: "\(number.title), less than \(least.count), the "
        + (assessment.system.release == nil
          ? "smallest default that this system may have." : "default of the release."),
      consequence: isRemedy
        ? "More desktops fit, each with room for less; that is the remedy for event 244 before Vista."
        : "\(capitalised(number.place.meaning)) is smaller than Windows sets it up, so it runs out sooner."
          + assessment.gradingNote,
      remedy: isRemedy
        ? "Keep it if desktops did not fit; otherwise write \(least.count)."
        : "Write \(least.count) or more; to help services raise the third number and leave the second.",
      basis: isRemedy ? Basis(.kb949296) : Basis(source))
  }

  private static func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}

import DesktopHeap
import Findings
import RegistryText
import SubSystems

extension Rule {
  /// DH601: `SessionViewSize` where nothing says that it has an effect.
  static let sessionViewSizeIneffective = Rule(
    RuleInfo(
      id: "DH601", name: "session-view-size-ineffective", severity: .warning,
      summary: "SessionViewSize and its like on a release where no document gives them an effect.",
      explanation: """
        `SessionViewSize`, `SessionPoolSize` and `SessionImageSize` divide up the address space of a session, in MB. On XP \
        and Server 2003 for x86 the first decides how many desktop heaps fit. Since Vista that space is dynamic, and no \
        document gives these values an effect; tuning scripts still set them. With /3GB the view is 20 MB on Server 2003 \
        whatever the value says.

        Setup itself writes 48 for the view and 4 for the pool on client Windows; these are never reported.
        """,
      sources: [
        .documented(Source.kb947246.text), .documented(Source.heapArticle.text),
        .unknown("no document says that they are ignored since Vista"),
      ]),
    examples: [
      RuleExample(
        "a tuned view on Windows 10", .registry(ExampleKey.memoryManagement + "\"SessionViewSize\"=dword:⟦00000080⟧\n"),
        fixed: .registry(ExampleKey.memoryManagement + "\"SessionViewSize\"=dword:00000030\n"), options: windows10),
      RuleExample(
        "a tuned pool, beside the string of Windows 8 and later",
        .registry(
          ExampleKey.subSystems + ExampleKey.windows + ExampleKey.memoryManagement
            + "\"SessionPoolSize\"=dword:⟦00000020⟧\n"),
        fixed: .registry(
          ExampleKey.subSystems + ExampleKey.windows + ExampleKey.memoryManagement
            + "\"SessionPoolSize\"=dword:00000004\n")),
      RuleExample(
        "an image size on Windows 10",
        .registry(ExampleKey.memoryManagement + "\"SessionImageSize\"=dword:⟦00000010⟧\n"),
        fixed: .registry(ExampleKey.memoryManagement + "\"SessionImageSize\"=-\n"), options: windows10),
      RuleExample(
        "an image size in hex, with comments",
        .registry(
          ExampleKey.memoryManagement
            + "\"SessionImageSize\"=hex(4):⟦10,00,\\ ; one\n; two\n  00,00 ; three⟧\n\"a\"=\"b\"\n"),
        fixed: .registry(
          ExampleKey.memoryManagement + "\"SessionImageSize\"=- ; one\n; two\n; three\n\"a\"=\"b\"\n"),
        options: windows10),
      RuleExample(
        "a pool in hex, with a comment between its lines",
        .registry(
          ExampleKey.memoryManagement + "\"SessionPoolSize\"=hex(4):⟦20,\\ ; one\n  00,00,00 ; two⟧\n"),
        fixed: .registry(
          ExampleKey.memoryManagement + "\"SessionPoolSize\"=hex(4):04,\\ ; one\n  00,00,00 ; two\n"),
        options: windows10),
      RuleExample(
        "Server 2003 with /3GB", .registry(ExampleKey.memoryManagement + "\"SessionViewSize\"=dword:⟦00000040⟧\n"),
        fixed: .registry(ExampleKey.memoryManagement + "\"SessionViewSize\"=dword:00000030\n"),
        options: server2003(threeGigabytes: true)),
      RuleExample(
        "Setup's own",
        .registry(
          ExampleKey.memoryManagement + "\"SessionViewSize\"=dword:00000030\n\"SessionPoolSize\"=dword:00000004\n"),
        options: windows10),
      RuleExample(
        "Server 2003", .registry(ExampleKey.memoryManagement + "\"SessionViewSize\"=dword:00000040\n"),
        options: server2003(threeGigabytes: false)),
    ]
  ) { rule, context in
    context.sessionMemoryValues().compactMap { kind, key, value in
      guard let number = value.number.map(Int64.init), number != kind.setupMegabytes, kind != .view || number != 0
      else { return nil }
      let system = context.system(of: key.controlSet)
      guard let message = message(kind, number, system, context.options) else { return nil }
      return key.heading.finding(rule, about: value, at: value.dataRange, message, fix: fix(kind, value, context))
    }
  }

  private static func fix(_ kind: SessionMemoryValue, _ value: RegistryValue, _ context: LintContext) -> Fix? {
    if let setup = kind.setupMegabytes {
      return value.fix(number: UInt32(setup), title: "Set \(kind.rawValue) to Setup's \(setup) MB", in: context)
    }
    guard context.isRegistryText, let edits = value.deletion(in: context.export.facts) else { return nil }
    return Fix(title: "Delete \(kind.rawValue)", applicability: .unsafe, edits: edits)
  }

  private static func message(
    _ kind: SessionMemoryValue, _ number: Int64, _ system: SystemAssumption, _ options: LintOptions
  ) -> Message? {
    let remedy =
      kind.setupMegabytes.map { "Leave it at \($0) MB, as Setup writes it, or absent as on servers." }
      ?? "Leave it absent, as Setup does."
    if system.candidates.allSatisfy(\.isDynamic) {
      return Message(
        found: "\(kind.rawValue) is \(number) MB on a release from Vista on.",
        consequence: "The session view space is dynamic there; no document gives the value an effect.", remedy: remedy,
        basis: .unknown("no document says that it is ignored either"))
    }
    guard kind == .view, options.threeGigabytes,
      hasEffect(on: system, threeGigabytes: false), !hasEffect(on: system, threeGigabytes: true)
    else { return nil }
    return Message(
      found: "SessionViewSize is \(number) MB on a system with /3GB.",
      consequence: "The session view is 20 MB there; the value has no effect.",
      remedy: "Start without /3GB, or leave it at \(SessionViewSizeValue.setupMegabytes) MB.",
      basis: .documented(Source.heapArticle.text))
  }

  private static func hasEffect(on system: SystemAssumption, threeGigabytes: Bool) -> Bool {
    SessionViewSizeValue.hasDocumentedEffect(
      on: system.grading, system.gradingArchitecture, threeGigabytes: threeGigabytes)
  }

  private static var windows10: LintOptions {
    var options = LintOptions()
    options.release = .windows10
    return options
  }

  private static func server2003(threeGigabytes: Bool) -> LintOptions {
    var options = LintOptions()
    options.release = .server2003
    options.architecture = .x86
    options.threeGigabytes = threeGigabytes
    return options
  }
}

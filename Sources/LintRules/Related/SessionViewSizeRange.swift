import DesktopHeap
import Findings
import RegistryText
import SubSystems

extension Rule {
  /// DH602: `SessionViewSize` of another type, zero, or too large.
  static let sessionViewSizeRange = Rule(
    RuleInfo(
      id: "DH602", name: "session-view-size-range", severity: .error,
      summary: "SessionViewSize or its like is no REG_DWORD, zero, or more than the release can have.",
      explanation: """
        The values are REG_DWORDs in MB. A text or another type is not read. A view of zero leaves no room for a desktop \
        heap; what Windows does then no document says. On 32-bit systems before Vista the kernel has 2 GB of addresses, \
        1 GB with /3GB, and the view is a part of that. Where more room is needed, documents raise the view from 48 in \
        steps of 16.
        """,
      sources: [
        .documented(Source.kb949296.text), .unknown("the upper limit is inferred from the 32-bit address space"),
      ]),
    examples: [
      RuleExample("a text", .registry(ExampleKey.memoryManagement + "\"⟦SessionViewSize⟧\"=\"64\"\n")),
      RuleExample(
        "eight bytes", .registry(ExampleKey.memoryManagement + "\"SessionPoolSize\"=⟦hex(b)⟧:04,00,00,00,00,00,00,00\n")
      ),
      RuleExample("zero", .registry(ExampleKey.memoryManagement + "\"SessionViewSize\"=dword:⟦00000000⟧\n")),
      RuleExample(
        "bytes instead of MB on Server 2003",
        .registry(ExampleKey.memoryManagement + "\"SessionViewSize\"=dword:⟦04000000⟧\n"), options: server2003),
      RuleExample(
        "a step more on Server 2003", .registry(ExampleKey.memoryManagement + "\"SessionViewSize\"=dword:00000040\n"),
        options: server2003),
      RuleExample("deleted", .registry(ExampleKey.memoryManagement + "\"SessionViewSize\"=-\n")),
    ]
  ) { rule, context in
    context.sessionMemoryValues().compactMap { kind, key, value in
      guard let number = value.number.map(Int64.init) else {
        return key.heading.finding(
          rule, about: value, at: value.keywordPlace ?? value.nameRange, wrongType(kind, value))
      }
      if kind == .view, number == 0 { return key.heading.finding(rule, about: value, at: value.dataRange, zero) }
      let system = context.system(of: key.controlSet)
      let limit = SessionViewSizeValue.addressSpaceMegabytes(threeGigabytes: context.options.threeGigabytes)
      guard !system.grading.isDynamic, system.gradingArchitecture.figures == .x86, number >= limit else { return nil }
      return key.heading.finding(rule, about: value, at: value.dataRange, tooLarge(kind, number, limit))
    }
  }

  private static func wrongType(_ kind: SessionMemoryValue, _ value: RegistryValue) -> Message {
    Message(
      found: "\(kind.rawValue) is a \(value.typeName) of \(value.data.count) bytes.",
      consequence: "Windows takes a REG_DWORD of four bytes; another value is not expected to count.",
      remedy: "Make it a REG_DWORD with the number of MB.", basis: .documented(Source.heapArticle.text))
  }

  private static let zero = Message(
    found: "SessionViewSize is 0.",
    consequence: "There would be no room for a desktop heap; what Windows does then is not known.",
    remedy: "Set it to \(SessionViewSizeValue.setupMegabytes) MB, as Setup does.",
    basis: .unknown("no document says what 0 does"))

  private static func tooLarge(_ kind: SessionMemoryValue, _ number: Int64, _ limit: Int64) -> Message {
    Message(
      found: "\(kind.rawValue) is \(number) MB.",
      consequence: "The kernel of a 32-bit system has \(limit) MB of addresses for everything.",
      remedy: "Raise the view from \(SessionViewSizeValue.setupMegabytes) MB in steps of "
        + "\(SessionViewSizeValue.stepMegabytes) MB.",
      basis: .unknown("inferred from the 32-bit address space"))
  }

  private static var server2003: LintOptions {
    var options = LintOptions()
    options.release = .server2003
    options.architecture = .x86
    return options
  }
}

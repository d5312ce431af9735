import DesktopHeap
import Findings
import SubSystems

extension Rule {
  /// DH401: no `SharedSection=`.
  static let missingSharedSection = Rule(
    RuleInfo(
      id: "DH401", name: "shared-section-missing", severity: .error,
      summary: "The value has no SharedSection argument.",
      explanation: """
        csrss creates the section that all desktops share from the first number of `SharedSection=`. Without the \
        argument there is none, and the machine is not expected to start; no document says so. win32k, which sizes the \
        heaps, looks for the word too; without it the heaps are 512 and 128 KB, far below every default.

        The name is one word: `Shared Section=`, as one article prints it, is two arguments that csrss does not know.
        """,
      sources: [.unknown("concluded from what the argument is for"), .observed("the heaps that win32k uses")]),
    examples: [
      RuleExample(
        "the name written as two words",
        .windows(#"\#(before) ⟦Shared Section⟧=1024,20480,768 \#(after)"#),
        fixed: .windows(#"\#(before) SharedSection=1024,20480,768 \#(after)"#)),
      RuleExample(
        "a letter of the name is missing",
        .windows(#"\#(before) ⟦SharedSecton⟧=1024,20480,768 \#(after)"#),
        fixed: .windows(#"\#(before) SharedSection=1024,20480,768 \#(after)"#)),
      RuleExample("the argument is gone", .windows(#"\#(before) \#(after)⟦⟧"#)),
      RuleExample(
        "the argument is gone, and the default is known",
        .windows(#"\#(before) \#(after)⟦⟧"#),
        fixed: .windows(#"\#(before) SharedSection=1024,20480,768 \#(after)"#),
        options: .stated(.server2019)),
      RuleExample("the argument is there", .windows(ExampleString.modern())),
    ]
  ) { rule, context in
    context.strings.compactMap { assessment in
      let string = assessment.windows.string
      guard string.arguments(of: .sharedSection).isEmpty, !string.isBlank, assessment.arguments.isSubSystemString,
        assessment.arguments.placeholders.isEmpty, !assessment.arguments.isBlurred,
        string.textEnd == string.units.count
      else { return nil }
      if let name = assessment.arguments.misspelledSection {
        let fix = assessment.fix("Write SharedSection", replacing: name, with: "SharedSection", in: context)
        return assessment.finding(rule, at: name, misspelled(assessment, name), fix: fix)
      }
      let end = string.textEnd..<string.textEnd
      return assessment.finding(rule, at: end, gone(assessment), fix: insertion(assessment, context))
    }
  }

  private static let before = #"%SystemRoot%\system32\csrss.exe ObjectDirectory=\Windows"#
  private static let after =
    "Windows=On SubSystemType=Windows ServerDll=basesrv,1 ServerDll=winsrv:UserServerDllInitialization,3 "
    + "ServerDll=sxssrv,4 ProfileControl=Off MaxRequestThreads=16"

  /// Puts the default behind ObjectDirectory, where only one default is possible.
  private static func insertion(_ assessment: WindowsAssessment, _ context: LintContext) -> Fix? {
    guard let triple = assessment.system.defaultTriple?.triple,
      let place = assessment.windows.string.arguments(of: .objectDirectory).first?.range.upperBound
    else { return nil }
    return assessment.fix(
      "Add SharedSection with the default of \(assessment.system.grading.displayName)", replacing: place..<place,
      with: " SharedSection=\(triple)", in: context)
  }

  private static func misspelled(_ assessment: WindowsAssessment, _ name: Range<Int>) -> Message {
    Message(
      found: "\(assessment.quoted(name)) is not the name of an argument.",
      consequence: "csrss finds no SharedSection: Windows is not expected to boot. \(assessment.heapSentence)",
      remedy: "Write `SharedSection=`, in one word and in these letters.",
      basis: .unknown("no document says what a start without SharedSection does"))
  }

  private static func gone(_ assessment: WindowsAssessment) -> Message {
    let example = assessment.system.defaultTriple.map {
      "`SharedSection=\($0.triple)` is the default of \(assessment.system.grading.displayName)"
    }
    return Message(
      found: "The value has no SharedSection argument.",
      consequence: "csrss finds no size for the shared section: Windows is not expected to boot. "
        + assessment.heapSentence,
      remedy: "Put `SharedSection=` and its numbers back behind `ObjectDirectory=\\Windows`"
        + (example.map { "; \($0)." } ?? "; take them from a backup or from a machine of the same release."),
      basis: .unknown("no document says what a start without SharedSection does"))
  }
}

import Findings
import SubSystems

extension Rule {
  /// DH309: `1024，20480，768`.
  static let lookAlikeCharacter = Rule(
    RuleInfo(
      id: "DH309", name: "look-alike-character", severity: .error,
      summary: "A character that only looks like the one that Windows looks for.",
      explanation: """
        Text that comes from a page, a mail or a word processor may hold a fullwidth comma, a no-break space, a \
        typographic quotation mark, a dash, an invisible character or a letter of another alphabet. On the screen \
        it looks right; Windows compares the characters themselves. A comma that is none parts no numbers, a space \
        that is none parts no arguments.
        """,
      sources: [.readers]),
    examples: [
      RuleExample(
        "fullwidth commas", .windows(ExampleString.modern(section: "1024⟦，⟧20480，768")),
        fixed: .windows(ExampleString.modern())),
      RuleExample(
        "a no-break space between the numbers", .windows(ExampleString.modern(section: "1024,⟦\u{A0}⟧20480,768")),
        fixed: .windows(ExampleString.modern())),
      RuleExample(
        "a no-break space between arguments",
        .windows(ExampleString.modern().replacing(" Windows=On", with: "⟦\u{A0}⟧Windows=On")),
        fixed: .windows(ExampleString.modern())),
      RuleExample(
        "typographic quotation marks",
        .windows(
          ExampleString.modern().replacing("%SystemRoot%", with: "⟦“⟧%SystemRoot%").replacing(
            "csrss.exe", with: "csrss.exe”")),
        fixed: .windows(ExampleString.modern())),
      RuleExample(
        "a letter of another alphabet",
        .windows(ExampleString.modern().replacing("SharedSection", with: "⟦Ѕ⟧haredSection")),
        fixed: .windows(ExampleString.modern())),
      RuleExample(
        "a letter that looks like no other",
        .windows(ExampleString.modern().replacing("%SystemRoot%", with: #"C:\Fenêtres"#))),
      RuleExample("ASCII characters", .windows(ExampleString.modern())),
    ]
  ) { rule, context in
    context.strings.compactMap { assessment in
      guard assessment.arguments.isBlurred else { return nil }
      let string = assessment.windows.string
      let units = string.units[..<string.textEnd]
      guard let first = LookAlike.first(in: units), let last = units.lastIndex(where: { LookAlike.meant($0) != nil })
      else { return nil }
      let all = first.lowerBound..<last + 1
      let fix = assessment.fix(
        "Write what is meant in ASCII characters", replacing: all, with: meant(string, all), in: context)
      let count = units.count { LookAlike.meant($0) != nil }
      return assessment.finding(rule, at: first, message(assessment, units[first.lowerBound], count), fix: fix)
    }
  }

  /// The text of `range` in ASCII: a space is one before an argument of csrss, and nothing elsewhere.
  private static func meant(_ string: WindowsString, _ range: Range<Int>) -> String {
    var text = ""
    for index in range {
      let unit = string.units[index]
      switch LookAlike.meant(unit) {
      case " ": text += beginsArgument(string, at: index + 1) ? " " : ""
      case let other?: text += other
      case nil: text += string.text(in: index..<index + 1)
      }
    }
    return text
  }

  private static func beginsArgument(_ string: WindowsString, at start: Int) -> Bool {
    ArgumentName.all.contains { name in
      string.text(in: min(start, string.units.count)..<min(start + name.utf8.count + 1, string.units.count))
        .lowercased() == name.lowercased() + "="
    }
  }

  private static func message(_ assessment: WindowsAssessment, _ unit: UInt16, _ count: Int) -> Message {
    let meant = LookAlike.meant(unit) ?? ""
    return Message(
      found: "\(capitalised(LookAlike.name(unit))) stands in the value"
        + (count > 1 ? ", and \(count - 1) more such character\(count == 2 ? "" : "s")." : "."),
      consequence: "Windows does not take it for what it looks like. "
        + (assessment.startSentence.map { $0 + " " } ?? "") + assessment.heapSentence,
      remedy: meant.isEmpty
        ? "Remove it."
        : meant == " "
          ? "Write an ordinary blank, or nothing between numbers."
          : "Write `\(meant)`.",
      basis: .readers)
  }

  private static func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}

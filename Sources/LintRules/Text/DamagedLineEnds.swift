import Findings
import RegistryText

extension Rule {
  /// DH112: UTF-16 whose line ends were converted as bytes.
  static let damagedLineEnds = Rule(
    RuleInfo(
      id: "DH112", name: "damaged-line-ends", severity: .error,
      summary: "UTF-16 cut up by a conversion of line ends: regedit imports nothing.",
      explanation: """
        A program that takes UTF-16 for 8-bit text and converts its line ends puts in, or takes out, single bytes: \
        `0D 00 0A 00` becomes `0D 00 0D 0A 00`, or `00 0A 00`. From there on every second character is shifted by a byte. \
        regedit imports nothing of such a file and says nothing. git does this with `core.autocrlf` and files that it \
        takes for text; mark them as binary, or as `working-tree-encoding=UTF-16LE-BOM`, in `.gitattributes`.

        The fix takes out each CR byte right before an LF byte, or puts a whole line end for each `00 0A 00`. That is \
        what was there, unless the text has characters that hold such bytes themselves; so look at the result.
        """,
      sources: [.wine]),
    examples: [
      RuleExample(
        "a CR put in",
        .bytes(
          ExampleBytes.utf16("⟦Windows Registry Editor Version 5.00⟧") + "\u{0D}"
            + "\u{00}\u{0D}\u{0A}\u{00}\u{0D}\u{00}\u{0D}\u{0A}\u{00}"),
        fixed: .bytes(ExampleBytes.utf16("Windows Registry Editor Version 5.00\r\n\r\n"))),
      RuleExample(
        "the CR taken out",
        .bytes(ExampleBytes.utf16("⟦Windows Registry Editor Version 5.00⟧") + "\u{00}\u{0A}\u{00}\u{00}\u{0A}\u{00}"),
        fixed: .bytes(ExampleBytes.utf16("Windows Registry Editor Version 5.00\r\n\r\n"))),
      RuleExample(
        "whole", .bytes(ExampleBytes.utf16("Windows Registry Editor Version 5.00\r\n\r\n"))),
    ]
  ) { rule, context in
    context.problems(of: rule).compactMap { problem in
      guard case .damagedLineEnds = problem.kind else { return nil }
      return problem.finding(
        rule,
        Message(
          found: "The line ends of this UTF-16 text were converted as if it were 8-bit text.",
          consequence: "Behind the header every byte is out of place: regedit imports nothing and does not say so.",
          remedy: "Take the file from before the conversion, and have git treat it as binary.", basis: .wine),
        fix: Fix(
          title: "Restore the line ends of UTF-16", applicability: .unsafe, rewriting: .restoredLineEnds))
    }
  }
}

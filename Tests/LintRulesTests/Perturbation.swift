import LintRules

/// A change to an example that must change neither what is found nor where, but for the shift of the text.
enum Perturbation: CaseIterable {
  case lineFeed, carriageReturn, version4, upperCaseKeys, otherControlSet, otherMount, noLastLineEnd, linesBefore

  /// The example changed, as a whole file with its marks, and how it is written; nil where the change is another case.
  func apply(_ id: String, _ content: RuleExample.Content) -> ExampleFile? {
    guard case .registry(var text) = content else { return nil }
    var (header, lineEnd, form) = ("Windows Registry Editor Version 5.00", "\r\n", ExampleFile.Form.utf16)
    switch self {
    case .lineFeed: lineEnd = "\n"
    case .carriageReturn: lineEnd = "\r"
    case .version4:
      guard !text.contains("hex(") else { return nil }
      (header, form) = ("REGEDIT4", .ansi)
    case .upperCaseKeys: text = Self.headings(of: text) { $0.uppercased() }
    case .otherControlSet:
      guard text.contains("CurrentControlSet") else { return nil }
      text = text.replacing("CurrentControlSet", with: "ControlSet003")
    case .otherMount:
      guard text.contains("MACHINE\\SYSTEM\\") else { return nil }
      text = text.replacing("MACHINE\\SYSTEM\\", with: "MACHINE\\Offline Büro\\")
    case .noLastLineEnd:
      guard text.hasSuffix("\n") else { return nil }
      text.removeLast()
    case .linesBefore: text = "\n; ä comment\n\n" + text
    }
    return ExampleFile(
      .file((header + "\n\n" + text).replacing("\n", with: lineEnd)), as: form)
  }

  private static func headings(of text: String, _ change: (String) -> String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.hasPrefix("[") ? change(String($0)) : String($0)
    }.joined(separator: "\n")
  }
}

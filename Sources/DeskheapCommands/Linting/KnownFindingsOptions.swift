import ArgumentParser

/// Findings that were there before.
struct KnownFindingsOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Write what is found to a list, so that a later run tells what is new.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var writeFindings: String?

  @Option(
    help: ArgumentHelp("The list of findings that were there before and do not count.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var knownFindings: String?

  @Flag(help: "Take what is not found any more out of the list of known findings.")
  var prune = false

  func validate() throws {
    if prune, writeFindings != nil {
      throw ValidationError("Give either --prune or --write-findings: a list that is written holds what is found.")
    }
    for (name, path) in [("--write-findings", writeFindings), ("--known-findings", knownFindings)] where path == "-" {
      throw ValidationError("\(name) -: expected a file, which is there for the next run.")
    }
  }
}

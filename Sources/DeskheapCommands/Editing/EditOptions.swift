import ArgumentParser
import Findings
import LintRules
import Planning
import Reports
import SafeFiles
import SubSystems
import Spelling

/// Where a change goes and what it may bring.
struct EditOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Write the changed file here (one input only); the input stays as it is. - is standard output.", valueName: "file"
    ), completion: .file())
  var output: String?

  @Flag(help: "Show the change as a unified diff of the text and write nothing.")
  var diff = false

  @Option(
    help: ArgumentHelp(
      "Write a .reg file that restores the old Windows value, before the change (one input only).", valueName: "file"),
    completion: .file(extensions: ["reg"]))
  var rollback: String?

  @Option(
    help: ArgumentHelp("Warnings that the change may bring, by their ids: DH504,DH507.", valueName: "ids"),
    completion: .list(Rule.all.map(\.info.id)))
  var acceptRisk: [String] = []

  @Flag(help: "Change a file that has several hard links, through all of them.")
  var keepHardLinks = false

  func validate() throws {
    if diff, output != nil { throw ValidationError("Give either --diff or --output, not both.") }
    if diff, rollback != nil { throw ValidationError("--diff writes nothing, so there is nothing to roll back.") }
    if rollback == "-" { throw ValidationError("--rollback -: expected a file, which is there when it is needed.") }
    let known = Rule.all.map(\.info.id)
    for id in acceptedRisks.sorted() where !known.contains(id) {
      throw ValidationError(
        "--accept-risk \(VisibleText.of(id)): expected the id of a rule" + NearestName.hint(id, among: known)
          + "; `deskheap rules` lists them.")
    }
  }

  var isInPlace: Bool { !diff && output == nil }

  /// The ids of warnings that are taken.
  var acceptedRisks: Set<String> {
    Set(acceptRisk.flatMap { $0.split(separator: ",") }.map { $0.trimmingPrefix { $0 == " " }.uppercased() })
  }

  /// Refuses outputs that would take the place of the input, or of each other.
  func checkPlaces(input: String) throws(CommandFailure) {
    let source = input == "-" ? nil : RealPlace(input)
    let result = output.flatMap { RealPlace($0 == "-" ? "/dev/stdout" : $0) }
    let back = rollback.flatMap { RealPlace($0) }
    if let source, source == result {
      throw .usage("--output \(shown(output)) is the input: leave --output away to change it in place")
    }
    if let source, source == back { throw .usage("--rollback \(shown(rollback)) is the input, which it would replace") }
    if let back, back == result { throw .usage("--rollback and --output are one file: \(shown(rollback))") }
  }

  private func shown(_ path: String?) -> String { VisibleText.of(path ?? "-") }

  /// Writes the file that restores `values`, where one was asked for. Gives what killed runs had left there, in words.
  ///
  /// Where nothing `changes`, a file that is there stays: the run before may have written it, and been killed behind the
  /// change.
  func writeRollback(
    restoring values: [WindowsValue], acceptedRisks: [String], changes: Bool
  ) throws(CommandFailure) -> [String] {
    guard let rollback else { return [] }
    let bytes = RollbackText.bytes(restoring: values, acceptedRisks: acceptedRisks)
    do {
      return try NewFile.write(bytes, to: rollback, replacing: changes).map(\.words)
    } catch {
      if !changes, case .alreadyExists = error { return [] }
      throw CommandFailure(error)
    }
  }
}

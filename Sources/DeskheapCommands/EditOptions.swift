import ArgumentParser
import Planning
import RegistryText
import Reports
import SafeFiles

/// Where a change goes and what it may bring.
struct EditOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Write the changed file here; the input stays as it is. - is standard output.", valueName: "file"))
  var output: String?

  @Flag(help: "Show the change as a unified diff of the text and write nothing.")
  var diff = false

  @Option(help: ArgumentHelp("Write a .reg file that restores the old value, before the change.", valueName: "file"))
  var rollback: String?

  @Option(help: ArgumentHelp("Warnings that the change may bring, by their ids: DH504,DH507.", valueName: "ids"))
  var acceptRisk: [RuleSelection] = []

  @Option(
    help: ArgumentHelp(
      "The control set that is meant, where the file has several: 1 for ControlSet001.", valueName: "number"))
  var controlSet: Int?

  @Flag(help: "Change a file that has several hard links, through all of them.")
  var keepHardLinks = false

  func validate() throws {
    if diff, output != nil { throw ValidationError("Give either --diff or --output, not both.") }
    if diff, rollback != nil { throw ValidationError("--diff writes nothing, so there is nothing to roll back.") }
    if let controlSet, !(0...999).contains(controlSet) {
      throw ValidationError("--control-set \(controlSet): expected a number from 0 to 999.")
    }
  }

  var isInPlace: Bool { !diff && output == nil }

  /// The ids of warnings that are taken.
  var acceptedRisks: Set<String> { Set(acceptRisk.flatMap(\.prefixes)) }

  /// Writes the file that restores the value of `change`, where one was asked for.
  func writeRollback(_ change: TripleChange, of file: FileEdit) throws(CommandFailure) {
    guard let rollback else { return }
    let bytes = RollbackText.bytes(restoring: [change.windows])
    do { try NewFile.write(bytes, to: rollback, replacing: true) } catch { throw CommandFailure(error) }
  }
}

import ArgumentParser
import Findings
import LintRules
import Parallel
import RegistryText
import Reports
import SubSystems

/// `deskheap dump`
struct DumpCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dump", abstract: "Say what regedit would do with a file, statement by statement.",
    usage: "deskheap dump [<options>] <file>",
    discussion: """
      EXAMPLES
        deskheap dump server.reg
        deskheap dump --format json server.reg

      Nothing is merged: keys come in the order of the file, with the bytes that regedit would store.
      """)

  @Argument(
    help: ArgumentHelp("The file, or - for standard input.", valueName: "file"),
    completion: .file(extensions: ["reg"]))
  var file: String

  @Option(help: ArgumentHelp("text or json.", valueName: "format"))
  var format: DocumentFormat = .text

  @OptionGroup var system: SystemOptions

  func run() throws {
    let console = Console.standard()
    let path = file == "-" ? "<stdin>" : file
    let choice = try RunConfiguration(system).settings(for: file).choice
    let dump = Dump(path: path, format: format, output: console.output)
    do throws(ReadError) {
      let source = file == "-" ? try FileBytes.standardInput() : try FileBytes(path: file)
      let facts = try RegistryReader.read(
        source, ahead: ReadAhead(threads: Processors.count), choice: choice, handler: dump)
      dump.end(facts)
    } catch {
      console.note("\(VisibleText.of(path)): \(InputReader.words(error))")
      throw CommandFailure(.inputOutput)
    }
    if let failure = dump.failure { throw failure }
    try console.output.flush()
  }
}

import ArgumentParser
import Reports

/// `deskheap report`
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Write a report that people read and sign, and the same as XML for tools.",
    discussion: """
      EXAMPLES
        deskheap report server.reg --html server.html
        deskheap report new.reg --before old.reg --ticket CHG-1 --html change.html
        deskheap report server.reg --plan plan.json --html change.html
        deskheap report server.reg --evidence dheapmon.txt --html server.html
        deskheap report exports/ --html fleet.html --xml fleet.xml
        deskheap report --print-schema > report.xsd

      One file gives its lint report, one file with --before the report of the change, many files the report of a fleet. \
      The page is one file without script and without requests. SOURCE_DATE_EPOCH makes both reproducible to the byte.

      EXIT STATUS
        0   written, whatever it says
        1   the change has no value to speak of
        2   wrong usage or configuration
        3   a file could not be read or written
        70  the report does not hold to its own schema, and is not written
      """)

  @Argument(
    help: ArgumentHelp("Files, folders (searched for *.reg), patterns, or - for standard input.", valueName: "path"),
    completion: .file(extensions: ["reg"]))
  var paths: [String] = []

  @Option(
    help: ArgumentHelp("The export of the state before: the report is about the change from it.", valueName: "file"),
    completion: .file(extensions: ["reg"]))
  var before: String?

  @Option(
    help: ArgumentHelp(
      "The plan of `deskheap plan --format json`: the report is about the change that it proposes.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var plan: String?

  @Option(
    help: ArgumentHelp(
      "A listing of Desktop Heap Monitor or !dskheap. May be given more than once.", valueName: "file"),
    completion: .file())
  var evidence: [String] = []

  @Option(
    help: ArgumentHelp("Where to write the page; - for standard output.", valueName: "file"), completion: .file())
  var html: String?

  @Option(
    help: ArgumentHelp("Where to write the XML; - for standard output.", valueName: "file"), completion: .file())
  var xml: String?

  @Option(help: ArgumentHelp("The title.", valueName: "text"))
  var title: String?

  @Option(help: ArgumentHelp("The ticket that the report belongs to.", valueName: "text"))
  var ticket: String?

  @Flag(help: "Print the XML schema (XSD 1.0) that the XML holds to, and nothing else.")
  var printSchema = false

  @Option(help: ArgumentHelp("The control set that is meant, where a file has several.", valueName: "number"))
  var controlSet: Int?

  @OptionGroup var system: SystemOptions
  @Option(help: WorkloadInput.help, completion: WorkloadInput.completion)
  var workload: String?

  @Option(
    help: ArgumentHelp(
      "How many threads read: files, or blocks of a large one; the output is the same for any number.",
      valueName: "number"))
  var jobs: Int?

  func validate() throws {
    if printSchema {
      guard paths.isEmpty, html == nil, xml == nil else { throw ValidationError("--print-schema stands alone.") }
      return
    }
    if paths.isEmpty { throw ValidationError("Nothing to report on: give a file, a folder, or - for standard input.") }
    if html == nil, xml == nil { throw ValidationError("Nowhere to write to: give --html FILE, --xml FILE or both.") }
    try InputOptions.checkStandardInput(paths + evidence + [before, plan, workload])
    if plan != nil, before != nil { throw ValidationError("Give either --before or --plan, not both.") }
    if let jobs, jobs < 1 { throw ValidationError("--jobs \(jobs): expected a number from 1 on.") }
  }

  func run() throws {
    let console = Console.standard()
    if printSchema {
      try console.output.write(ReportSchema.text)
      return try console.output.flush()
    }
    try CommandFailure.exit(with: try ReportRun(self, console).run())
  }
}

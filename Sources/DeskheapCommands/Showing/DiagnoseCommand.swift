import ArgumentParser
import Evidence
import LibXML
import Reports

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `deskheap diagnose`
struct DiagnoseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diagnose",
    abstract: "Say whether logs speak of desktop heap, of which of its two exhaustions, or of something else.",
    discussion: """
      Reads the System log (as XML, text or CSV), listings of Desktop Heap Monitor and of !dskheap, logs of programs and \
      of SSH servers and clients, in any mixture and of any size. The files of one run are taken to be about one case: \
      what one of them leaves open another may tell.

      EXAMPLES
        deskheap diagnose system.xml
        deskheap diagnose system.txt sshd.log client.log
        wevtutil qe System /f:text | deskheap diagnose -
      """)

  @Argument(help: ArgumentHelp("Logs and listings, or - for standard input.", valueName: "file"))
  var files: [String]

  @Option(help: ArgumentHelp("text or json.", valueName: "format"))
  var format: DocumentFormat = .text

  func validate() throws {
    try InputOptions.checkStandardInput(files)
  }

  func run() throws {
    let console = Console.standard()
    var status = ExitStatus.success
    var observations: [Observations] = []
    for file in files {
      do throws(EvidenceError) {
        let found = try Self.read(file)
        observations.append(found)
        if let line = found.firstCutLine {
          console.note(
            "\(VisibleText.of(file)):\(line): longer than \(LineReader.maximumLineBytes) bytes; only the beginning of such "
              + "lines is looked at")
        }
      } catch {
        let place = VisibleText.of(error.path) + (error.line.map { ":\($0)" } ?? "")
        console.note("\(place): \(VisibleText.of(error.problem)); expected \(error.expected): \(error.remedy)")
        status = .inputOutput
      }
    }
    let diagnoses = Diagnosis.of(observations)
    switch format {
    case .json: try console.output.write(try JSONText.pretty(diagnoses.map { DiagnosisDocument($0) }) + "\n")
    case .text:
      let page = DiagnosisText(style: console.style)
      for diagnosis in diagnoses { try console.output.write(page.render(diagnosis)) }
    }
    try console.output.flush()
    try CommandFailure.exit(with: status)
  }

  private static func read(_ file: String) throws(EvidenceError) -> Observations {
    if file == "-" { return try Observations.read(name: "<stdin>", .descriptor(STDIN_FILENO)) }
    let descriptor = open(file, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(path: file, reason: SystemReason.words(errno)) }
    defer { close(descriptor) }
    return try Observations.read(name: file, .descriptor(descriptor))
  }
}

import ArgumentParser
import LanguageServer
import Reports

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `deskheap lsp`
struct LspCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lsp", abstract: "Serve editors: findings as one types, fixes, what each token means.",
    discussion: """
      A language server for .reg files that speaks over standard input and output; editors start it. docs/editors.md says
      how to set up Neovim, Helix and Visual Studio Code.

      EXAMPLES
        deskheap lsp
        deskheap lsp --release server-2003 --arch x86

      EXIT STATUS
        0 the editor ended the session; 1 it went away without doing so; 2 wrong usage; 3 it cannot be read from or
        written to; 141 nobody reads the answers.
      """)

  @Flag(name: .customLong("stdio"), help: "Speak over standard input and output, as is done anyway.")
  var stdio = false

  @OptionGroup var system: SystemOptions

  func run() throws {
    // Here the settings of each file come in: its configuration, where there is one.
    let settings = DocumentSettings(options: system.lintOptions, codePage: system.encodingChoice)
    let console = Console.standard()
    let session = Session(version: Version.number, settings: { _ in settings }) { console.note(VisibleText.of($0)) }
    var loop = MessageLoop(session, input: STDIN_FILENO, output: STDOUT_FILENO)
    switch loop.run() {
    case .inOrder: return
    case .unasked: try CommandFailure.exit(with: .findings)
    case .outputGone: try CommandFailure.exit(with: .brokenPipe)
    case .failed(let reason):
      throw CommandFailure(.inputOutput, "the editor cannot be reached: \(SystemReason.words(reason))")
    }
  }
}

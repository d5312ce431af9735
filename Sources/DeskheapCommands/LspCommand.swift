import ArgumentParser
import Configuration
import Findings
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
    usage: "deskheap lsp [<options>]",
    discussion: """
      A language server for .reg files that speaks over standard input and output; editors start it. docs/editors.md says \
      how to set up Neovim, Helix and Visual Studio Code.

      EXAMPLES
        deskheap lsp
        deskheap lsp --release server-2003 --arch x86

      EXIT STATUS
        0    the editor ended the session
        1    it went away without doing so
        2    wrong usage or configuration
        3    it cannot be read from or written to
        141  nobody reads the answers
      """)

  @Flag(name: .customLong("stdio"), help: "Speak over standard input and output, as is done anyway.")
  var stdio = false

  @OptionGroup var system: SystemOptions

  func run() throws {
    let console = Console.standard()
    // A configuration that is wrong from the start ends the command; one that becomes so is told in the editor's log.
    _ = try RunConfiguration(system)
    let (flags, config, noConfig) = (system.flags, system.config, system.noConfig)
    let settings: DocumentSettings.Source = { path in
      do throws(CommandFailure) {
        let configuration = try RunConfiguration(flags, config: config, noConfig: noConfig)
        let settings = try configuration.settings(for: path ?? "-")
        // Only what stands is shown.
        return DocumentSettings(options: settings.options, codePage: settings.choice) { $0.stands ? $0 : nil }
      } catch {
        Console.standard().note(error.message ?? "the configuration could not be read")
        return DocumentSettings()
      }
    }
    let session = Session(
      version: Version.number, settings: settings, settingsFiles: ConfigurationFinder.fileNames
    ) { console.note(VisibleText.of($0)) }
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

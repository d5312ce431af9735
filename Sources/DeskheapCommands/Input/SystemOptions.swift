import ArgumentParser
import Configuration
import DesktopHeap
import RegistryText

extension Release: NamedChoice {}
extension Architecture: NamedChoice {}

/// What is stated of the system that an export is from and of its text, and which configuration file says more.
struct SystemOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The release of Windows, in place of what the file tells: server-2003, 10, …", valueName: "name")
  )
  var release: Release?

  @Option(help: ArgumentHelp("The architecture: x86, x64 or arm64 (counts as x64).", valueName: "name"))
  var arch: Architecture?

  @Flag(help: "Terminal Services are installed (matters before Vista).")
  var terminalServices = false

  @Flag(name: .customLong("3gb"), help: "The system is started with /3GB (matters on Server 2003 x86).")
  var threeGigabytes = false

  @Option(
    help: ArgumentHelp("SessionViewSize in MB, in place of what the file tells (XP, Server 2003).", valueName: "MB"))
  var sessionViewSize: Int?

  @Option(
    help: ArgumentHelp(
      "The ANSI code page of 8-bit files: 1250 to 1258, 932, 936, 949, 950, 437 or 850.", valueName: "number"),
    completion: .list(CodePage.numbers.map(String.init)))
  var codePage: Int?

  @Option(
    help: ArgumentHelp(
      "The configuration file, in place of .deskheap.yml above each file and of the user's own.", valueName: "file"),
    completion: .file(extensions: ["yml", "yaml"]))
  var config: String?

  @Flag(help: "Read no configuration file.")
  var noConfig = false

  func validate() throws {
    if noConfig, config != nil { throw ValidationError("Give either --config or --no-config, not both.") }
    if let codePage, CodePage(number: codePage) == nil {
      let known = CodePage.numbers.map(String.init).joined(separator: ", ")
      throw ValidationError("--code-page \(codePage): expected one of \(known).")
    }
    if let sessionViewSize, !(1...4096).contains(sessionViewSize) {
      throw ValidationError("--session-view-size \(sessionViewSize): expected a number of MB from 1 to 4096.")
    }
  }

  /// What is stated, as settings that are stronger than all others.
  var flags: SettingsBlock {
    var block = SettingsBlock()
    block.release = release.map { Sourced($0, .flag("--release")) }
    block.architecture = arch.map { Sourced($0, .flag("--arch")) }
    block.terminalServices = terminalServices ? Sourced(true, .flag("--terminal-services")) : nil
    block.threeGigabytes = threeGigabytes ? Sourced(true, .flag("--3gb")) : nil
    block.sessionViewSize = sessionViewSize.map { Sourced(Int64($0), .flag("--session-view-size")) }
    block.codePage = codePage.map { Sourced($0, .flag("--code-page")) }
    return block
  }
}

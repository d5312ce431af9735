import ArgumentParser
import Reports
import SafeFiles

/// `deskheap manual`, which makes the pages that `make install` puts in place.
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual", abstract: "Write the manual pages, made from what --help says.", shouldDisplay: false)

  @Option(
    help: ArgumentHelp("The folder to write the pages into; it must be there.", valueName: "folder"),
    completion: .directory)
  var output: String

  func run() throws {
    let root: HelpTree
    do { root = try HelpTree.read(Deskheap._dumpHelp()) } catch {
      throw CommandFailure(.internalError, "the help could not be read: \(error)")
    }
    for page in ManualPage.all(of: root, version: Version.number) {
      do throws(SafeFileError) {
        _ = try NewFile.write(Array(page.text.utf8), to: "\(output)/\(page.name).1", replacing: true)
      } catch { throw CommandFailure(error) }
    }
  }
}

public import ArgumentParser

/// The program: `deskheap <command> …`.
public struct Deskheap: ParsableCommand {
  /// How the command line introduces itself.
  public static let configuration = CommandConfiguration(
    commandName: "deskheap", abstract: "Lint and edit the desktop heap setting of Windows.", version: "0.1.0")

  /// Made by the argument parser.
  public init() {}
}

import ArgumentParser

/// Which configuration files are read.
struct ConfigurationOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The configuration file, in place of .deskheap.yml above each file and of the user's own.", valueName: "file"),
    completion: .file(extensions: ["yml", "yaml"]))
  var config: String?

  @Flag(help: "Read no configuration file.")
  var noConfig = false

  func validate() throws {
    if noConfig, config != nil { throw ValidationError("Give either --config or --no-config, not both.") }
  }
}

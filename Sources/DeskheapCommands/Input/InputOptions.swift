import ArgumentParser

/// What a command reads.
struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Files, folders (searched for *.reg), patterns such as '**/*.reg', or - for standard input.", valueName: "path"),
    completion: .file(extensions: ["reg"]))
  var paths: [String] = []

  @Option(help: ArgumentHelp("A Windows value itself, in place of a file.", valueName: "string"))
  var value: String?

  func validate() throws {
    if paths.isEmpty, value == nil {
      throw ValidationError("Nothing to read: give a file, a folder, - for standard input, or --value STRING.")
    }
    if !paths.isEmpty, value != nil { throw ValidationError("Give either paths or --value, not both.") }
    try Self.checkStandardInput(paths)
  }

  /// Refuses to read standard input for two of `paths`.
  static func checkStandardInput(_ paths: [String?]) throws {
    if paths.count(where: { $0 == "-" }) > 1 { throw ValidationError("Standard input (-) can be read only once.") }
  }
}

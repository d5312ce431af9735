import ArgumentParser

/// A command that takes any number of paths, none of whose options takes more than one value.
protocol PathsCommand: ParsableCommand {
  /// The paths that it was given.
  var allPaths: [String] { get set }
}

extension LintCommand: PathsCommand {
  var allPaths: [String] {
    get { input.paths }
    set { input.paths = newValue }
  }
}

extension FixCommand: PathsCommand {
  var allPaths: [String] {
    get { paths }
    set { paths = newValue }
  }
}

extension ReportCommand: PathsCommand {
  var allPaths: [String] {
    get { paths }
    set { paths = newValue }
  }
}

import ArgumentParser

extension LintCommand {
  /// `lint` with paths and no option, which is how it is called most and leaves nothing to parse: the parser would take
  /// half of the time that a small file takes. Nil for every other command line.
  init?(paths arguments: ArraySlice<String>) {
    let paths = arguments.dropFirst()
    guard arguments.first == Self.configuration.commandName, !paths.isEmpty,
      paths.allSatisfy({ $0.utf8.first != UInt8(ascii: "-") })
    else { return nil }
    self.init()
    var input = InputOptions()
    (input.paths, input.value) = (Array(paths), nil)
    self.input = input
    system = .unstated
    (workload, before, writeFindings, knownFindings) = (nil, nil, nil, nil)
    (format, select, ignore, failOn, jobs) = ([], [], [], nil, nil)
    (prune, quiet, statistics, exitZero) = (false, false, false, false)
  }
}

extension SystemOptions {
  /// No option is given.
  fileprivate static var unstated: SystemOptions {
    var options = SystemOptions()
    (options.release, options.arch, options.sessionViewSize, options.codePage) = (nil, nil, nil, nil)
    (options.terminalServices, options.threeGigabytes) = (false, false)
    (options.config, options.noConfig) = (nil, false)
    return options
  }
}

import ArgumentParser

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where the process begins and ends.
public enum Program {
  /// Runs the command line of this process and exits with its status.
  public static func main() -> Never {
    // A reader that goes away shows as an error of the write, which ends the run with a status of its own.
    signal(SIGPIPE, SIG_IGN)
    exit(run().rawValue)
  }

  private static func run() -> ExitStatus {
    // On Linux it is read from a file, and without that it is empty: help instead of what was asked for would exit 0.
    guard !CommandLine.arguments.isEmpty else {
      Console.standard().note("the command line could not be read")
      return .inputOutput
    }
    do {
      var command = try parsed()
      try command.run()
      return .success
    } catch let failure as CommandFailure {
      if let message = failure.message { Console.standard().note(message) }
      return failure.status
    } catch {
      return report(error)
    }
  }

  /// The command of the command line. One that is named first and understood is read by itself, in a third of the time;
  /// everything else, help and mistakes among it, is the whole program's to read.
  private static func parsed() throws -> any ParsableCommand {
    let arguments = CommandLine.arguments.dropFirst()
    if let command = LintCommand(paths: arguments) { return command }
    if let type = Deskheap.configuration.subcommands.first(where: { $0.configuration.commandName == arguments.first }),
      let command = try? parsed(type, arguments.dropFirst()), Swift.type(of: command) == type
    {
      return command
    }
    return try Deskheap.parseAsRoot()
  }

  /// The command of type `type` with these arguments. Of many paths behind the options only the first are parsed: the parser's
  /// time grows with the square of their number.
  private static func parsed(
    _ type: any ParsableCommand.Type, _ arguments: ArraySlice<String>
  ) throws -> any ParsableCommand {
    // Behind the last option may stand its value; two paths tell the parser that there are several.
    let behindOptions = arguments.lastIndex { $0.hasPrefix("-") }.map { $0 + 1 } ?? arguments.startIndex
    let front = arguments.prefix(upTo: min(behindOptions + 3, arguments.endIndex))
    guard type is any PathsCommand.Type else { return try type.parseAsRoot(Array(arguments)) }
    let command = try type.parseAsRoot(Array(front))
    guard var command = command as? any PathsCommand else { return command }
    command.allPaths += arguments[front.endIndex...]
    return command
  }

  /// Help and version are asked for and go to standard output; a wrong command line is told on standard error.
  private static func report(_ error: any Error) -> ExitStatus {
    let code = Deskheap.exitCode(for: error)
    let isAskedFor = code == .success
    let isUsage = code == .validationFailure
    let text = isAskedFor || isUsage ? Deskheap.fullMessage(for: error) : "deskheap: a bug in deskheap: \(error)"
    let stream = OutputStream(
      descriptor: isAskedFor ? STDOUT_FILENO : STDERR_FILENO,
      name: isAskedFor ? "standard output" : "standard error")
    do {
      try stream.write(text + "\n")
      try stream.flush()
    } catch {
      if let message = error.message { Console.standard().note(message) }
      return error.status
    }
    return isAskedFor ? .success : isUsage ? .usage : .internalError
  }
}

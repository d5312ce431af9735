import Foundation

/// The program as it was built beside the tests, run as a user runs it.
enum Tool {
  /// What a run left behind.
  struct Outcome {
    var status: Int32
    var output: String
    var errors: String
  }

  /// The top of the project.
  static let project = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The folder of samples.
  static let samples = project.appending(path: "Samples")

  private static let program: URL = {
    let tests = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    return tests.deletingLastPathComponent().appending(path: "deskheap")
  }()

  /// Runs `deskheap` with `arguments` in `folder`.
  static func run(
    _ arguments: [String], in folder: URL = project, input: Data = Data(), environment: [String: String] = [:]
  ) throws -> Outcome {
    try launch(program, arguments, in: folder, input: input, environment: environment)
  }

  /// Runs a line of shell in `folder`, in which `deskheap` is the program.
  static func shell(_ line: String, in folder: URL = project) throws -> Outcome {
    try bash(["-c", line], in: folder, environment: ["PATH": searchPath])
  }

  /// Runs bash with `arguments` in `folder`.
  static func bash(_ arguments: [String], in folder: URL, environment: [String: String]) throws -> Outcome {
    try launch(URL(filePath: "/bin/bash"), arguments, in: folder, input: Data(), environment: environment)
  }

  /// Where programs are looked for: first where `deskheap` is.
  static let searchPath: String = {
    let path = program.deletingLastPathComponent().path(percentEncoded: false)
    return "\(path):\(ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin")"
  }()

  private static func launch(
    _ program: URL, _ arguments: [String], in folder: URL, input: Data, environment: [String: String]
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    var variables = ["PATH": "/usr/bin:/bin", "NO_COLOR": "1", "LC_ALL": "C.UTF-8"]
    variables.merge(environment) { $1 }
    process.environment = variables
    let (stdin, stdout, stderr) = (Pipe(), Pipe(), Pipe())
    (process.standardInput, process.standardOutput, process.standardError) = (stdin, stdout, stderr)
    try process.run()
    Thread.detachNewThread {
      try? stdin.fileHandleForWriting.write(contentsOf: input)
      try? stdin.fileHandleForWriting.close()
    }
    // What the program says on standard error fits into a pipe; standard output may not, so it is read first.
    let output = stdout.fileHandleForReading.readDataToEndOfFile()
    let errors = stderr.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: String(decoding: output, as: UTF8.self),
      errors: String(decoding: errors, as: UTF8.self))
  }

  /// A new empty folder, removed when `body` is done.
  static func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "deskheap-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }
}

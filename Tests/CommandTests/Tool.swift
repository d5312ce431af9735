import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

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

  /// What tells a program with a sanitizer, counters or mutants in it where to write, or which to be; `make sanitize`,
  /// `make coverage` and `make mutants` set them.
  private static let measuring = [
    "ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS", "TSAN_OPTIONS", "LLVM_PROFILE_FILE", "DESKHEAP_MUTANT",
  ]

  /// Runs `program` to its end, its three streams tied to files: a pipe could fill up, or be held open by another test's
  /// process, and somebody would wait for ever.
  private static func launch(
    _ program: URL, _ arguments: [String], in folder: URL, input: Data, environment: [String: String]
  ) throws -> Outcome {
    var variables = ["PATH": "/usr/bin:/bin", "NO_COLOR": "1", "LC_ALL": "C.UTF-8"]
    for name in measuring {
      // All runs of the program count into one file: thousands of them (%p, a process each) would fill the disk.
      variables[name] = ProcessInfo.processInfo.environment[name]?.replacing("%p", with: "program")
    }
    variables.merge(environment) { $1 }
    let streams = try (0..<3).map { _ in try scratchFile() }
    defer { for stream in streams { close(stream) } }
    try write(input, to: streams[0])
    let status = try ChildProcess(
      program: program.path(percentEncoded: false), arguments: arguments, folder: folder.path(percentEncoded: false),
      environment: variables, streams: streams
    ).finish()
    return Outcome(status: status, output: try text(of: streams[1]), errors: try text(of: streams[2]))
  }

  /// An open file without a name.
  private static func scratchFile() throws -> Int32 {
    let path = FileManager.default.temporaryDirectory.appending(path: "deskheap-\(UUID().uuidString)").path
    let file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    try #require(file >= 0)
    unlink(path)
    return file
  }

  private static func write(_ data: Data, to file: Int32) throws {
    try FileHandle(fileDescriptor: file).write(contentsOf: data)
    try #require(lseek(file, 0, SEEK_SET) == 0)
  }

  private static func text(of file: Int32) throws -> String {
    try #require(lseek(file, 0, SEEK_SET) == 0)
    let data = try FileHandle(fileDescriptor: file).readToEnd() ?? Data()
    return String(decoding: data, as: UTF8.self)
  }

  /// A new empty folder, removed when `body` is done.
  static func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "deskheap-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }
}

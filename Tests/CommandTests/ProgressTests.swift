import Foundation
import Testing

/// How far a long run is, which only a person at a terminal wants to know.
struct ProgressTests {
  private static let text = "Windows Registry Editor Version 5.00\n"

  /// A run that has to wait for a pipe for more than the second in which nothing is shown. The pipe's other end opens when
  /// the run does so, and not before, however long the program takes to start.
  private func run(_ line: String) throws -> Tool.Outcome {
    try Tool.withFolder { folder in
      try Self.text.write(to: folder.appending(path: "b.reg"), atomically: true, encoding: .utf8)
      return try Tool.shell("mkfifo a.reg; (exec 3> a.reg; sleep 1.5; cat b.reg >&3) & \(line)", in: folder)
    }
  }

  private static let isScriptThere = (try? Tool.shell("command -v script").status) == 0

  @Test(.enabled(if: isScriptThere, "script (of bsdutils) is not installed"))
  func isShownOnATerminalAndTakenAway() throws {
    let outcome = try run("TERM=xterm script -qec 'deskheap lint --jobs 1 a.reg b.reg' /dev/null")
    #expect(outcome.output.contains("\r\u{1B}[K1 of 2 files\r\u{1B}[K"), "\(outcome.output.debugDescription)")
    #expect(outcome.output.contains("No findings in 2 files."))
  }

  @Test(arguments: ["deskheap lint --jobs 1 a.reg b.reg 2>&1"])
  func isNotShownElsewhere(line: String) throws {
    #expect(try run(line).output == "No findings in 2 files.\n")
  }
}

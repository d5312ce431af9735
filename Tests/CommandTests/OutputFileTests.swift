import Foundation
import Testing

/// The files that `lint` and `report` write: whole, all or none, and never in the place of what they read.
struct OutputFileTests {
  /// A folder with an export in it.
  private func withExport(_ body: (URL) throws -> Void) throws {
    try Tool.withFolder { folder in
      let source = Tool.samples.appending(path: "readers/good/input.reg")
      try FileManager.default.copyItem(at: source, to: folder.appending(path: "server.reg"))
      try body(folder)
    }
  }

  private func names(_ folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false)).sorted()
  }

  static let refused = [
    "lint server.reg --format sarif=server.reg", "lint . --format sarif=./server.reg",
    "lint server.reg --format sarif=link.reg", "lint server.reg --format sarif=hard",
    "lint server.reg --before old --format sarif=old", "lint server.reg --workload w.yml --format junit=w.yml",
    "lint server.reg --format sarif=a --format junit=a", "lint server.reg --format sarif=a --format junit=./a",
    "lint server.reg --format sarif --format junit=/dev/stdout", "lint server.reg --format sarif=- --format text",
    "lint server.reg --format sarif=out", "lint - --format sarif=server.reg < server.reg",
    "report - --html server.reg < server.reg", "report server.reg --html server.reg", "report . --xml server.reg",
    "report server.reg --before old --html old", "report server.reg --html a --xml ./a",
    "report server.reg --html - --xml /dev/stdout", "report server.reg --evidence old --html hard --xml old",
  ]

  @Test(arguments: refused)
  func refusesOneThatIsAnInputOrTwoInOnePlace(line: String) throws {
    try withExport { folder in
      let prepare = "ln -s server.reg link.reg; ln server.reg hard; cp server.reg old; echo 'services: {}' > w.yml"
      #expect(try Tool.shell(prepare, in: folder).status == 0)
      let before = try Data(contentsOf: folder.appending(path: "server.reg"))
      let outcome = try Tool.shell("deskheap \(line) >> out", in: folder)
      #expect(outcome.status == 2, "\(outcome.errors)")
      #expect(try names(folder) == ["hard", "link.reg", "old", "out", "server.reg", "w.yml"])
      #expect(try Data(contentsOf: folder.appending(path: "server.reg")) == before)
      #expect(try Data(contentsOf: folder.appending(path: "out")).isEmpty)
    }
  }

  @Test(arguments: [
    "lint server.reg --format sarif=a --format junit=b --format jsonl=gone/c",
    "report server.reg --html a --xml gone/b",
    "lint server.reg --format sarif=a --format junit=/dev/full",
  ])
  func writesNoneWhereOneCannotBeWritten(line: String) throws {
    try withExport { folder in
      try "old".write(to: folder.appending(path: "a"), atomically: true, encoding: .utf8)
      let outcome = try Tool.shell("deskheap \(line)", in: folder)
      #expect(outcome.status == 3)
      #expect(try names(folder) == ["a", "server.reg"])
      #expect(try String(contentsOf: folder.appending(path: "a"), encoding: .utf8) == "old")
    }
  }

  @Test func keepsModeAndLinksOfOneThatIsReplaced() throws {
    try withExport { folder in
      let line = """
        touch real; chmod 640 real; ln -s real link; deskheap lint server.reg --format sarif=link > /dev/null || true
        test -L link && test "$(stat -c %a real)" = 640 && grep -q '"version":"2.1.0"' real && ls -A
        """
      let outcome = try Tool.shell(line, in: folder)
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.output == "link\nreal\nserver.reg\n")
    }
  }

  @Test func staysAsItWasWhenTheRunIsStoppedWhileItReads() throws {
    try withExport { folder in
      // It waits for standard input, and must stop at once. The runner of tests may have its children ignore signals.
      let line = """
        echo old > a
        sleep 5 | env --default-signal=TERM,INT deskheap lint --format sarif=a - > log & sleep 0.5
        kill -TERM $!; wait $!; echo $?; cat a log; ls -A
        """
      let outcome = try Tool.shell("set +m; timeout 20 bash -c '\(line)'", in: folder)
      #expect(outcome.output == "143\nold\na\nlog\nserver.reg\n")
    }
  }

  @Test func writesToDescriptorsAndPipes() throws {
    try withExport { folder in
      let line =
        "deskheap lint server.reg --format jsonl=/dev/fd/3 --format sarif=>(cat > s) 3> j > t; sleep 0.3; ls -A"
      let outcome = try Tool.shell(line, in: folder)
      #expect(outcome.output == "j\ns\nserver.reg\nt\n")
      #expect(try String(contentsOf: folder.appending(path: "s"), encoding: .utf8).contains("sarifLog") == false)
      #expect(try String(contentsOf: folder.appending(path: "s"), encoding: .utf8).contains("\"runs\""))
    }
  }
}

import Foundation
import Testing

/// The files by which CI systems take deskheap: their steps are run here as the runners run them.
struct ContinuousIntegrationTests {
  /// The `run` text of a step of action.yml, by its id, and the names of the variables that it gets.
  private struct Step: Decodable {
    var id: String
    var run: String
    var env: [String: String]
    var shell: String
  }

  private struct NoReader: Error {}

  /// Hands over a document as JSON, by Python's reader of YAML; where there is none the test is told as not done.
  private func read<Result>(_ path: String, _ expression: String, as type: Result.Type) throws -> Result?
  where Result: Decodable {
    let program = "import json,sys,yaml; d=yaml.safe_load(open('\(path)')); print(json.dumps(\(expression)))"
    let outcome = try Tool.shell("python3 -c 'import yaml' 2>/dev/null || exit 77; python3 -c \"\(program)\"")
    withKnownIssue("python3 with yaml is not here, so \(path) was not tried") {
      #expect(outcome.status != 77)
    } when: {
      outcome.status == 77
    }
    if outcome.status == 77 { return nil }
    try #require(outcome.status == 0, "\(outcome.errors)")
    return try JSONDecoder().decode(type, from: Data(outcome.output.utf8))
  }

  private func steps() throws -> [Step]? { try read("action.yml", "d['runs']['steps']", as: [Step].self) }

  /// Runs the steps of the action with its inputs as a runner does, and gives the log, the outputs and the summary.
  private func runAction(
    _ inputs: [String: String], in folder: URL, files: [String: Data]
  ) throws -> (status: Int32, log: String, outputs: String, summary: String)? {
    guard let steps = try steps(), let defaults = try read("action.yml", Self.defaults, as: [String: String].self)
    else {
      return nil
    }
    for (name, content) in files { try content.write(to: folder.appending(path: name)) }
    let outputs = folder.appending(path: ".output")
    let summary = folder.appending(path: ".summary")
    for file in [outputs, summary] { try Data().write(to: file) }
    var log = ""
    for step in steps {
      #expect(step.shell == "bash")
      var variables = [
        "GITHUB_OUTPUT": outputs.path(percentEncoded: false),
        "GITHUB_STEP_SUMMARY": summary.path(percentEncoded: false),
        "GITHUB_ACTION_PATH": Tool.project.path(percentEncoded: false), "RUNNER_TEMP": "/tmp", "PATH": Tool.searchPath,
      ]
      for (name, text) in step.env {
        let input = text.firstMatch(of: /^\$\{\{ inputs\.([a-z-]+) \}\}$/).map { String($0.output.1) }
        let program = try String(contentsOf: outputs, encoding: .utf8).firstMatch(of: /program=(.*)\n/)?.output.1
        variables[name] = input.map { inputs[$0] ?? defaults[$0] ?? "" } ?? program.map(String.init) ?? ""
      }
      let script = folder.appending(path: ".step")
      try step.run.write(to: script, atomically: true, encoding: .utf8)
      let outcome = try Tool.bash(
        ["--noprofile", "--norc", "-eo", "pipefail", script.path(percentEncoded: false)], in: folder,
        environment: variables)
      log += outcome.output + outcome.errors
      if outcome.status != 0 || step.id == steps.last?.id {
        return (
          outcome.status, log, try String(contentsOf: outputs, encoding: .utf8),
          try String(contentsOf: summary, encoding: .utf8)
        )
      }
    }
    return nil
  }

  private static let defaults = "{k: v.get('default', '') for k, v in d['inputs'].items()}"
  private static let broken = Tool.samples.appending(path: "readers/blank-after-first-comma/input.reg")
  private static let good = Tool.samples.appending(path: "readers/good/input.reg")

  @Test func theActionTakesNoInputIntoTheTextOfItsShell() throws {
    for step in try steps() ?? [] { #expect(!step.run.contains("${{"), "\(step.id)") }
    let text = try String(contentsOf: Tool.project.appending(path: "action.yml"), encoding: .utf8)
    #expect(!text.contains("uses:"))
    #expect(!text.contains("http"))
  }

  @Test func theActionAnnotatesSummarisesAndWritesSARIF() throws {
    try Tool.withFolder { folder in
      guard let run = try runAction([:], in: folder, files: ["a b.reg": Data(contentsOf: Self.broken)]) else { return }
      #expect(run.status == 1)
      #expect(run.log.contains("::error file=a b.reg,line="))
      #expect(run.log.contains("DH404"))
      #expect(run.summary.hasPrefix("## deskheap: "))
      #expect(run.outputs.contains("sarif=deskheap.sarif\n") && run.outputs.contains("status=1\n"))
      let sarif = try String(contentsOf: folder.appending(path: "deskheap.sarif"), encoding: .utf8)
      #expect(sarif.contains("\"uri\":\"a%20b.reg\""))
    }
  }

  @Test func theActionDoesWhatItsInputsSay() throws {
    try Tool.withFolder { folder in
      let inputs = [
        "paths": "one.reg\ntwo.reg\n", "arguments": "--ignore=DH210\n--release=server-2019\n", "annotations": "false",
        "summary": "false", "sarif": "", "fail-on": "info",
      ]
      let files = ["one.reg": try Data(contentsOf: Self.good), "two.reg": try Data(contentsOf: Self.good)]
      guard let run = try runAction(inputs, in: folder, files: files) else { return }
      #expect(run.status == 0, "\(run.log)")
      #expect(run.log.contains("2 files"))
      #expect(run.summary.isEmpty && !run.log.contains("::"))
      #expect(!run.outputs.contains("sarif="))
    }
  }

  /// Inputs that would do something if a shell read them as its own.
  @Test(arguments: [
    "$(touch owned)", "`touch owned`", "; touch owned", "\"; touch owned; \"", "'; touch owned; '",
    "a.reg\n$(touch owned)",
    "*.reg", "--format=sarif=owned",
  ])
  func theActionKeepsHostileInputsText(text: String) throws {
    try Tool.withFolder { folder in
      for input in ["paths", "arguments", "fail-on", "sarif", "program", "annotations"] {
        // An argument may name a file to write: that is what arguments are for.
        if input == "arguments", text.hasPrefix("--") { continue }
        guard let run = try runAction([input: text], in: folder, files: ["a.reg": Data(contentsOf: Self.good)]) else {
          return
        }
        #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "owned").path(percentEncoded: false)))
        #expect(run.outputs.split(separator: "\n").allSatisfy { $0.contains("=") })
      }
    }
  }

  @Test func theGitLabTemplateWritesBothReports() throws {
    let file = "templates/deskheap.gitlab-ci.yml"
    guard let script = try read(file, "d['deskheap']['script']", as: [String].self),
      var variables = try read(file, "d['deskheap']['variables']", as: [String: String].self),
      let reports = try read(file, "d['deskheap']['artifacts']['reports']", as: [String: String].self)
    else { return }
    try Tool.withFolder { folder in
      try Data(contentsOf: Self.broken).write(to: folder.appending(path: "a b.reg"))
      variables["DESKHEAP_PATHS"] = "a b.reg\n$(touch owned)*"
      variables["DESKHEAP_ARGUMENTS"] = "--ignore=DH210\n--release=server-2019"
      variables["PATH"] = Tool.searchPath
      let job = folder.appending(path: "job")
      try script.joined(separator: "\n").write(to: job, atomically: true, encoding: .utf8)
      let outcome = try Tool.bash(
        ["-c", "exec sh -e \"$0\"", job.path(percentEncoded: false)], in: folder, environment: variables)
      // The other path is not there.
      #expect(outcome.status == 3, "\(outcome.errors)")
      #expect(outcome.output.contains("DH404"))
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false)).sorted()
      #expect(names == (["a b.reg", "job"] + reports.values).sorted())
    }
  }

  @Test func theHooksLintAndFixWhatIsCommitted() throws {
    try Tool.withFolder { folder in
      let line = """
        command -v pre-commit > /dev/null || exit 77
        export HOME=$PWD/home PRE_COMMIT_HOME=$PWD/cache GIT_CONFIG_GLOBAL=/dev/null PRE_COMMIT_COLOR=never
        git init -q hooks; cp "$0" hooks/.pre-commit-hooks.yaml
        git -C hooks add -A; git -C hooks -c user.name=a -c user.email=a@b commit -qm hooks
        git init -q work; cd work
        printf 'repos:\\n- repo: %s\\n  rev: %s\\n  hooks: [{id: deskheap-lint, args: [--quiet]}, {id: deskheap-fix}]\\n' \\
          "$PWD/../hooks" "$(git -C ../hooks rev-parse HEAD)" > .pre-commit-config.yaml
        cp "$1" 'a b.REG'; cp "$2" good.reg; echo x > other.txt; git add -A
        timeout 100 pre-commit run --all-files; echo "status $?"
        rm 'a b.REG'; git add -A; timeout 100 pre-commit run --all-files; echo "status $?"
        """
      let hooks = Tool.project.appending(path: ".pre-commit-hooks.yaml")
      let outcome = try Tool.bash(
        ["-c", line] + [hooks, Self.broken, Self.good].map { $0.path(percentEncoded: false) }, in: folder,
        environment: ["PATH": Tool.searchPath])
      withKnownIssue("pre-commit is not here, so the hooks were not run") {
        #expect(outcome.status != 77)
      } when: {
        outcome.status == 77
      }
      if outcome.status == 77 { return }
      #expect(outcome.output.contains("a b.REG:"))
      #expect(outcome.output.contains("DH404"))
      #expect(outcome.output.contains("status 1\n"))
      #expect(outcome.output.hasSuffix("status 0\n"), "\(outcome.output)\(outcome.errors)")
    }
  }
}

import Foundation
import Testing

/// Help, manual pages and completions, which are all made from the commands.
struct HelpTests {
  static let commands: [String] = {
    let help = (try? Tool.run(["--help"]).output) ?? ""
    let list = help.split(separator: "SUBCOMMANDS:").last.map(String.init) ?? ""
    return list.split(separator: "\n").filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }.compactMap {
      $0.split(separator: " ").first.map(String.init)
    }
  }()

  @Test func thereAreCommands() { #expect(Self.commands.contains("lint") && Self.commands.contains("config")) }

  @Test(arguments: [[]] + commands.map { [$0] })
  func helpHoldsTo80Columns(command: [String]) throws {
    let help = try Tool.run(command + ["--help"])
    #expect(help.status == 0)
    for line in help.output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
  }

  /// The lines of examples and lists stand as they were written: none is broken.
  @Test func noExampleIsBroken() throws {
    let dump = try Tool.run(["--experimental-dump-help"]).output
    let root = try JSONSerialization.jsonObject(with: Data(dump.utf8)) as? [String: Any]
    let command = root?["command"] as? [String: Any]
    let all = [command ?? [:]] + ((command?["subcommands"] as? [[String: Any]]) ?? [])
    #expect(all.count > 10)
    for text in all.compactMap({ $0["discussion"] as? String }) {
      for line in text.split(separator: "\n") where line.hasPrefix(" ") { #expect(line.count <= 79, "\(line)") }
    }
  }

  private static func isThere(_ name: String) -> Bool { (try? Tool.shell("command -v \(name)").status) == 0 }

  @Test(.enabled(if: isThere("man") && isThere("groff"), "man and groff are not installed"))
  func manualPagesRenderWithoutAWarning() throws {
    try Tool.withFolder { folder in
      let run = try Tool.run(["manual", "--output", folder.path], in: folder)
      #expect(run.status == 0)
      let pages = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      #expect(pages.count == Self.commands.count - 1 + 1, "help has no page of its own, the program has")
      for page in pages {
        for locale in ["C", "C.UTF-8"] {
          let shown = try Tool.shell("LC_ALL=\(locale) MANWIDTH=80 man --warnings -l \(page)", in: folder)
          #expect(shown.status == 0)
          #expect(shown.errors.isEmpty, "\(page): \(shown.errors)")
          #expect(shown.output.contains("SYNOPSIS"))
        }
      }
    }
  }

  @Test func completesInBash() throws {
    let script = """
      source <(deskheap --generate-completion-script bash)
      try() { # the words of a line
        COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}; COMPREPLY=()
        _deskheap deskheap "${@: -1}" "${@: -2:1}"
        echo "${COMPREPLY[*]}"
      }
      try deskheap li
      try deskheap lint --format sa
      try deskheap lint --select DH50
      try deskheap rules --schema known
      """
    let outcome = try Tool.shell(script)
    #expect(outcome.errors.isEmpty, "\(outcome.errors)")
    let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(lines.prefix(2) == ["lint", "sarif"])
    #expect(lines.count > 3 && lines[2].hasPrefix("DH501 DH502"))
    #expect(lines.count > 3 && lines[3] == "known-findings")
  }

  @Test(.enabled(if: isThere("zsh"), "zsh is not installed"))
  func loadsInZsh() throws {
    try Tool.withFolder { folder in
      let script = """
        deskheap --generate-completion-script zsh > _deskheap
        zsh -f -c 'fpath=($PWD $fpath); autoload -Uz compinit; compinit -u -d $PWD/dump; \
        print $_comps[deskheap]; autoload -Uz +X _deskheap && print loaded'
        zsh -n _deskheap && echo sound
        """
      let outcome = try Tool.shell(script, in: folder)
      #expect(outcome.output == "_deskheap\nloaded\nsound\n")
      #expect(outcome.errors.isEmpty)
    }
  }

  @Test(.enabled(if: isThere("fish"), "fish is not installed"))
  func completesInFish() throws {
    let script = """
      export HOME=$PWD
      fish --no-config -c 'deskheap --generate-completion-script fish | source
        complete -C "deskheap li"; complete -C "deskheap lint --format sa"; complete -C "deskheap explain DH404"'
      """
    let outcome = try Tool.withFolder { try Tool.shell(script, in: $0) }
    let words = outcome.output.split(separator: "\n").compactMap { $0.split(separator: "\t").first.map(String.init) }
    #expect(words == ["lint", "sarif", "DH404"])
    #expect(outcome.errors.isEmpty, "\(outcome.errors)")
  }

  /// Everything that `make install` puts in place is there.
  @Test func installsAllOfIt() throws {
    try Tool.withFolder { folder in
      let outcome = try Tool.shell(
        "Scripts/install-files \"$(command -v deskheap)\" \(folder.path)/usr && cd \(folder.path) && find usr -type f | sort"
      )
      #expect(outcome.status == 0, "\(outcome.errors)")
      let files = Set(outcome.output.split(separator: "\n").map(String.init))
      for name in [
        "usr/bin/deskheap", "usr/share/man/man1/deskheap.1", "usr/share/man/man1/deskheap-lint.1",
        "usr/share/bash-completion/completions/deskheap", "usr/share/zsh/site-functions/_deskheap",
        "usr/share/fish/vendor_completions.d/deskheap.fish",
      ] { #expect(files.contains(name), "\(name)") }
    }
  }
}

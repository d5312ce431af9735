"""How long it takes to start, against a program that parses its arguments and does nothing."""
import os, pathlib, subprocess

from measuring import Command

ROUNDS = 60
PARSER = pathlib.Path(__file__).resolve().parents[2] / ".build/checkouts/swift-argument-parser"
# In seconds: the parser is compiled with the program.
TIME_TO_BUILD = 1200

PACKAGE = """// swift-tools-version: 6.0
import PackageDescription

let package = Package(
  name: "empty",
  dependencies: [.package(path: "{parser}")],
  targets: [
    .executableTarget(
      name: "empty", dependencies: [.product(name: "ArgumentParser", package: "swift-argument-parser")])
  ]
)
"""
PROGRAM = """import ArgumentParser

@main
struct Empty: ParsableCommand {
  static let configuration = CommandConfiguration(version: "1.0")

  func run() {}
}
"""


def empty_program(folder):
    """Builds it as deskheap is built, with the same parser; gives its path, or why there is none."""
    if not PARSER.is_dir():
        return None, f"{PARSER} is missing"
    sources = pathlib.Path(folder, "empty/Sources/empty")
    sources.mkdir(parents=True)
    package = sources.parents[1]
    (package / "Package.swift").write_text(PACKAGE.format(parser=PARSER))
    (sources / "Empty.swift").write_text(PROGRAM)
    swift = os.environ.get("SWIFT", "swift")
    command = [swift, "build", "-c", "release", "--static-swift-stdlib", "--package-path", package]
    # The build leaves locks in the folder of temporary files.
    environment = os.environ | {"TMPDIR": str(folder)}
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=TIME_TO_BUILD, env=environment)
    except (OSError, subprocess.TimeoutExpired) as error:
        return None, f"the empty program could not be built: {error}"
    if done.returncode != 0:
        return None, "the empty program could not be built: " + (done.stderr or done.stdout).strip().split("\n")[-1]
    return package / ".build/release/empty", None


def starts(table, program, small, folder):
    versions, file = "`--version`, against an empty program's", "lint of one small file, against an empty program"
    parsed = "the same with an option, which is parsed"
    empty, reason = empty_program(folder)
    if reason:
        table.skip(versions, reason)
        table.skip(file, reason)
        table.skip(parsed, reason)
        return
    table.compare(versions, Command([program, "--version"]), Command([empty, "--version"]), ROUNDS)
    table.compare(file, Command([program, "lint", small]), Command([empty]), ROUNDS)
    table.compare(parsed, Command([program, "lint", "--quiet", small]), Command([empty]), ROUNDS)

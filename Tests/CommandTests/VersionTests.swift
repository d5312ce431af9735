import Foundation
import Testing

@Test func theVersionIsTheNewestHeadingOfTheChangelog() throws {
  let text = try String(contentsOf: Tool.project.appending(path: "CHANGELOG.md"), encoding: .utf8)
  let heading = text.split(separator: "\n").first { $0.hasPrefix("## [") && !$0.hasPrefix("## [Unreleased]") }
  let version = heading?.dropFirst(4).prefix { $0 != "]" }
  #expect(try Tool.run(["--version"]).output == "\(version ?? "")\n")
}

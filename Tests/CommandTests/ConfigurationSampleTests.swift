import Foundation
import Testing

/// Each folder of Samples/configuration holds a `command`, lines of shell, and `output.txt`, what they print. A new case
/// needs no code.
struct ConfigurationSampleTests {
  static let root = Tool.samples.appending(path: "configuration")
  static let cases: [String] = {
    let names = try? FileManager.default.contentsOfDirectory(atPath: root.path(percentEncoded: false))
    return (names ?? []).sorted()
  }()

  @Test(arguments: cases)
  func printsWhatStandsBesideIt(name: String) throws {
    let folder = Self.root.appending(path: name)
    let command = try String(contentsOf: folder.appending(path: "command"), encoding: .utf8)
    let output = try Tool.shell("exec 2>&1\n" + command, in: folder).output
    let file = folder.appending(path: "output.txt")
    if ProcessInfo.processInfo.environment[SampleTests.update] != nil {
      try output.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(try output == String(contentsOf: file, encoding: .utf8), "if that is right now: make samples")
  }

  /// The names of a mapping of the schema, and of all mappings in it.
  private func names(in schema: Any) -> Set<String> {
    var found: Set<String> = []
    if let list = schema as? [Any] {
      for element in list { found.formUnion(names(in: element)) }
    } else if let object = schema as? [String: Any] {
      if let properties = object["properties"] as? [String: Any] { found.formUnion(properties.keys) }
      for value in object.values { found.formUnion(names(in: value)) }
    }
    return found
  }

  @Test func everyOptionOfTheConfigurationHasItsSample() throws {
    let schema = try Tool.run(["config", "--schema"]).output
    let options = names(in: try JSONSerialization.jsonObject(with: Data(schema.utf8)))
    #expect(options.count > 20)
    let files =
      FileManager.default.enumerator(at: Self.root, includingPropertiesForKeys: nil)?
      .compactMap { $0 as? URL } ?? []
    let texts = try files.filter {
      ["yml", "yaml"].contains($0.pathExtension) && $0.pathComponents.last != "services.yml"
    }
    .filter { !$0.pathComponents.contains("misspelt") }.map { try String(contentsOf: $0, encoding: .utf8) }
    for option in options.sorted() {
      #expect(texts.contains { $0.contains("\(option):") }, "no sample sets \(option)")
    }
  }

  /// The schema is published, so that editors can use it.
  @Test func thePublishedSchemaIsTheProgramsOwn() throws {
    let file = Tool.project.appending(path: "docs/deskheap.schema.json")
    let schema = try Tool.run(["config", "--schema"]).output
    #expect(try Tool.run(["rules", "--schema", "config"]).output == schema)
    if ProcessInfo.processInfo.environment[SampleTests.update] != nil {
      try schema.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == schema, "if that is right now: make samples")
  }
}

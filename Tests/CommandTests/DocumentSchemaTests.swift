import Testing

/// The JSON documents, held to the schemas that the program publishes.
struct DocumentSchemaTests {
  private static let documents: [(schema: String, command: String)] = [
    ("lint", "lint --exit-zero --format json Samples"),
    ("lint", "lint --exit-zero --format json --value 'SharedSection=1024, 3072'"),
    ("show", "show --format json Samples"),
    ("capacity", "capacity --format json Samples"),
    ("capacity", "capacity --format json --workload Samples/workload/ssh.yml Samples/generations/10-x64"),
    ("dump", "dump --format json Samples/mistakes/trailing-dirt/input.reg"),
    ("dump", "dump --format json Samples/rules/DH202-windows-value-deleted/input.reg"),
    ("diff", "diff --format json Samples/generations/10-x64/input.reg Samples/generations/server-2003-x86/input.reg"),
    ("diff", "diff --format json Samples/generations/10-x64/input.reg Samples/mistakes/blank-after-comma/input.reg"),
    ("diff", "diff --format json Samples/headers/windows-3.1/input.reg Samples/generations/10-x64/input.reg"),
    ("diagnose", "diagnose --format json Samples/diagnose/*/input.*"),
  ]

  @Test(arguments: documents) func aDocumentFitsItsSchema(_ schema: String, command: String) throws {
    let program = """
      import json, sys
      try: import jsonschema
      except ImportError: sys.exit(77)
      check = jsonschema.Draft202012Validator(json.load(open(sys.argv[1])))
      document = json.load(sys.stdin)
      assert document, 'the document is empty'
      check.validate(document)
      # A schema that anything fits would show nothing.
      assert not check.is_valid({'unknown': True})
      """
    let outcome = try Tool.shell(
      "deskheap \(command) | python3 -c \"\(program)\" <(deskheap rules --schema \(schema))")
    try #require(outcome.status == 0 || outcome.status == 77, "\(outcome.errors)")
    withKnownIssue("python3 with jsonschema is not here, so the document was not validated") {
      #expect(outcome.status != 77)
    } when: {
      outcome.status == 77
    }
  }
}

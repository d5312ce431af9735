import Foundation
import Testing

/// How `plan` behaves around its answers: inputs, statuses, evidence that cannot be read.
struct PlanCommandTests {
  static let good = "Samples/generations/10-x64/input.reg"
  static let value =
    "%SystemRoot%\\system32\\csrss.exe ObjectDirectory=\\Windows SharedSection=1024,3072,512 Windows=On SubSystemType=Windows "
    + "ServerDll=basesrv,1 ServerDll=winsrv:UserServerDllInitialization,3 ServerDll=winsrv:ConServerDllInitialization,2 "
    + "ProfileControl=Off MaxRequestThreads=16"
  static let system = ["--release", "server-2003", "--arch", "x86", "--services", "90"]

  @Test func aBareValueIsPlanned() throws {
    let outcome = try Tool.run(["plan", "--value", Self.value] + Self.system)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("after     SharedSection=1024,3072,256"))
    #expect(outcome.output.hasPrefix("<value>:"))
  }

  @Test func standardInputIsPlanned() throws {
    let data = try Data(contentsOf: Tool.samples.appending(path: "plan/3gb/input.reg"))
    let outcome = try Tool.run(["plan", "-"] + Self.system, input: data)
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("<stdin>:"))
  }

  @Test func severalFilesMakeAnArray() throws {
    let outcome = try Tool.run(["plan", Self.good, "Samples/generations/10-x86/input.reg", "--format", "json"])
    let plans = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]]
    #expect(plans?.count == 2)
    #expect(outcome.status == 0)
  }

  @Test(arguments: [
    ("<Event", "not well-formed"), ("<!DOCTYPE x [<!ENTITY a \"b\">]><Event/>", "document type"),
    ("ElfFile\0", "binary"),
  ])
  func evidenceThatCannotBeReadIsNamed(text: String, words: String) throws {
    try Tool.withFolder { folder in
      let file = folder.appending(path: "e.xml")
      try Data(text.utf8).write(to: file)
      let path = file.path(percentEncoded: false)
      let outcome = try Tool.run(["plan", Self.good, "--evidence", path])
      #expect(outcome.status == 3)
      #expect(outcome.errors.contains(words))
      #expect(outcome.errors.contains("e.xml"))
      #expect(outcome.output.isEmpty)
    }
  }

  @Test func evidenceOfNothingIsSaid() throws {
    let outcome = try Tool.run(["plan", Self.good, "--evidence", "LICENSE"])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("LICENSE holds neither a heap listing nor events"))
  }

  @Test func ofSeveralControlSetsOneHasToBeNamed() throws {
    try Tool.withFolder { folder in
      let path = "Control\\Session Manager\\SubSystems]"
      let value = "\"Windows\"=\"\(Self.value.replacingOccurrences(of: "\\", with: "\\\\"))\""
      let keys = [1, 2].map { "[HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet00\($0)\\\(path)\r\n\(value)\r\n\r\n" }
      let text = "REGEDIT4\r\n\r\n" + keys.joined()
      try Data(text.utf8).write(to: folder.appending(path: "a.reg"))
      let open = try Tool.run(["plan", "a.reg"] + Self.system, in: folder)
      #expect(open.status == 1)
      #expect(open.errors.contains("--control-set"))
      let named = try Tool.run(["plan", "a.reg", "--control-set", "2"] + Self.system, in: folder)
      #expect(named.status == 0)
      #expect(named.output.contains("ControlSet002"))
    }
  }

  @Test func theSchemaTakesEverySample() throws {
    let program = """
      import glob, json, sys
      try: import jsonschema
      except ImportError: sys.exit(77)
      check = jsonschema.Draft202012Validator(json.load(sys.stdin))
      jsonschema.Draft202012Validator.check_schema(check.schema)
      found = glob.glob('Samples/plan/*/plan.json')
      assert found
      for path in found: check.validate(json.load(open(path)))
      """
    let outcome = try Tool.shell("deskheap rules --schema plan | python3 -c \"\(program)\"")
    try #require(outcome.status == 0 || outcome.status == 77, "\(outcome.errors)")
    withKnownIssue("python3 with jsonschema is not here, so the documents were not validated") {
      #expect(outcome.status != 77)
    } when: {
      outcome.status == 77
    }
  }

  @Test func missingInputsExitWith3() throws {
    #expect(try Tool.run(["plan", "nowhere.reg"]).status == 3)
    #expect(try Tool.run(["plan", Self.good, "--evidence", "nowhere.xml"]).status == 3)
    #expect(try Tool.shell("deskheap plan \(Self.good) > /dev/full").status == 3)
  }

  @Test func aFileWithoutTheValueIsRefused() throws {
    #expect(try Tool.run(["plan", "Samples/headers/windows-3.1/input.reg"]).status == 1)
  }

  @Test(arguments: [
    ["plan"], ["plan", "--services", "-1", "x.reg"], ["plan", "--services", "1000001", "x.reg"],
    ["plan", "--exit-code", "1", "x.reg"], ["plan", "--current-control-set", "x.reg"],
    ["plan", "--output", "d", "x.reg", "y.reg"], ["plan", "-", "--evidence", "-"],
    ["plan", "--control-set", "-1", "x.reg"],
    ["plan", "--accept-risk", "all", "x.reg"],
  ])
  func wrongUsageExitsWith2(arguments: [String]) throws {
    #expect(try Tool.run(arguments).status == 2)
  }
}

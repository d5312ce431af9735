import DesktopHeap
import LibYAML
import LintRules
import Planning
import RegistryText
import SubSystems
import Testing

/// The files of a package, where the export brings what scripts could stumble over.
struct HandoverTests {
  private func package(_ extra: String, currentControlSet: Bool = false) throws -> [String: [UInt8]] {
    let system = PlanCase(release: .server2003, architecture: .x86, section: "1024,3072,512")
    let text = system.string.replacing("Windows=On", with: "\(extra) Windows=On")
    let file = ReadableExport(RollbackText.bytes(restoring: Export.bareValue(text).windowsValues))
    var planner = system.planner()
    planner.needs.services = 90
    let plan = try planner.plan(for: file, path: "x.reg")
    let package = try ChangePackage(plan, document: "{}", currentControlSet: currentControlSet, program: "test")
    return Dictionary(uniqueKeysWithValues: package.files.map { ($0.name, $0.bytes) })
  }

  private func text(_ files: [String: [UInt8]], _ name: String) throws -> String {
    String(decoding: try #require(files[name]), as: UTF8.self)
  }

  @Test func scriptsAreASCIIWithQuotesThatHold() throws {
    let files = try package("It's=\u{E9}{{x}}\u{1F600}")
    for name in ["apply.ps1", "rollback.ps1", "ansible-tasks.yml"] {
      let bytes = try #require(files[name])
      #expect(bytes.allSatisfy { $0 < 0x7F }, "\(name)")
    }
    let script = try text(files, "apply.ps1")
    #expect(script.contains("It''s='"))
    #expect(script.contains("[string][char]0xE9"))
    #expect(script.contains("[string][char]0xD83D + [string][char]0xDE00"))
    let tasks = try text(files, "ansible-tasks.yml")
    #expect(tasks.contains("\\U000000E9{{ '{' }}{{ '{' }}x}}\\U0001F600"))
  }

  /// What the template engine makes of a text that quotes its opening braces.
  private func rendered(_ node: YAMLNode?) -> String? { node?.text?.replacing("{{ '{' }}", with: "{") }

  @Test(arguments: ["A=1", "It's=\u{E9}{{x}}\u{1F600}", "#:x=-1,&a", "a={%b%}\\"])
  func tasksAreYAMLThatReadsAssertsAndReplaces(extra: String) throws {
    let root = try YAMLDocument.parse(try #require(try package(extra)["ansible-tasks.yml"]))
    #expect(root.items.count == 1)
    let task = try #require(root.items.first)
    let steps = try #require(task["block"]?.items)
    let modules = [
      "ansible.windows.win_reg_stat", "ansible.builtin.assert", "ansible.windows.win_regedit", "ansible.builtin.debug",
    ]
    #expect(steps.count == modules.count)
    for (step, module) in zip(steps, modules) { #expect(step[module] != nil && step["name"]?.text?.isEmpty == false) }
    let key = "HKLM:\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\SubSystems"
    for (step, module) in [(steps[0], modules[0]), (steps[2], modules[2])] {
      #expect(step[module]?["path"]?.text == key)
      #expect(step[module]?["name"]?.text == "Windows")
    }
    #expect(steps[2][modules[2]]?["type"]?.text == "expandstring")
    #expect(steps[1][modules[1]]?["that"]?.items.count == 3)
    let vars = try #require(task["vars"])
    let expected = try #require(rendered(vars["deskheap_expected"]))
    let old = try #require(rendered(vars["deskheap_old"]))
    let new = try #require(rendered(vars["deskheap_new"]))
    #expect(expected.contains("SharedSection=1024,3072,512 \(extra) Windows=On"))
    #expect(rendered(vars["deskheap_planned"]) == expected.replacing(old, with: new))
    #expect(new.contains("1024,3072,256"))
  }

  @Test func scriptsGuardWhatTheyChange() throws {
    for name in ["apply.ps1", "rollback.ps1"] {
      let script = try text(try package("A=1"), name)
      for guarded in [
        "SupportsShouldProcess", "$PSCmdlet.ShouldProcess", "DoNotExpandEnvironmentNames",
        "RegistryValueKind]::ExpandString",
        "[string]::Equals($current.Text, $expected)", "untried on Windows",
      ] {
        #expect(script.contains(guarded), "\(guarded) in \(name)")
      }
      #expect(script.split(separator: "\r\n", omittingEmptySubsequences: false).allSatisfy { !$0.contains("\n") })
    }
  }

  @Test func exportsHoldOneValueAndTheWarning() throws {
    let files = try package("A=1")
    for (name, section) in [("apply.reg", "1024,3072,256"), ("rollback.reg", "1024,3072,512")] {
      let bytes = try #require(files[name])
      #expect(bytes.starts(with: [0xFF, 0xFE]))
      let export = try ExportSurvey.read(MemoryBytes(bytes))
      #expect(export.keys.count == 1)
      #expect(export.problems.isEmpty)
      let value = try #require(export.windowsValues.first)
      #expect(export.keys[0].values.count == 1)
      #expect(value.value.type == 2)
      #expect(value.string.text.contains("SharedSection=\(section) A=1 Windows=On"))
      let text = String(decoding: UTF16Bytes.units(bytes), as: UTF16.self)
      #expect(text.contains("; WARNING: this writes the whole value."))
      #expect(text.contains("; For: Windows Server 2003, x86"))
      #expect(text.split(separator: "\r\n", omittingEmptySubsequences: false).allSatisfy { !$0.contains("\n") })
    }
  }

  /// `regedit` writes the header, a blank line, the key, its values and a blank line.
  @Test(arguments: ["apply.reg", "rollback.reg", "rollback-offline.reg"])
  func exportsAreLaidOutAsRegeditDoes(name: String) throws {
    let bytes = try #require(try package("A=1")[name])
    let text = String(decoding: UTF16Bytes.units(bytes), as: UTF16.self)
    let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
    #expect(lines.prefix(2) == ["\u{FEFF}Windows Registry Editor Version 5.00", ""])
    let key = try #require(lines.firstIndex { $0.hasPrefix("[") })
    #expect(lines[2..<key - 1].allSatisfy { $0.hasPrefix("; ") })
    #expect(lines[key - 1].isEmpty)
    #expect(lines[key + 1].hasPrefix("\"Windows\"=hex(2):"))
    #expect(lines[(key + 2)...].dropLast(2).allSatisfy { $0.hasPrefix("  ") })
    #expect(lines.suffix(2) == ["", ""])
  }

  @Test func theOfflineWayBackRestoresTheValueInTheLoadedHive() throws {
    let files = try package("A=1")
    let values = try ["rollback.reg", "rollback-offline.reg"].map { name in
      let bytes = try #require(files[name])
      return try #require(try ExportSurvey.read(MemoryBytes(bytes)).windowsValues.first)
    }
    #expect(values[0].value.data == values[1].value.data)
    #expect(values[0].controlSet == .current)
    let path = #"HKEY_LOCAL_MACHINE\OFFLINE\ControlSet001\Control\Session Manager\SubSystems"#
    #expect(values[1].key.path == path)
  }

  /// A value that was a REG_SZ stays one: what Windows makes of another type nobody has asked.
  @Test func theTypeStays() throws {
    let system = PlanCase(release: .server2003, architecture: .x86, section: "1024,3072,512")
    let string = system.string.split(separator: "\\", omittingEmptySubsequences: false).joined(separator: "\\\\")
    var planner = system.planner()
    planner.needs.services = 90
    let file = ReadableExport(Sample.file([Sample.key("CurrentControlSet"), "\"Windows\"=\"\(string)\""]))
    let plan = try planner.plan(for: file, path: "x.reg")
    let package = try ChangePackage(plan, document: "{}", currentControlSet: false, program: "test")
    let files = Dictionary(uniqueKeysWithValues: package.files.map { ($0.name, $0.bytes) })
    #expect(try text(files, "apply.ps1").contains("RegistryValueKind]::String\r\n"))
    let tasks = try YAMLDocument.parse(try #require(files["ansible-tasks.yml"]))
    #expect(tasks.items.first?["block"]?.items[2]["ansible.windows.win_regedit"]?["type"]?.text == "string")
    #expect(try text(files, "ansible-tasks.yml").contains("deskheap_found.type == 'REG_SZ'"))
    let bytes = try #require(files["apply.reg"])
    let value = try #require(try ExportSurvey.read(MemoryBytes(bytes)).windowsValues.first)
    #expect(value.value.type == 1)
  }

  @Test func refusesWhereAScriptCouldTakeAnotherPlace() throws {
    #expect(throws: ChangePackageError.ambiguous(text: "SharedSection=1024,3072,512")) {
      _ = try package("xSharedSection=1024,3072,512")
    }
  }

  @Test func refusesWithoutAChange() throws {
    let system = PlanCase(release: .server2003, architecture: .x86, section: "1024,3072,512")
    let plan = try system.plan()
    #expect(throws: ChangePackageError.nothingToChange) {
      _ = try ChangePackage(plan, document: "{}", currentControlSet: false, program: "test")
    }
  }

  @Test(arguments: [
    ("128", ExitSign.waitNoChildren), ("0xC0000142", .dllInitFailed), ("0xc0000142", .dllInitFailed),
    ("-1073741502", .dllInitFailed), ("3221225794", .dllInitFailed), ("1", nil), ("", nil), ("0x", nil),
    ("4294967424", nil),
    ("-4294967168", nil),
  ])
  func exitCodesAreReadAsProgramsPrintThem(text: String, sign: ExitSign?) {
    #expect(ExitSign(text) == sign)
  }
}

import RegistryText
import SubSystems
import Testing

/// What is kept of an export that has more of it than any machine.
@Suite struct SurveyLimitTests {
  private func read(_ text: String) throws -> Export {
    try ExportSurvey.read(MemoryBytes(Array(("REGEDIT4\r\n" + text).utf8)))
  }

  private func repeated(_ count: Int, _ line: (Int) -> String) -> String { (0..<count).map(line).joined() }

  @Test(arguments: [(10_000, 10_000), (10_001, 10_000)])
  func deletionsAreKept(_ count: Int, _ kept: Int) throws {
    let export = try read(repeated(count) { "[-HKEY_USERS\\\($0)]\n" })
    #expect(export.deletions.count == kept)
  }

  @Test(arguments: [(4096, 4096), (4097, 4096)])
  func keysAndValuesAreKept(_ count: Int, _ kept: Int) throws {
    let keys = try read(repeated(count) { _ in "[HKEY_LOCAL_MACHINE\\SYSTEM\\Select]\n" }).keys
    #expect(keys.count == kept)
    let values = try read("[HKEY_LOCAL_MACHINE\\SYSTEM\\Select]\n" + repeated(count) { _ in "\"Current\"=dword:1\n" })
    #expect(values.keys.map(\.values.count) == [kept])
  }

  /// What blocks hold is gathered on several threads; it is the same, and kept up to the same limits.
  @Test(arguments: [
    "[-HKEY_USERS\\#]\n", "[HKEY_LOCAL_MACHINE\\SYSTEM\\Select]\n\"Current\"=dword:1\n",
    "[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\#]\n\"Type\"=dword:10\n\"ObjectName\"=\"user#\"\n",
    "[HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet00#\\Control\\Session Manager\\SubSystems]\n\"Windows\"=\"a\"\n; x\n",
    "[HKEY_USERS\\#]\n; deskheap:ignore DH504\n\"v\"=\"a\"\n", "[HKEY_USERS\\#]\noops\n",
  ])
  func blocksAreGatheredInOrder(_ key: String) throws {
    var ahead = ReadAhead(threads: 3)
    (ahead.leastBytes, ahead.blockBytes, ahead.firstByte) = (0, 100, 8)
    for count in [200, 4100, 10_100] where count <= 4100 || key.count < 20 {
      let others = "[HKEY_USERS\\quiet]\n\"a\"=dword:1\n"
      let text = "REGEDIT4\n" + repeated(count) { key.replacing("#", with: "\($0)") + ($0 % 7 == 0 ? others : "") }
      let source = MemoryBytes(Array(text.utf8))
      let (told, plain) = try (ExportSurvey.read(source, ahead: ahead), ExportSurvey.read(source))
      #expect("\(told.keys)" == "\(plain.keys)", "\(count) keys")
      #expect(told.users == plain.users, "\(count) keys")
      #expect(told.deletions == plain.deletions, "\(count) keys")
      #expect(told.directives == plain.directives, "\(count) keys")
      #expect(told.problems == plain.problems, "\(count) keys")
      #expect(told.untoldProblems == plain.untoldProblems, "\(count) keys")
      #expect(told.facts == plain.facts, "\(count) keys")
    }
  }

  @Test(arguments: [0, 1]) func commentsToDeskheapAreKept(_ more: Int) throws {
    let count = ExportSurvey.directiveLimit + more
    let export = try read(repeated(count) { "; deskheap:ignore DH\($0)\n[HKEY_USERS\\x]\n" })
    #expect(export.directives.count == min(count, ExportSurvey.directiveLimit))
    #expect(export.directives.first.map { String(decoding: $0.units, as: UTF16.self) } == "; deskheap:ignore DH0")
  }
}

/// What a key is for is told by the end of its path.
@Suite struct KeyRoleTests {
  private static let system = "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet"
  private static let roles: [(KeyRole, String)] = [
    (.subSystems, "\(system)\\Control\\Session Manager\\SubSystems"),
    (.sessionManager, "\(system)\\Control\\Session Manager"),
    (.memoryManagement, "\(system)\\Control\\Session Manager\\Memory Management"),
    (.environment, "\(system)\\Control\\Session Manager\\Environment"),
    (.productOptions, "\(system)\\Control\\ProductOptions"),
    (.select, "HKEY_LOCAL_MACHINE\\OFFLINE\\Select"),
    (.currentVersion, "HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion"),
    (.windowManager, "HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Windows"),
    (.workstationParameters, "\(system)\\Services\\LanmanWorkstation\\Parameters"),
  ]

  @Test(arguments: roles) func theKeyIsKnown(_ role: KeyRole, _ path: String) {
    for spelt in [path, path.uppercased(), path.lowercased(), path + "\\", path + "\\\\"] {
      #expect(KeyRole(path: spelt) == role, "\(spelt)")
    }
    #expect(KeyRole.allCases.count == Self.roles.count)
  }

  @Test(arguments: roles) func itsNeighboursAreNot(_ role: KeyRole, _ path: String) {
    let last = path.split(separator: "\\").suffix(role == .select ? 1 : 2).joined(separator: "\\")
    for other in [path + "x", path + "\\x", String(path.dropLast()), "HKEY_USERS\\x" + last, "", "\\", "s", "t"] {
      #expect(KeyRole(path: other) == nil, "\(other)")
    }
  }

  @Test(arguments: [
    (0, "REG_NONE"), (1, "REG_SZ"), (2, "REG_EXPAND_SZ"), (3, "REG_BINARY"), (4, "REG_DWORD"),
    (5, "REG_DWORD_BIG_ENDIAN"), (7, "REG_MULTI_SZ"), (11, "REG_QWORD"), (12, "type 0xc"), (0xFFFF, "type 0xffff"),
  ])
  func typesHaveTheNamesOfTheSystem(_ number: Int, _ name: String) throws {
    let text = "REGEDIT4\n[\(Self.roles[0].1)]\n\"Windows\"=hex(\(String(number, radix: 16))):01\n"
    let windows = try #require(try ExportSurvey.read(MemoryBytes(Array(text.utf8))).windowsValues.first)
    #expect(windows.value.typeName == name)
  }
}

import RegistryText
import SubSystems
import Testing

@Suite struct QueryTextTests {
  private static let key = #"HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Control\Session Manager\SubSystems"#
  private static let facts = FileFacts(header: .unknown, headerText: "", encoding: .utf8(mark: false))

  private func value(_ line: String, lineEnd: String = "\n") throws -> RegistryValue {
    let text = [Self.key, line, ""].joined(separator: lineEnd)
    let export = QueryText.export(text, facts: Self.facts)
    return try #require(export.keys.first?.values.first)
  }

  @Test(arguments: [
    "csrss SharedSection=1024,20480,768", "x    REG_DWORD    0x1", "x  REG_SZ\ty    REG_MULTI_SZ    z", "REG_SZ    x",
  ])
  func theFirstTypeInTheLineIsTheValues(_ data: String) throws {
    let value = try value("    Windows    REG_EXPAND_SZ    \(data)")
    #expect(value.name == "Windows")
    #expect(value.typeName == "REG_EXPAND_SZ")
    #expect(value.text?.units == Array(data.utf16))
  }

  @Test func aNameMayHoldBlanksAndWhatLooksLikeAType() throws {
    let value = try value("    My REG_SZ name REG_BINARYx    REG_SZ    data")
    #expect(value.name == "My REG_SZ name REG_BINARYx")
    #expect(value.text?.units == Array("data".utf16))
  }

  @Test(arguments: ["\u{301}csrss", "\u{200D}", "    four more blanks", ""])
  func dataBeginsBehindFourBlanks(_ data: String) throws {
    #expect(try value("    Windows    REG_SZ    \(data)").text?.units == Array(data.utf16))
  }

  @Test(arguments: ["\n", "\r\n", "\r"]) func bytesCountEveryByteOfALineEnd(_ lineEnd: String) throws {
    let line = "    Windows    REG_SZ    x"
    let start = Self.key.utf8.count + lineEnd.utf8.count
    #expect(try value(line, lineEnd: lineEnd).bytes == start..<start + line.utf8.count)
  }
}

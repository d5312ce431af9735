import Planning
import RegistryText
import Splices
import SubSystems
import Testing

/// What is said where no change can be planned: what is wrong, where, and what to do.
@Suite struct PlanningErrorTests {
  @Test(
    arguments: [
      (.noWindowsValue, "Export Control\\Session Manager\\SubSystems first."),
      (.severalControlSets(found: ["a", "b", "c"]), "in a, b and c, and nothing says which one boots."),
      (.noSuchControlSet(wanted: 7, found: ["a", "b"]), "no value Windows in ControlSet007; it is in a and b."),
      (.noSuchControlSet(wanted: 12, found: ["a"]), "no value Windows in ControlSet012; it is in a."),
      (.noSuchControlSet(wanted: 123, found: []), "no value Windows in ControlSet123; it is in no control set."),
      (.severalKeys(paths: ["x", "y"]), "have the value Windows: x and y."),
      (.noSharedSection(line: 4), "The value in line 4 has no SharedSection=."),
      (.brokenByBlank(line: 5), "between the numbers in line 5, so"),
      (.unreadableNumber(line: 6, field: 2, text: "x"), "Number 2 of SharedSection in line 6 is no number (\"x\")."),
      (.edit(.placesUnknown, line: 7), "The value in line 7 cannot be changed: where its text stands"),
      (.edit(.outsideValue(range: 3..<9, count: 5), line: 7), "it has 5 characters, and 3 to 9 was asked for."),
      (.edit(.nul, line: 7), "a NUL would end it."),
      (.edit(.notInEncoding(encoding: "windows-1252"), line: 7), "written in windows-1252, which lacks a character."),
      (.edit(.readAsANSI, line: 7), "so only ASCII can be added."),
      (.notAsPlanned(line: 8, expected: "a", found: "b"), "in line 8: expected \"a\", found \"b\"."),
      (.notAsPlanned(line: 8, expected: "a", found: nil), "in line 8: expected \"a\", found nothing."),
    ] as [(PlanningError, String)])
  func theMessageNamesPlaceAndRemedy(_ error: PlanningError, _ words: String) {
    #expect(error.message.contains(words), "\(error.message)")
    #expect(error.message.hasSuffix("."))
  }

  @Test func whyThereIsNoPackageIsSaid() {
    let path = "HKEY_USERS\\x"
    #expect(
      ChangePackageError.otherRoot(path: path).message.hasPrefix("the key \(path) is not below HKEY_LOCAL_MACHINE"))
    #expect(ChangePackageError.ambiguous(text: "S=1").message.hasPrefix("S=1 stands in the value more than once"))
    #expect(ChangePackageError.nothingToChange.message.contains("changes nothing"))
  }
}

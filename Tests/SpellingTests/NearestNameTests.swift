import Spelling
import Testing

@Suite struct NearestNameTests {
  @Test(arguments: [
    ("relase", "release"), ("RELEASE", "release"), ("sarfi", "sarif"), ("DH40", "DH404"), ("windwos", "windows"),
  ])
  func aMisspeltNameIsKnown(_ text: String, meant: String) {
    #expect(NearestName.find(text, among: ["arch", "release", "sarif", "DH404", "windows"]) == meant)
    #expect(NearestName.hint(text, among: [meant]) == " (did you mean \(meant)?)")
  }

  @Test(arguments: ["", "x", "nonsense", String(repeating: "release", count: 20)])
  func whatIsNoMisspeltNameIsNot(_ text: String) {
    #expect(NearestName.find(text, among: ["arch", "release", "sarif"]) == nil)
    #expect(NearestName.hint(text, among: ["arch", "release", "sarif"]).isEmpty)
  }

  @Test func ofNamesThatAreAsNearTheFirstIsTaken() {
    #expect(NearestName.find("cat", among: ["bat", "hat"]) == "bat")
  }

  @Test func noNamesAreNear() {
    #expect(NearestName.find("release", among: []) == nil)
  }
}

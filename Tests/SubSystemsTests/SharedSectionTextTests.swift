import SubSystems
import Testing

@Suite struct SharedSectionTextTests {
  @Test(
    arguments: [
      ("1024,20480,768", [1024, 20480, 768]), ("1024,3072", [1024, 3072]), ("1024", [1024]), ("1024,", [1024, nil]),
      ("1024,-1,512", [1024, nil, 512]), ("0x400,20480KB,768", [1024, 20480, 768]), ("", [nil]),
      ("1,2,3,4,x", [1, 2, 3, 4, nil]), ("1024,20480,", [1024, 20480, nil]),
    ] as [(String, [Int?])])
  func fieldsAreReadBetweenCommas(_ triple: String, _ values: [Int?]) throws {
    let string = WindowsString(Samples.windows8("sharedSECTION=" + triple))
    let text = try #require(SharedSectionText(string))
    #expect(string.text(in: text.range) == triple)
    #expect(text.fields.map(\.value) == values)
    #expect(text.fields.map { string.text(in: $0.range) }.joined(separator: ",") == triple)
    #expect(text.extra.count == max(0, values.count - 3))
  }

  @Test func whatFollowsTheDigitsIsTold() throws {
    let string = WindowsString("x SharedSection=1024,20480KB,768")
    let field = try #require(SharedSectionText(string)?.interactive)
    #expect(string.text(in: field.trailing) == "KB")
    #expect(string.text(in: field.number.digits) == "20480")
  }

  @Test(arguments: ["Shared Section=1,2,3", "SharedSection 1,2,3", "x"])
  func withoutNameAndEqualsSignThereIsNone(_ section: String) {
    #expect(SharedSectionText(WindowsString(Samples.windows8(section))) == nil)
  }

  @Test(
    arguments: [
      ("SharedSection=1024, 12288,512", "1024, 12288,512"), ("SharedSection=1024,12288, 512", "1024,12288, 512"),
      ("SharedSection =1024,3072,512", "1024,3072,512"), ("SharedSection= 1024,3072 ,512", " 1024,3072 ,512"),
      ("SharedSection=1024,20480,768", nil), ("SharedSection=1024,20480,768 337", nil), ("SharedSection=1024,", nil),
    ] as [(String, String?)])
  func whatBlanksBrokeIsJoined(_ section: String, _ meant: String?) {
    let string = WindowsString(Samples.windows8(section))
    #expect(SharedSectionText.joined(string).map { string.text(in: $0.range) } == meant)
  }
}

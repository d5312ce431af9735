import SubSystems
import Testing

@Suite struct Win32kLimitTests {
  @Test(arguments: [
    (605, false, 20480), (606, false, 20480), (607, true, 20480), (608, true, 3072), (609, false, 3072),
  ])
  func theLengthCountsToOneCharacter(_ length: Int, _ atTheLimit: Bool, _ interactive: Int) {
    let padding = String(repeating: "x", count: length - Samples.good.utf16.count - 1)
    let reader = Win32kReader(text: Samples.good + " " + padding)
    #expect(reader.interactiveKB == interactive)
    #expect(reader.isAtTheLimit == atTheLimit)
  }

  @Test func endingNulsDoNotCount() {
    let units = Array(Samples.good.utf16) + Array(repeating: 0, count: 600)
    #expect(Win32kReader(WindowsString(units: units)).interactiveKB == 20480)
  }

  @Test(arguments: [
    ("1024,204800,20480", false, 20480), ("1024,204800,204800", true, 204_800), ("1024,2048000,204800", true, 20480),
  ])
  func theWindowEndsWithinTheThirdNumber(_ triple: String, _ atTheLimit: Bool, _ third: Int) {
    let reader = Win32kReader(text: "SharedSection=" + triple + "0")
    let exact = Win32kReader(text: "SharedSection=" + triple)
    #expect(exact.nonInteractiveKB == third)
    #expect(exact.isAtTheLimit == atTheLimit)
    #expect(reader.interactiveKB == exact.interactiveKB)
  }

  @Test func theNameIsFoundAnywhereAndWithoutEqualsSign() {
    let reader = Win32kReader(text: "xSharedSharedSection 1,2048,256")
    #expect(reader.interactiveKB == 2048)
    #expect(reader.nonInteractiveKB == 256)
  }

  @Test func theReasonPointsAtTheNumber() {
    let string = WindowsString(Samples.windows8("SharedSection=1024,-1,512"))
    #expect(string.text(in: Win32kReader(string).range) == "-1")
  }
}

import DesktopHeap
import Testing

@Suite struct DefaultTripleTests {
  @Test(
    arguments: [
      (.nt351, .x86, "1024,512", .documented), (.nt4, .x86, "1024,3072", .documented),
      (.windows2000, .x86, "1024,3072,512", .unknown), (.xp, .x86, "1024,3072,512", .documented),
      (.server2003, .x64, "1024,20480,768", .documented), (.vistaRTM, .x86, "1024,3072,512", .documented),
      (.vista, .x86, "1024,12288,512", .documented), (.server2008, .x64, "1024,20480,768", .documented),
      (.windows7, .x86, "1024,12288,512", .documented), (.server2012R2, .x64, "1024,20480,768", .documented),
      (.windows10, .x86, "1024,12288,512", .observed), (.windows11, .x64, "1024,20480,768", .observed),
      (.server2025, .x64, "1024,20480,768", .unknown), (.windows11, .arm64, "1024,20480,768", .unknown),
    ] as [(Release, Architecture, String, EvidenceMark)])
  func aReleaseHasItsDefault(_ release: Release, _ architecture: Architecture, _ text: String, _ mark: EvidenceMark)
    throws
  {
    let found = try #require(DefaultTriple.of(release, on: architecture))
    #expect(found.triple.description == text)
    #expect(found.source.mark == mark)
  }

  @Test(arguments: Release.allCases) func everyNumberIsTheOneOfTheArticles(_ release: Release) {
    let x86 =
      switch release {
      case .nt351: "1024,512"
      case .nt4: "1024,3072"
      case .windows2000, .xp, .server2003, .vistaRTM: "1024,3072,512"
      default: "1024,12288,512"
      }
    for architecture in release.architectures {
      let text = DefaultTriple.of(release, on: architecture)?.triple.description
      #expect(text == (architecture == .x86 ? x86 : "1024,20480,768"))
    }
  }

  @Test func everyReleaseHasADefaultOnEachOfItsArchitecturesAndOnNoOther() {
    for release in Release.allCases {
      for architecture in Architecture.allCases {
        #expect(
          (DefaultTriple.of(release, on: architecture) != nil) == release.architectures.contains(architecture))
      }
    }
  }

  @Test func withoutAThirdNumberTheSecondCounts() {
    let triple = SharedSectionTriple(shared: 1024, interactive: 3072, nonInteractive: nil)
    #expect(triple.effectiveNonInteractive == 3072)
    #expect(triple.description == "1024,3072")
  }
}

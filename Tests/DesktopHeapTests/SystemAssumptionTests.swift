import DesktopHeap
import Testing

@Suite struct SystemAssumptionTests {
  private func assume(_ set: (inout SystemClues) -> Void) -> SystemAssumption {
    var clues = SystemClues()
    set(&clues)
    return SystemAssumption(clues)
  }

  @Test func tokensAndNumbersTellGenerationAndArchitecture() {
    let found = assume {
      $0.generation = .windows8AndLater
      $0.interactive = 20480
      $0.nonInteractive = 768
    }
    #expect(found.release == nil)
    #expect(found.generation == .windows8AndLater)
    #expect(found.architecture == .x64)
    #expect(found.assumedFrom == ["tokens of the string", "second number"])
    #expect(found.defaultTriple?.triple.description == "1024,20480,768")
    #expect(!found.isUndecidedAboutBoot)
    #expect(found.notes.isEmpty)
  }

  @Test func undecidedIsGradedAsTheOlderAndSaid() {
    let found = assume {
      $0.generation = .nt4ToVista
      $0.interactive = 3072
      $0.nonInteractive = 512
    }
    #expect(found.release == nil)
    #expect(found.architecture == .x86)
    #expect(found.grading == .windows2000)
    #expect(found.isUndecidedAboutBoot)
    #expect(found.notes.count == 1)
  }

  @Test(
    arguments: [
      (3072, nil, .nt4, nil), (3072, 512, .windows2000, .x86), (12288, 512, .windows2000, .x86),
      (20480, 768, .xp, .x64), (20479, 768, .windows2000, nil), (24576, 768, .xp, .x64), (3072, 768, .windows2000, nil),
      (12288, 768, .windows2000, nil), (20480, 512, .windows2000, nil), (8192, 1024, .windows2000, nil),
      (20480, 2048, .windows2000, nil),
    ] as [(Kilobytes, Kilobytes?, Release, Architecture?)])
  func theNumbersNarrowTheGrading(
    _ second: Kilobytes, _ third: Kilobytes?, _ grading: Release, _ architecture: Architecture?
  ) {
    let found = assume {
      $0.generation = .nt4ToVista
      $0.interactive = second
      $0.nonInteractive = third
    }
    #expect(found.grading == grading)
    #expect(found.architecture == architecture)
  }

  @Test(
    arguments: [
      ("4.0", nil, nil, .nt4), ("5.0", "2195", nil, .windows2000), ("5.1", nil, nil, .xp),
      ("5.2", nil, "LanmanNT", .server2003),
      ("5.2", nil, "WinNT", .xp), ("6.0", "6000", nil, .vistaRTM), ("6.0", "6002", "WinNT", .vista),
      ("6.0", "6001", "ServerNT", .server2008), ("6.1", nil, "WinNT", .windows7),
      ("6.1", nil, "ServerNT", .server2008R2),
      ("6.1", nil, nil, nil), ("6.2", nil, "WinNT", .windows8), ("6.3", "9600", "WinNT", .windows81),
      ("6.3", "9600", "ServerNT", .server2012R2), ("6.3", "19045", "WinNT", .windows10),
      ("6.3", "22631", "WinNT", .windows11), ("6.3", "14393", "ServerNT", .server2016),
      ("6.3", "17763", "ServerNT", .server2019), ("6.3", "20348", "ServerNT", .server2022),
      ("6.3", "26100", "ServerNT", .server2025), ("6.3", "17134", "ServerNT", nil), ("6.3", nil, "WinNT", nil),
      (nil, "807", nil, .nt351), (nil, "1057", nil, .nt351), (nil, "1381", nil, .nt4), (nil, "2195", nil, .windows2000),
      (nil, "2600", nil, .xp), (nil, "3790", "ServerNT", .server2003), (nil, "6000", nil, .vistaRTM),
      (nil, "6001", "WinNT", .vista), (nil, "6002", "WinNT", .vista), (nil, "6003", "ServerNT", .server2008),
      (nil, "7600", "ServerNT", .server2008R2), (nil, "9200", "WinNT", .windows8), (nil, "9600", "WinNT", .windows81),
      (nil, "10240", "WinNT", .windows10), (nil, "22000", "WinNT", .windows11), (nil, "21999", "WinNT", .windows10),
      (nil, "7601", "WinNT", .windows7), (nil, "no number", "WinNT", nil), ("9.9", nil, nil, nil),
    ] as [(String?, String?, String?, Release?)])
  func versionBuildAndProductTypeMakeARelease(
    _ version: String?, _ build: String?, _ type: String?, _ release: Release?
  ) {
    let found = assume {
      $0.currentVersion = version
      $0.currentBuild = build
      $0.productType = type
    }
    #expect(found.release == release)
  }

  @Test(
    arguments: [
      ("Windows 7 Ultimate", [.windows7]), ("Windows Server 2008 R2 Enterprise", [.server2008R2]),
      ("Windows Server (R) 2008 Standard", [.server2008]), ("Windows Vista (TM) Business", [.vistaRTM, .vista]),
      ("Windows Vista™ Business", [.vistaRTM, .vista]),
      ("Windows 10 Pro", [.windows10, .windows11]), ("Microsoft Windows XP", [.xp]),
      ("Microsoft Windows Server 2003 R2", [.server2003]), ("Windows 8.1 Pro", [.windows81]),
      ("Windows 2000 Server", [.windows2000]), ("Windows Server 2022 Datacenter", [.server2022]),
      ("Windows Server 2012 R2 Standard", [.server2012R2]), ("Windows Server 2012 Standard", [.server2012]),
      ("Windows Server 2016 Essentials", [.server2016]), ("Windows Server 2019 Standard", [.server2019]),
      ("Windows Server 2025 Datacenter", [.server2025]), ("Windows 8 Pro", [.windows8]), ("Windows 11", [.windows11]),
      ("ReactOS", Release.allCases),
    ] as [(String, [Release])])
  func theProductNameNarrows(_ name: String, _ candidates: [Release]) {
    #expect(assume { $0.productName = name }.candidates == candidates)
  }

  @Test(
    arguments: [
      ("10.0", .windows10), ("6.3", .windows81), ("6.0", .vistaRTM), ("6.1", .windows7), ("5.2", .xp),
    ] as [(String, Release)])
  func aVersionWithoutABuildAllowsAllThatHaveIt(_ version: String, _ oldest: Release) {
    let found = assume { $0.currentVersion = version }
    let newest: Release? =
      switch version {
      case "5.2": .server2003
      case "6.0": .server2008
      case "6.1": .server2008R2
      default: Release.allCases.last
      }
    #expect(found.candidates.first == oldest)
    #expect(found.candidates.last == newest)
    #expect(found.candidates == Release.allCases.filter { $0 >= oldest && $0 <= newest ?? $0 })
  }

  @Test(arguments: [("14392", Release.windows10), ("22000", .windows11), ("26100", .windows11)])
  func aBuildOf10AllowsItsClientAndTheServersOfThatBuild(_ build: String, _ client: Release) {
    let found = assume {
      $0.currentVersion = "10.0"
      $0.currentBuild = build
    }
    #expect(found.candidates.filter { $0.kind == .client } == [client])
    let servers: [Release] = [.server2016, .server2019, .server2022, .server2025]
    #expect(found.candidates.filter { $0.kind == .server } == (build == "26100" ? [.server2025] : servers))
  }

  @Test func aStatedReleaseOverridesAndTheDisagreementIsTold() {
    let found = assume {
      $0.statedRelease = .xp
      $0.generation = .windows8AndLater
      $0.processorArchitecture = "AMD64"
    }
    #expect(found.release == .xp)
    #expect(found.generation == .nt4ToVista)
    #expect(found.architecture == .x64)
    #expect(found.disagreements.count == 1)
  }

  @Test func aClueThatRulesNothingOutIsNotNamed() {
    let found = assume {
      $0.currentVersion = "5.1"
      $0.productName = "Microsoft Windows XP"
      $0.generation = .nt4ToVista
      $0.processorArchitecture = "x86"
    }
    #expect(found.assumedFrom == ["CurrentVersion and build", "PROCESSOR_ARCHITECTURE"])
    #expect(found.disagreements.isEmpty)
  }

  @Test func whereAClueComesFromIsTold() {
    let stated = assume {
      $0.statedRelease = .xp
      $0.statedArchitecture = .x86
    }
    #expect(stated.assumedFrom == ["release as stated", "architecture as stated"])
    let configured = assume {
      ($0.statedRelease, $0.releaseOrigin) = (.xp, "a.yml")
      ($0.statedArchitecture, $0.architectureOrigin) = (.x86, "b.yml")
    }
    #expect(configured.assumedFrom == ["release from a.yml", "architecture from b.yml"])
    let all = assume {
      $0.currentVersion = "6.1"
      $0.productType = "WinNT"
      $0.productName = "Windows Server 2019"
      $0.generation = .nt3
    }
    #expect(all.assumedFrom == ["CurrentVersion and build", "ProductType"])
    #expect(
      all.disagreements
        == ["ProductName", "tokens of the string"].map {
          "\($0) contradicts CurrentVersion and build, ProductType"
        })
  }

  @Test func whatIsUndecidedIsNamed() {
    #expect(
      assume { $0.generation = .nt4ToVista }.notes == [
        "it may be a release before Vista or a later one: graded as the older, Windows NT 4.0"
      ])
  }

  @Test func arm64IsSaid() {
    let found = assume {
      $0.statedArchitecture = .arm64
      $0.generation = .windows8AndLater
    }
    #expect(found.candidates == [.windows10, .windows11, .server2025])
    #expect(found.notes.count == 1)
    #expect(found.defaultTriple?.triple.description == "1024,20480,768")
  }

  @Test func aServerOfToday() {
    let found = assume { $0.statedRelease = .server2022 }
    #expect(found.architecture == .x64)
    #expect(found.assumedFrom == ["release as stated", "the only architecture of the release"])
  }

  @Test func withoutArchitectureBothDefaultsArePossible() {
    let found = assume { $0.statedRelease = .windows10 }
    #expect(found.architecture == nil)
    #expect(found.gradingArchitecture == .x64)
    #expect(found.possibleDefaults.map(\.triple.description) == ["1024,12288,512", "1024,20480,768"])
    #expect(found.defaultTriple == nil)
  }

  @Test(arguments: Release.allCases, [nil, .x86, .x64, .arm64] as [Architecture?])
  func aReleaseThatIsCertainIsTheOneGradedAs(_ release: Release, _ architecture: Architecture?) {
    let found = assume {
      $0.statedRelease = release
      $0.statedArchitecture = architecture
    }
    #expect(found.release == release)
    #expect(found.grading == release)
  }

  @Test(arguments: Release.allCases.filter { $0.architectures.count == 1 })
  func aReleaseOfOneArchitectureHasTheOneThatItIsGradedAs(_ release: Release) {
    let found = assume { $0.statedRelease = release }
    #expect(release.architectures == [found.gradingArchitecture])
    #expect(release.architectures == [release.isDynamic ? .x64 : .x86])
  }

  @Test func withoutAnyClueTheOldIsAssumedAndSaid() {
    let found = assume { _ in }
    #expect(found.candidates == Release.allCases)
    #expect(found.generation == nil)
    #expect(found.grading == .nt4)
    #expect(found.notes.count == 1)
    #expect(assume { $0.generation = .nt3 }.grading == .nt351)
  }
}

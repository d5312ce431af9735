import DesktopHeap
import SubSystems

extension SystemClues {
  /// What an export and its caller reveal about the system of one `Windows` value.
  init(of export: Export, controlSet: ControlSet?, _ text: StringReview, options: LintOptions) {
    self.init(of: export, controlSet: controlSet, options: options)
    generation = text.generation.flatMap { tokens in Generation.allCases.first { $0.tokens == tokens } }
    interactive = text.section?.interactive?.value.map { Kilobytes(Int64($0)) }
    nonInteractive = text.section?.nonInteractive?.value.map { Kilobytes(Int64($0)) }
  }

  /// What an export and its caller reveal about the system of one control set, the `Windows` value aside.
  init(of export: Export, controlSet: ControlSet?, options: LintOptions) {
    self.init()
    statedRelease = options.release
    statedArchitecture = options.architecture
    releaseOrigin = options.releaseOrigin
    architectureOrigin = options.architectureOrigin
    currentVersion = export.string("CurrentVersion", of: .currentVersion)
    currentBuild =
      export.string("CurrentBuild", of: .currentVersion) ?? export.string("CurrentBuildNumber", of: .currentVersion)
    productName = export.string("ProductName", of: .currentVersion)
    processorArchitecture = export.string("PROCESSOR_ARCHITECTURE", of: .environment, in: controlSet)
    productType = export.string("ProductType", of: .productOptions, in: controlSet)
  }
}

extension SystemAssumption {
  /// The generations of the releases that the system may be, as the servers in their strings tell them apart.
  var tokenGenerations: [TokenGeneration] {
    if let generation { return [generation.tokens] }
    var generations: [Generation] = []
    // By age, so that those of one generation are neighbours.
    for release in candidates where generations.last != release.generation { generations.append(release.generation) }
    return generations.map(\.tokens)
  }
}

extension Generation {
  /// What the servers in the string of these releases tell.
  fileprivate var tokens: TokenGeneration {
    switch self {
    case .nt3: .nt3
    case .nt4ToVista: .nt4ToVista
    case .windows7: .windows7
    case .windows8AndLater: .windows8AndLater
    }
  }
}

extension LintContext {
  /// What is assumed of the system that a key of this control set belongs to: what its `Windows` value and the rest of the
  /// file tell.
  func system(of controlSet: ControlSet?) -> SystemAssumption {
    let assessment = assessments.last { $0.windows.controlSet == controlSet } ?? assessments.last
    return assessment?.system ?? SystemAssumption(SystemClues(of: export, controlSet: controlSet, options: options))
  }
}

extension MemoryOptions {
  /// What an export and its caller reveal about the session view space.
  init(of export: Export, controlSet: ControlSet?, options: LintOptions) {
    var size = ViewSizeValue.notKnown
    if let key = export.lastKey(.memoryManagement, in: controlSet) {
      size = key.value("SessionViewSize")?.number.map { .megabytes(Int64($0)) } ?? .absent
    }
    if let stated = options.sessionViewSize { size = .megabytes(stated) }
    self.init(
      terminalServices: options.terminalServices, threeGigabytes: options.threeGigabytes, sessionViewSize: size)
  }
}

extension Export {
  /// The text of a value of the last key with this role, of one control set where that is said.
  func string(_ name: String, of role: KeyRole, in controlSet: ControlSet? = nil) -> String? {
    (controlSet == nil ? lastKey(role) : lastKey(role, in: controlSet))?.value(name)?.string
  }
}

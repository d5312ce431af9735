/// Clues on the scales: each narrows the candidates, or is left aside where it contradicts a stronger one.
struct Weighing {
  private(set) var candidates = Release.allCases
  private(set) var assumedFrom: [String] = []
  private(set) var disagreements: [String] = []

  mutating func weighRelease(_ clues: SystemClues) {
    if let stated = clues.statedRelease {
      candidates = [stated]
      assumedFrom.append(clues.releaseOrigin.map { "release from \($0)" } ?? "release as stated")
    }
    let build = clues.currentBuild.flatMap { Int($0) }
    narrow(to: ReleaseEvidence.releases(version: clues.currentVersion, build: build), by: "CurrentVersion and build")
    narrow(to: clues.productType.flatMap(ReleaseEvidence.releases(productType:)), by: "ProductType")
    narrow(to: clues.productName.flatMap(ReleaseEvidence.releases(productName:)), by: "ProductName")
    if let generation = clues.generation { narrow(by: "tokens of the string") { $0.generation == generation } }
  }

  mutating func weighArchitecture(_ clues: SystemClues) -> Architecture? {
    if let stated = clues.statedArchitecture {
      assumedFrom.append(clues.architectureOrigin.map { "architecture from \($0)" } ?? "architecture as stated")
      narrowSilently(to: stated)
      return stated
    }
    if let found = clues.processorArchitecture.flatMap(Architecture.init(processorArchitecture:)) {
      assumedFrom.append("PROCESSOR_ARCHITECTURE")
      narrowSilently(to: found)
      return found
    }
    let figures = [Architecture.x86, .x64].filter { figures in
      candidates.contains { $0.architectures.contains { $0.figures == figures } }
    }
    if figures.count == 1, let only = figures.first {
      assumedFrom.append("the only architecture of the release")
      return only
    }
    guard let suggested = Self.suggestion(clues), figures.contains(suggested) else { return nil }
    assumedFrom.append("second number")
    return suggested
  }

  /// The defaults of x64 are 20480 and 768, those of x86 3072 or 12288 and 512 (KB184802): numbers that fit only one of
  /// them suggest it, and prove nothing.
  private static func suggestion(_ clues: SystemClues) -> Architecture? {
    guard let second = clues.interactive, let third = clues.nonInteractive else { return nil }
    if second >= 20480, third == 768 { return .x64 }
    return (second == 3072 || second == 12288) && third == 512 ? .x86 : nil
  }

  private mutating func narrow(to allowed: [Release]?, by text: String) {
    if let allowed { narrow(by: text, allowed.contains) }
  }

  private mutating func narrow(by text: String, _ isAllowed: (Release) -> Bool) {
    let remaining = candidates.filter(isAllowed)
    if remaining.isEmpty {
      disagreements.append("\(text) contradicts \(assumedFrom.joined(separator: ", "))")
    } else if remaining.count < candidates.count {
      candidates = remaining
      assumedFrom.append(text)
    }
  }

  private mutating func narrowSilently(to architecture: Architecture) {
    let remaining = candidates.filter { $0.architectures.contains(architecture) }
    if !remaining.isEmpty { candidates = remaining }
  }
}

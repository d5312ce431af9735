/// What is assumed about the system that a value is for, and from what.
package struct SystemAssumption: Hashable, Sendable {
  /// The release, only when stated or certain.
  package let release: Release?
  /// Every release that the clues allow, oldest first; never empty.
  package let candidates: [Release]
  /// The generation, where all candidates share one.
  package let generation: Generation?
  /// The architecture; nil where nothing tells.
  package let architecture: Architecture?
  /// What the assumption rests on, for people: `tokens of the string`, `second number`.
  package let assumedFrom: [String]
  /// Clues that contradict stronger ones and were left aside, for people.
  package let disagreements: [String]
  /// The release whose default and bounds are used: where it is undecided, the oldest candidate (NT 3.5x only where it is
  /// certain) whose own default has a third number if there is one.
  package let grading: Release
  /// The architecture whose figures are used: the one assumed; else x86 before Vista, the smaller view, and x64 since.
  /// Releases of one architecture have that one.
  package let gradingArchitecture: Architecture

  /// Weighs the clues: what is stated, then the keys of the system, then the string, then its numbers.
  package init(_ clues: SystemClues) {
    var weighing = Weighing()
    weighing.weighRelease(clues)
    let architecture = weighing.weighArchitecture(clues)
    candidates = weighing.candidates
    release = candidates.count == 1 ? candidates.first : nil
    let generation = candidates.first?.generation
    self.generation = candidates.allSatisfy { $0.generation == generation } ? generation : nil
    self.architecture = architecture
    assumedFrom = weighing.assumedFrom
    disagreements = weighing.disagreements
    grading = Self.grade(candidates, architecture, hasThird: clues.nonInteractive != nil)
    gradingArchitecture = architecture ?? (grading.isDynamic ? .x64 : .x86)
  }

  private static func grade(_ candidates: [Release], _ architecture: Architecture?, hasThird: Bool) -> Release {
    let fitting = architecture.map { known in candidates.filter { $0.architectures.contains(known) } } ?? []
    let all = fitting.isEmpty ? candidates : fitting
    // By age, so that NT 3.5x is the first.
    let pool = all.count > 1 && all.first == .nt351 ? all.dropFirst() : all[...]
    let withThird = pool.first { release in
      hasThird && release.architectures.contains { DefaultTriple.of(release, on: $0)?.triple.nonInteractive != nil }
    }
    return withThird ?? pool.first ?? .server2025
  }

  /// The defaults that the system may have: one for each architecture still possible, for the release graded as.
  package var possibleDefaults: [DefaultTriple] {
    let architectures = architecture.map { [$0] } ?? grading.architectures
    var defaults: [DefaultTriple] = []
    for found in architectures.compactMap({ DefaultTriple.of(grading, on: $0) })
    where !defaults.contains(where: { $0.triple == found.triple }) {
      defaults.append(found)
    }
    return defaults
  }

  /// The default, where only one is possible.
  package var defaultTriple: DefaultTriple? {
    possibleDefaults.count == 1 ? possibleDefaults.first : nil
  }

  /// Whether releases that may fail to boot and dynamic ones are both possible.
  package var isUndecidedAboutBoot: Bool {
    candidates.contains { !$0.isDynamic } && candidates.contains(where: \.isDynamic)
  }

  /// What has to be said about the grading and the architecture, for people.
  package var notes: [String] {
    var notes: [String] = []
    if isUndecidedAboutBoot {
      notes.append(
        "it may be a release before Vista or a later one: graded as the older, \(grading.displayName)")
    }
    if let note = architecture?.note { notes.append(note) }
    return notes
  }
}

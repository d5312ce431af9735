/// What is the matter, as far as one file tells, and what to do next.
package struct Diagnosis: Equatable, Sendable {
  /// Lines of evidence that are told; more are counted only.
  package static let maximumEvidence = 20

  /// The name of the file.
  package let path: String
  /// What is the matter.
  package let verdict: Verdict
  /// How sure that is, with the other files of the case taken in.
  package let confidence: Confidence
  /// What ran out, or what it is instead; nil where nothing tells.
  package let resource: String?
  /// The lines of this file that speak for it, in order.
  package let evidence: [Observation]
  /// How many more there are.
  package let untold: Int
  /// The kinds of evidence, those of other files included.
  package let kinds: [EvidenceKind]
  /// Other files of the case that speak for it too.
  package let corroboration: [String]
  /// What to do next.
  package let next: String
  /// The command that plans it; nil where desktop heap needs no change.
  package let command: String?
}

extension Diagnosis {
  /// Judges the files of one case together: what one of them leaves open another may tell. Every file gets at least one
  /// diagnosis, and one for each thing that is the matter.
  package static func of(_ files: [Observations]) -> [Diagnosis] {
    let judgement = Judgement(files)
    return files.flatMap { file in
      let verdicts = judgement.verdicts.filter { !judgement.items(of: file, for: $0).isEmpty }
      return (verdicts.isEmpty ? [.unknown] : verdicts).map { Diagnosis($0, file, judgement) }
    }
  }

  private init(_ verdict: Verdict, _ file: Observations, _ judgement: Judgement) {
    let items = judgement.items(of: file, for: verdict)
    let signs = Set(items.map(\.sign))
    path = file.path
    self.verdict = verdict
    confidence = judgement.confidence(of: verdict)
    evidence = Array(items.prefix(Self.maximumEvidence))
    untold = signs.reduce(0) { $0 + file.counts[$1, default: 0] } - evidence.count
    kinds = judgement.kinds(for: verdict)
    corroboration = judgement.files.filter { $0.path != file.path && !judgement.items(of: $0, for: verdict).isEmpty }
      .map(\.path)
    let advice = Advice(verdict, file: file, signs: judgement.signs(for: verdict), judgement)
    resource = advice.resource
    next = advice.next
    command = advice.command
  }
}

/// What the files of a case say together.
struct Judgement {
  let files: [Observations]
  /// What is the matter, in the order of `Verdict`.
  let verdicts: [Verdict]

  init(_ files: [Observations]) {
    self.files = files
    let seen = Set(files.flatMap { $0.items.map(\.sign) })
    var named = Set(seen.compactMap(\.names))
    let comFails = seen.contains(.comServerTimeout) || seen.contains(.comWrongIdentity)
    // KB169321's own message together with one of COM: then it is COM's servers that the room does not suffice for.
    if comFails, seen.contains(.kernel32InitFailed) {
      named.insert(.comWindowStations)
      if !seen.contains(.serverExit128) { named.remove(.noRoomForHeap) }
    }
    if files.contains(where: Self.stoppedAfterChange) || Self.stoppedApart(files) { named.insert(.badEdit) }
    let isOpen = seen.contains { sign in
      sign.countsAlone && sign.names == nil && sign.supports.isDisjoint(with: named)
    }
    if isOpen { named.insert(.unknown) }
    verdicts = Verdict.allCases.filter(named.contains)
  }

  /// Only a stop behind the change can come from it.
  private static func stoppedAfterChange(_ file: Observations) -> Bool {
    guard let change = file.items.first(where: { $0.sign == .valueChange }) else { return false }
    return file.items.contains { $0.sign == .subsystemStop && $0.line > change.line }
  }

  private static func stoppedApart(_ files: [Observations]) -> Bool {
    files.contains { $0.counts[.valueChange] != nil && $0.counts[.subsystemStop] == nil }
      && files.contains { $0.counts[.subsystemStop] != nil && $0.counts[.valueChange] == nil }
  }

  /// Whether a sign is told under a verdict.
  private func belongs(_ sign: Sign, to verdict: Verdict) -> Bool {
    guard verdict != .unknown else {
      return sign.names == nil && sign.countsAlone && sign.supports.isDisjoint(with: verdicts)
    }
    if let named = sign.names {
      return named == verdict
        || (verdict == .comWindowStations && named == .noRoomForHeap && !verdicts.contains(.noRoomForHeap))
    }
    return sign.supports.contains(verdict)
  }

  func items(of file: Observations, for verdict: Verdict) -> [Observation] {
    file.items.filter { belongs($0.sign, to: verdict) }
  }

  func signs(for verdict: Verdict) -> Set<Sign> {
    Set(files.flatMap { items(of: $0, for: verdict).map(\.sign) })
  }

  func kinds(for verdict: Verdict) -> [EvidenceKind] {
    let kinds = Set(signs(for: verdict).map(\.kind))
    return EvidenceKind.allCases.filter(kinds.contains)
  }

  /// Technical Note 2279: no message of one side suffices. Two kinds that each name the cause make it certain.
  func confidence(of verdict: Verdict) -> Confidence {
    guard verdict != .unknown, kinds(for: verdict).count > 1 else { return .possible }
    // Look-alikes of two kinds are two things, not one thing told twice.
    if verdict == .notDesktopHeap { return .likely }
    let naming = Set(signs(for: verdict).filter { $0.names != nil }.map(\.kind))
    return naming.count > 1 ? .certain : .likely
  }
}

/// The two tables of KB169321, found by running the simulator over each of their cells.
package struct ActivationTable: Sendable {
  /// A column of the tables.
  package enum Column: String, Hashable, Sendable, CaseIterable {
    case interactiveUser = "interactive user"
    case thisUser = "this user"
    case launchingUser = "launching user"
    case win32Service = "Win32 service"

    /// The identities that a cell of the column is tried with.
    var identities: [(label: String?, identity: ServerIdentity)] {
      switch self {
      case .interactiveUser: [(nil, .interactiveUser)]
      case .thisUser: [(nil, .thisUser(ActivationProbe.serverAccount))]
      case .launchingUser: [(nil, .launchingUser)]
      case .win32Service:
        [
          ("as a user account", .win32Service(.user(ActivationProbe.serverAccount))),
          ("as LocalSystem", .win32Service(.localSystem(interactsWithDesktop: false))),
          ("as LocalSystem with the desktop", .win32Service(.localSystem(interactsWithDesktop: true))),
        ]
      }
    }
  }

  /// One cell.
  package struct Cell: Hashable, Sendable {
    /// Which of the two tables.
    package let usage: ClassUsage
    /// The column.
    package let column: Column
    /// The row: remote clients, or local ones.
    package let isRemote: Bool
    /// Every request that was tried, with its outcome.
    package let probes: [ActivationProbe]
    /// The outcomes in words, one sentence for each way to configure the identity.
    package let sentences: [String]

    /// What the article leaves open and the cell rests on.
    package var readings: [ActivationReading] {
      let named = Set(probes.flatMap(\.outcome.readings))
      return ActivationReading.allCases.filter(named.contains)
    }
  }

  /// Before or from SP4 on.
  package let release: ComRelease
  /// All cells: by table, then by column, the local row before the remote one.
  package let cells: [Cell]

  /// Runs the simulator over each cell.
  package init(release: ComRelease) {
    self.release = release
    cells = ClassUsage.allCases.flatMap { usage in
      Column.allCases.flatMap { column in
        [false, true].map { Self.cell(usage: usage, column: column, isRemote: $0, release: release) }
      }
    }
  }

  /// The cell of a table, or nil; every combination has one.
  package func cell(_ usage: ClassUsage, _ column: Column, isRemote: Bool) -> Cell? {
    cells.first { $0.usage == usage && $0.column == column && $0.isRemote == isRemote }
  }

  private static func cell(usage: ClassUsage, column: Column, isRemote: Bool, release: ComRelease) -> Cell {
    var probes: [ActivationProbe] = []
    var sentences: [String] = []
    for (label, identity) in column.identities {
      let tried = ActivationSituation.allCases
        .filter { $0.applies(to: identity, isRemote: isRemote) }
        .map {
          ActivationProbe(
            usage: usage, identity: identity, isRemote: isRemote, situation: $0, release: release)
        }
      probes += tried
      sentences.append(sentence(of: tried, label: label))
    }
    return Cell(usage: usage, column: column, isRemote: isRemote, probes: probes, sentences: sentences)
  }

  /// Situations with one outcome are told together, in the order in which their first one comes. What makes no
  /// difference to a first request isn't told; further requests that all end alike are told as one.
  private static func sentence(of probes: [ActivationProbe], label: String?) -> String {
    let further = Set(probes.filter(\.situation.isFurtherRequest).map(\.outcome.summary))
    let firstSummary = probes.first { $0.situation == .first }?.outcome.summary
    var groups: [(summary: String, situations: [String])] = []
    for probe in probes {
      let summary = probe.outcome.summary
      let told =
        probe.situation.isFurtherRequest && further.count == 1 ? "every further request" : probe.situation.rawValue
      let changesNothing =
        !probe.situation.isFurtherRequest && probe.situation != .first && summary == firstSummary
      if changesNothing { continue }
      if let index = groups.firstIndex(where: { $0.summary == summary }) {
        if !groups[index].situations.contains(told) { groups[index].situations.append(told) }
      } else {
        groups.append((summary, [told]))
      }
    }
    let clauses = groups.map { group in
      let isEvery = group.situations == [ActivationSituation.first.rawValue, "every further request"]
      return "\(isEvery ? "every request" : group.situations.joined(separator: ", ")): \(group.summary)"
    }
    return (label.map { "\($0) – " } ?? "") + clauses.joined(separator: "; ")
  }
}

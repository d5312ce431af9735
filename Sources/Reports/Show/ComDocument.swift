package import Workload

/// The tables of KB169321 as JSON.
package struct ComTableDocument: Encodable {
  struct CellDocument: Encodable {
    var usage: String
    var identity: String
    var client: String
    var outcomes: [String]
    var readings: [String]
  }

  let release: String
  let cells: [CellDocument]

  /// The document of both tables.
  package init(_ table: ActivationTable) {
    release = table.release.rawValue
    cells = table.cells.map {
      CellDocument(
        usage: $0.usage.rawValue, identity: $0.column.rawValue, client: $0.isRemote ? "remote" : "local",
        outcomes: $0.sentences, readings: $0.readings.map(\.text))
    }
  }
}

/// A run of activations as JSON.
package struct ComTraceDocument: Encodable {
  struct StepDocument: Encodable {
    var number: Int
    var comClass: String
    var client: String
    var outcome: String
    var processes: Int
    var windowStations: Int
    var desktops: Int
    @Nulled var heapKB: Int?
    var passed: [String]
  }

  struct PassageDocument: Encodable {
    var basis: String
    var bound: Int
    var used: Int
    var activation: Int
  }

  let release: String
  let steps: [StepDocument]
  let passages: [PassageDocument]
  let readings: [String]

  /// The document of a run.
  package init(_ trace: ActivationTrace) {
    release = trace.machine.release.rawValue
    steps = trace.steps.map { step in
      let demand = step.demand
      return StepDocument(
        number: step.number, comClass: step.comClass.name.text, client: step.client.account.text,
        outcome: step.outcome.summary, processes: demand.processes, windowStations: demand.windowStations,
        desktops: demand.interactiveDesktops + demand.nonInteractiveDesktops + demand.systemDesktops,
        heapKB: step.heapKB, passed: step.passed.map(\.rawValue))
    }
    passages = trace.passages.map {
      PassageDocument(basis: $0.basis.rawValue, bound: $0.bound, used: $0.used, activation: $0.activation)
    }
    readings = trace.readings.map(\.text)
  }
}

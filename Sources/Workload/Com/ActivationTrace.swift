/// Something that happens on a machine with COM servers.
package enum ComEvent: Hashable, Sendable {
  /// A client asks for a class, `count` times in a row.
  case activation(ComClass, by: ActivationClient, count: Int = 1)
  /// A process that COM did not launch registers a class.
  case registration(ComClass, by: RegisteringProcess)
  /// A user logs on at the console.
  case logOn(SecurityIdentifier)
  /// The user at the console logs off.
  case logOff
}

/// A run of events, with what stands after each activation and where each bound is passed.
///
/// The simulator does not stop at a bound, since the bases disagree about where it lies; it goes on counting demand.
package struct ActivationTrace: Sendable {
  /// One activation.
  package struct Step: Hashable, Sendable {
    /// Counts the activations from 1.
    package let number: Int
    /// The class that was asked for.
    package let comClass: ComClass
    /// Who asked.
    package let client: ActivationClient
    /// What COM did.
    package let outcome: ActivationOutcome
    /// What stands afterwards.
    package let demand: HeapDemand
    /// The heaps of all that stands afterwards, in KB; nil without a supply.
    package let heapKB: Int?
    /// The bounds that this activation is the first to pass.
    package let passed: [BoundBasis]
  }

  /// The activation that passes a bound.
  package struct Passage: Hashable, Sendable {
    /// What was counted.
    package let basis: BoundBasis
    /// The most that fits: desktops; KB for `sumOfHeaps`.
    package let bound: Int
    /// What is counted after the activation, in the same unit.
    package let used: Int
    /// The number of the activation; where a registration passed the bound, of the last activation before it, or 0.
    package let activation: Int
  }

  /// The activations in order.
  package private(set) var steps: [Step] = []
  /// The answers to registrations, in order.
  package private(set) var registrations: [RegistrationOutcome] = []
  /// The bounds that were passed, in the order in which they were.
  package private(set) var passages: [Passage] = []
  /// The machine after the last event.
  package private(set) var machine: ComMachine
  private let supply: HeapSupply?

  /// How an activation past the bound shows on NT 4: the new process cannot load this library (KB169321).
  package static let exhaustionSymptom = "Initialization of the dynamic link library …\\kernel32.dll failed."

  /// Runs the events on a machine. Without a supply no bound is passed.
  /// - Throws: `WorkloadError.tooMany`, `WorkloadError.notPositive` for the number of activations.
  package init(of events: [ComEvent], on machine: ComMachine, supply: HeapSupply?) throws(WorkloadError) {
    self.machine = machine
    self.supply = supply
    _ = notePassages()
    var total = 0
    for event in events {
      switch event {
      case .activation(let comClass, let client, let count):
        total = try WorkloadLimit.add(count, to: total, what: "activations")
        for _ in 0..<count { activate(comClass, by: client) }
      case .registration(let comClass, let process):
        registrations.append(self.machine.register(comClass, by: process))
        _ = notePassages()
      case .logOn(let user): self.machine.logOn(user)
      case .logOff: self.machine.logOff()
      }
    }
  }

  /// All readings that the run rests on: the general ones, and those that an outcome names.
  package var readings: [ActivationReading] {
    let named = Set(steps.flatMap(\.outcome.readings) + registrations.flatMap(\.readings))
    return ActivationReading.allCases.filter { ActivationReading.general.contains($0) || named.contains($0) }
  }

  private mutating func activate(_ comClass: ComClass, by client: ActivationClient) {
    let outcome = machine.activate(comClass, by: client)
    let demand = machine.demand
    let number = steps.count + 1
    let passed = notePassages(at: number)
    steps.append(
      Step(
        number: number, comClass: comClass, client: client, outcome: outcome, demand: demand,
        heapKB: supply?.heapKB(of: demand), passed: passed))
  }

  private mutating func notePassages(at number: Int? = nil) -> [BoundBasis] {
    guard let supply else { return [] }
    var passed: [BoundBasis] = []
    for basis in BoundBasis.allCases where !passages.contains(where: { $0.basis == basis }) {
      guard let (used, bound) = basis.measure(machine.demand, in: supply), used > bound else { continue }
      passages.append(Passage(basis: basis, bound: bound, used: used, activation: number ?? steps.count))
      passed.append(basis)
    }
    return passed
  }
}

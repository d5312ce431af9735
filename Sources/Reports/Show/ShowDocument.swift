import RegistryText
import DesktopHeap
package import LintRules
import SubSystems
package import Workload

/// A `Windows` value as the JSON contract of `show` and `capacity` has it. Members without a value are written as null.
package struct ShowDocument: Encodable {
  struct ReleaseDocument: Encodable {
    @Nulled var name: String?
    @Nulled var generation: String?
    @Nulled var arch: String?
    var assumedFrom: String

    /// What is assumed of the system, and from what.
    init(_ system: SystemAssumption) {
      name = system.release?.rawValue
      generation = system.generation?.rawValue
      arch = system.architecture?.rawValue
      assumedFrom = system.assumedFrom.joined(separator: "; ")
    }
  }

  struct SectionDocument: Encodable {
    var text: String
    @Nulled var shared: Int?
    @Nulled var interactive: Int?
    @Nulled var nonInteractive: Int?
  }

  struct CsrssDocument: Encodable {
    var starts: Bool
    @Nulled var reason: String?
  }

  struct Win32kDocument: Encodable {
    @Nulled var interactiveKB: Int?
    @Nulled var nonInteractiveKB: Int?
    @Nulled var reason: String?
  }

  struct CapacityDocument: Encodable {
    @Nulled var viewKB: Int64?
    var fixedKB: Int64
    var interactiveDesktops: Int64
    @Nulled var upper: Int64?
    @Nulled var net: Int64?
    var dynamic: Bool
  }

  let path: String
  let line: Int
  let key: String
  let type: String
  let value: String
  let release: ReleaseDocument
  @Nulled private(set) var sharedSection: SectionDocument?
  let csrss: CsrssDocument
  let win32k: Win32kDocument
  let capacity: CapacityDocument?
  let demand: DemandDocument?

  /// The document of one value; with its capacity when that is asked for, and the demand where it is known.
  package init(_ assessment: WindowsAssessment, path: String, withCapacity: Bool, demand: MachineDemand? = nil) {
    let windows = assessment.windows
    self.path = path
    line = windows.value.line
    key = windows.key.path
    type = windows.value.typeName
    value = windows.string.text
    release = ReleaseDocument(assessment.system)
    sharedSection = assessment.section.map { section in
      SectionDocument(
        text: windows.string.text(in: section.range), shared: section.shared?.value,
        interactive: section.interactive?.value, nonInteractive: section.nonInteractive?.value)
    }
    csrss = CsrssDocument(starts: assessment.csrss.starts, reason: assessment.csrss.failure?.fault.words)
    win32k = Win32kDocument(
      interactiveKB: assessment.win32k.interactiveKB, nonInteractiveKB: assessment.win32k.nonInteractiveKB,
      reason: assessment.win32k.reason?.words)
    capacity = withCapacity ? Self.capacity(assessment, for: demand) : nil
    self.demand = demand.map { DemandDocument($0) }
  }

  static func capacity(_ assessment: WindowsAssessment, for demand: MachineDemand? = nil) -> CapacityDocument {
    let fixed = FixedHeaps.on(assessment.system.gradingArchitecture)
    let capacity = assessment.capacity(for: demand)
    return CapacityDocument(
      viewKB: assessment.view.size?.count, fixedKB: fixed.total.count,
      interactiveDesktops: capacity?.interactiveDesktops ?? 1, upper: capacity?.upper, net: capacity?.net,
      dynamic: assessment.view.isDynamic)
  }
}

/// A member that is written as null where it has no value.
@propertyWrapper
struct Nulled<Wrapped: Encodable>: Encodable {
  var wrappedValue: Wrapped?

  init(wrappedValue: Wrapped?) { self.wrappedValue = wrappedValue }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let wrappedValue { try container.encode(wrappedValue) } else { try container.encodeNil() }
  }
}

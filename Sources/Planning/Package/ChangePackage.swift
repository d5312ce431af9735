import DesktopHeap
import LintRules
import RegistryText
import SubSystems

/// Why no change package can be made of a plan.
package enum ChangePackageError: Error, Equatable, Sendable {
  /// The plan changes nothing.
  case nothingToChange
  /// The key, as exported, is not below HKEY_LOCAL_MACHINE, where scripts look for it.
  case otherRoot(path: String)
  /// What is to be replaced stands in the string more than once, so that scripts could not tell which is meant.
  case ambiguous(text: String)

  /// What went wrong and what to do.
  package var message: String {
    switch self {
    case .nothingToChange: "the plan changes nothing, so there is no package to write"
    case .otherRoot(let path):
      "the key \(path) is not below HKEY_LOCAL_MACHINE; --current-control-set writes the package for the running system"
    case .ambiguous(let text):
      "\(text) stands in the value more than once, so that scripts could not tell which is meant"
    }
  }
}

/// The files by which a planned change is handed over: to be imported, to be run, to be taken back, to be checked.
package struct ChangePackage: Sendable {
  /// The `.reg` file that applies the change.
  package static let apply = "apply.reg"
  /// The `.reg` file that takes it back.
  package static let rollback = "rollback.reg"
  /// The `.reg` file that takes it back in a hive that is loaded as `HKEY_LOCAL_MACHINE\OFFLINE`.
  package static let rollbackOffline = "rollback-offline.reg"

  private var contents: [(name: String, bytes: [UInt8])]

  /// The package of `plan`. `document` is the plan as JSON, `program` the name and version that made it. The key is the
  /// exported one, or that of the running system.
  package init(
    _ plan: Plan, document: String, currentControlSet: Bool, program: String
  ) throws(ChangePackageError) {
    guard let change = plan.change, let section = SharedSectionText(change.windows.string) else {
      throw .nothingToChange
    }
    let handover = try Handover(plan, change, section, currentControlSet: currentControlSet, program: program)
    contents = [
      (Self.apply, RegistryHandover.bytes(handover)), (Self.rollback, RegistryHandover.bytes(handover.reversed)),
      (Self.rollbackOffline, RegistryHandover.bytes(handover.reversed.offline)),
      ("apply.ps1", Array(PowerShellHandover.text(handover).utf8)),
      ("rollback.ps1", Array(PowerShellHandover.text(handover.reversed).utf8)),
      ("ansible-tasks.yml", Array(AnsibleHandover.text(handover).utf8)),
      ("plan.json", Array((document + "\n").utf8)),
    ]
  }

  /// The files in the order of their names in SHA256SUMS, which is the last.
  package var files: [(name: String, bytes: [UInt8])] {
    let sums = contents.map { "\(ByteText.hex(SHA256.hash($0.bytes)))  \($0.name)\n" }.joined()
    return contents + [("SHA256SUMS", Array(sums.utf8))]
  }

  /// Adds a file.
  package mutating func add(_ name: String, _ bytes: [UInt8]) { contents.append((name, bytes)) }

  /// The text of one of its `.reg` files, without the byte order mark; empty where it has no such file.
  package func text(of name: String) -> String {
    let units = UTF16Bytes.units(contents.first { $0.name == name }?.bytes ?? [])
    return String(decoding: units.drop { $0 == 0xFEFF }, as: UTF16.self)
  }
}

/// One direction of a change, with all that its files have to say.
struct Handover {
  private static let root = "HKEY_LOCAL_MACHINE\\"
  private static let loaded = root + "OFFLINE\\ControlSet001\\Control\\Session Manager\\SubSystems"
  private static let running = root + "SYSTEM\\CurrentControlSet\\Control\\Session Manager\\SubSystems"

  /// The key, from its root on.
  private(set) var key: String
  /// The value's name.
  let name: String
  /// The number of the registry type, which stays as it is.
  let type: UInt32
  /// The whole string before and after, without its end NUL.
  var before: [UInt16]
  var after: [UInt16]
  /// What changes in it: `SharedSection=1024,20480,768`.
  var textBefore: String
  var textAfter: String
  /// Whether this is the way back.
  var isRollback = false
  /// Whether the key is that of a hive that is loaded as `HKEY_LOCAL_MACHINE\OFFLINE`.
  private(set) var isOffline = false
  /// What the system is taken to be, and from what.
  let system: String
  /// What made the package.
  let program: String

  init(
    _ plan: Plan, _ change: TripleChange, _ section: SharedSectionText, currentControlSet: Bool, program: String
  ) throws(ChangePackageError) {
    let windows = change.windows
    key = currentControlSet ? Self.running : windows.key.path
    guard key.hasPrefix(Self.root) else { throw .otherRoot(path: key) }
    name = windows.value.name
    type = windows.value.type
    before = windows.string.units
    after = before
    after.replaceSubrange(section.range, with: change.textAfter.utf16)
    // The name as it is written stands before the text, so that the place in the string is found by it.
    let label = section.argument.map { windows.string.text(in: $0.range.lowerBound..<section.range.lowerBound) } ?? ""
    textBefore = label + change.textBefore
    textAfter = label + change.textAfter
    self.program = program
    guard Self.holdsOnce(before, textBefore), Self.holdsOnce(after, textAfter) else {
      throw .ambiguous(text: textBefore)
    }
    let assumed = plan.assessment.system
    let from = assumed.assumedFrom.isEmpty ? "" : " (from: \(assumed.assumedFrom.joined(separator: "; ")))"
    system =
      assumed.grading.displayName + (assumed.release == nil ? " or a later one" : "")
      + ", " + (assumed.architecture.map(\.rawValue) ?? "architecture unknown") + from
  }

  private static func holdsOnce(_ units: [UInt16], _ text: String) -> Bool {
    let sought = Array(text.utf16)
    guard let first = units.firstRange(of: sought) else { return false }
    return units[(first.lowerBound + 1)...].firstRange(of: sought) == nil
  }

  /// The way back.
  var reversed: Handover {
    var back = self
    (back.before, back.after) = (after, before)
    (back.textBefore, back.textAfter) = (textAfter, textBefore)
    back.isRollback.toggle()
    return back
  }

  /// The same for a hive that is loaded as `HKEY_LOCAL_MACHINE\OFFLINE`, in which there is no CurrentControlSet.
  var offline: Handover {
    var loaded = self
    loaded.key = Self.loaded
    loaded.isOffline = true
    return loaded
  }

  /// The key without its root, as .NET wants it.
  var subKey: String { String(key.dropFirst(Self.root.count)) }

  /// What every file says of itself, in ASCII: one line each.
  var notes: [String] {
    [
      "Made by \(program): \(isRollback ? "the way back from a change" : "a change") of the desktop heap setting.",
      "\(textBefore) -> \(textAfter)",
      "For: \(system).",
    ].map(PlainText.of)
  }

  private static let offlineHint = [
    "If Windows does not start: \(ChangePackage.rollbackOffline), in the recovery environment."
  ]
  private static let offlineSteps = [
    "For a machine that does not start, in its recovery environment, whose drives may have other letters:",
    "reg load HKLM\\OFFLINE C:\\Windows\\System32\\config\\SYSTEM",
    "reg query HKLM\\OFFLINE\\Select /v Current: where it is not 0x1, put its number in the place of 001 below.",
    "reg import \(ChangePackage.rollbackOffline), then reg unload HKLM\\OFFLINE.",
  ]

  /// What whole-value files have to warn of.
  var warnings: [String] {
    let whole = [
      "WARNING: this writes the whole value. The string also names the servers that Windows starts with",
      "and differs between releases: on another release, or where the value is another one, Windows may",
    ]
    guard isRollback else {
      return whole + [
        "not start. Import it only on the machine that the export is from, and only while its value is still",
        "the one that the plan was made for. Restart afterwards.",
      ]
    }
    return whole + [
      "not start. Import it only on the machine that the export is from. Restart afterwards."
    ] + (isOffline ? Self.offlineSteps : Self.offlineHint)
  }
}

/// Text for comments in scripts: whatever is not plain ASCII is shown by its number.
enum PlainText {
  static func of(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      (0x20...0x7E).contains(scalar.value) ? String(scalar) : "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    }.joined()
  }
}

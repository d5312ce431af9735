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
  /// The files in the order of their names in SHA256SUMS, which is the last.
  package let files: [(name: String, bytes: [UInt8])]

  /// The package of `plan`. `document` is the plan as JSON, `program` the name and version that made it. The key is the
  /// exported one, or that of the running system.
  package init(
    _ plan: Plan, document: String, currentControlSet: Bool, program: String
  ) throws(ChangePackageError) {
    guard let change = plan.change, let section = SharedSectionText(change.windows.string) else {
      throw .nothingToChange
    }
    let handover = try Handover(plan, change, section, currentControlSet: currentControlSet, program: program)
    var files: [(name: String, bytes: [UInt8])] = [
      ("apply.reg", RegistryHandover.bytes(handover)), ("rollback.reg", RegistryHandover.bytes(handover.reversed)),
      ("apply.ps1", Array(PowerShellHandover.text(handover).utf8)),
      ("rollback.ps1", Array(PowerShellHandover.text(handover.reversed).utf8)),
      ("ansible-tasks.yml", Array(AnsibleHandover.text(handover).utf8)),
      ("plan.json", Array((document + "\n").utf8)),
    ]
    let sums = files.map { "\(ByteText.hex(SHA256.hash($0.bytes)))  \($0.name)\n" }.joined()
    files.append(("SHA256SUMS", Array(sums.utf8)))
    self.files = files
  }
}

/// One direction of a change, with all that its files have to say.
struct Handover {
  private static let root = "HKEY_LOCAL_MACHINE\\"
  private static let running = root + "SYSTEM\\CurrentControlSet\\Control\\Session Manager\\SubSystems"

  /// The key, from its root on.
  let key: String
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
      (assumed.release ?? assumed.grading).displayName + (assumed.release == nil ? " or a later one" : "")
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
      "not start. Import it only on the machine that the export is from. Restart afterwards.",
      "If Windows does not start: in the recovery environment, reg load HKLM\\OFFLINE ...\\System32\\config\\SYSTEM,",
      "write the value under the ControlSet00N that OFFLINE\\Select, Current names, reg unload HKLM\\OFFLINE.",
    ]
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

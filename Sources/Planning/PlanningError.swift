package import RegistryText
package import Splices
package import SubSystems

/// Why no change could be planned. Nothing has been written then.
package enum PlanningError: Error, Equatable, Sendable {
  /// The file could not be read.
  case read(ReadError)
  /// No value `Windows` of a SubSystems key is left when the file has been imported.
  case noWindowsValue
  /// Several control sets have the value, and nothing says which one boots; `found` are their names.
  case severalControlSets(found: [String])
  /// The control set that was asked for is not there; `found` are the names of those that are.
  case noSuchControlSet(wanted: Int, found: [String])
  /// Several keys with one control set have the value; `paths` are theirs.
  case severalKeys(paths: [String])
  /// The value in `line` has no `SharedSection=`.
  case noSharedSection(line: Int)
  /// A blank stands between the numbers in `line`, so which of them is which is not certain.
  case brokenByBlank(line: Int)
  /// A number that was not given cannot be taken from the value; `field` counts from 1, `text` is what is written.
  case unreadableNumber(line: Int, field: Int, text: String)
  /// The value in `line` cannot be changed in its file.
  case edit(EditFault, line: Int)
  /// Splices that do not fit the file.
  case splice(SpliceError)
  /// The changed file, read again, does not say what was planned: `expected` and `found` are the value in `line`.
  case notAsPlanned(line: Int, expected: String, found: String?)
}

extension PlanningError {
  /// What went wrong and what to do, without the path: one or two sentences.
  package var message: String {
    switch self {
    case .read(let error): "The file could not be read: \(error)."
    case .noWindowsValue:
      "The file leaves no value Windows in a SubSystems key. Export Control\\Session Manager\\SubSystems first."
    case .severalControlSets(let found):
      "The file has the value Windows in \(Self.list(found)), and nothing says which one boots. "
        + "Name one with --control-set N."
    case .noSuchControlSet(let wanted, let found):
      "The file has no value Windows in \(ControlSet.numbered(wanted).name); it is in \(Self.list(found))."
    case .severalKeys(let paths):
      "Several keys of one control set have the value Windows: \(Self.list(paths)). Give each a file of its own."
    case .noSharedSection(let line):
      "The value in line \(line) has no SharedSection=. deskheap fix --unsafe-fixes can add it (DH401)."
    case .brokenByBlank(let line):
      "A blank stands between the numbers in line \(line), so they are not read as meant. Mend DH404 first."
    case .unreadableNumber(let line, let field, let text):
      "Number \(field) of SharedSection in line \(line) is no number (\"\(text)\"). Give all three numbers."
    case .edit(let fault, let line): "The value in line \(line) cannot be changed: \(Self.words(fault))."
    case .splice(let error): "The changes do not fit the file: \(error)."
    case .notAsPlanned(let line, let expected, let found):
      "The changed file does not read as planned in line \(line): expected \"\(expected)\", found "
        + (found.map { "\"\($0)\"." } ?? "nothing.")
    }
  }

  private static func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "no control set" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }

  private static func words(_ fault: EditFault) -> String {
    switch fault {
    case .placesUnknown: "where its text stands in the file is not known"
    case .outsideValue(let range, let count):
      "it has \(count) characters, and \(range.lowerBound) to \(range.upperBound) was asked for"
    case .nul: "a NUL would end it"
    case .notInEncoding(let encoding): "the file is written in \(encoding), which lacks a character"
    case .readAsANSI:
      "the file is UTF-8 without a byte order mark, which Windows reads in its ANSI code page, so only ASCII can be added"
    }
  }
}

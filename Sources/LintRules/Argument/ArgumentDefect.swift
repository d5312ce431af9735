import Findings
import SubSystems

/// What an argument lacks, and what would mend it.
struct ArgumentDefect {
  /// What a fix puts in.
  struct Replacement {
    var title: String
    var range: Range<Int>
    var text: String
  }

  /// Where it is.
  let range: Range<Int>
  /// The end of a sentence that begins with the text: `has no number`.
  let lacks: String
  /// A sentence: what Windows does.
  let consequence: String
  /// A sentence: what would be right.
  let remedy: String
  /// From where it is known.
  let basis: Basis
  /// The fix, where it is plain.
  let replacement: Replacement?

  private init(
    _ range: Range<Int>, _ lacks: String, _ fault: CsrssFault, remedy: String, _ replacement: Replacement? = nil,
    consequence: String? = nil
  ) {
    self.range = range
    self.lacks = lacks
    self.consequence = consequence ?? fault.consequence
    self.remedy = remedy
    basis = fault.basis
    self.replacement = replacement
  }

  /// The defect of the argument with this index; nil where it has none that DH304 tells.
  init?(_ string: WindowsString, _ index: Int) {
    let argument = string.arguments[index]
    switch argument.kind {
    case .windows where argument.value == nil:
      self = .withoutValue(string, index, name: "Windows", usual: "On", .windowsWithoutValue)
    case .maxRequestThreads:
      let number = argument.value.map { ClassicNumber(in: string.units, field: $0) }
      if number?.hasDigits == true { return nil }
      self = .withoutValue(
        string, index, name: "MaxRequestThreads", usual: "16", .maxRequestThreadsWithoutNumber)
    case .objectDirectory:
      guard let defect = ArgumentDefect(directory: argument, in: string) else { return nil }
      self = defect
    case .serverDllWithoutValue:
      self.init(
        argument.range, "has no `=` and names no server", .serverDllWithoutIndex,
        remedy: "Write the server with its index, such as `\(KnownServer.base.argument)`, or remove it.")
    case .serverDll(let dll):
      guard let defect = ArgumentDefect(server: dll, argument, in: string) else { return nil }
      self = defect
    default: return nil
    }
  }

  /// `Windows On` and the like: the value is missing, or stands behind a blank.
  private static func withoutValue(
    _ string: WindowsString, _ index: Int, name: String, usual: String, _ fault: CsrssFault
  ) -> ArgumentDefect {
    let argument = string.arguments[index]
    let next = index + 1 < string.arguments.count ? string.arguments[index + 1] : nil
    var range = argument.range
    var value = usual
    if let next, next.kind == .unknown, argument.value == nil {
      range = range.lowerBound..<next.range.upperBound
      value = string.text(in: next.range)
    }
    let text = "\(name)=\(value)"
    let lacks = argument.value == nil ? "has no `=` behind \(name)" : "has no number"
    return ArgumentDefect(
      range, lacks, fault, remedy: "Write `\(text)`.", Replacement(title: "Write \(text)", range: range, text: text),
      consequence: fault == .maxRequestThreadsWithoutNumber
        ? "NT 4 hung at the start with it; Windows is not expected to boot." : nil)
  }

  /// Another object directory than `\Windows`; `Windows` without its backslash is DH311's.
  private init?(directory argument: CsrssArgument, in string: WindowsString) {
    if let value = argument.value, string.isText("\\Windows", in: value) || string.isText("Windows", in: value) {
      return nil
    }
    let text = argument.value.map { string.text(in: $0) }
    let right = "ObjectDirectory=\\Windows"
    self.init(
      argument.value.flatMap { $0.isEmpty ? nil : $0 } ?? argument.range,
      text.map { $0.isEmpty ? "has no directory" : "is not the object directory of Windows" } ?? "has no `=`",
      .objectDirectory, remedy: "Write `\(right)`.",
      Replacement(title: "Write \(right)", range: argument.range, text: right))
  }

  /// A server without its index, or an entry that its module does not have.
  private init?(server dll: ServerDll, _ argument: CsrssArgument, in string: WindowsString) {
    guard let value = argument.value else { return nil }
    if dll.index == nil {
      let right = dll.known.map { "\($0.argument)".dropFirst("ServerDll=".count) }
      self.init(
        value, "names a server without its index", .serverDllWithoutIndex,
        remedy: right.map { "Write `\($0)`." } ?? "Write a comma and the server's index behind it.",
        right.map { Replacement(title: "Write \($0)", range: value, text: String($0)) })
      return
    }
    if dll.known != nil { return nil }
    let module = string.text(in: dll.module).lowercased()
    let ofModule = KnownServer.allCases.filter { string.isText($0.module, in: dll.module) }
    let atPlace = ofModule.filter { $0.index == dll.index }
    let own = atPlace.isEmpty ? ofModule : atPlace
    if own.isEmpty { return nil }
    let entries = own.map { server in server.entry.map { "`\(server.module):\($0)`" } ?? "`\(server.module)` alone" }
    self.init(
      dll.entry ?? dll.module, dll.entry == nil ? "is named without an entry" : "is no entry that \(module) has",
      .missing(.user), remedy: "Write \(entries.joined(separator: " or ")).",
      consequence: "csrss does not find the entry: Windows is not expected to boot.")
  }
}

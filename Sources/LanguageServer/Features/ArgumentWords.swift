import Findings
import LintRules
import SubSystems

/// What is said of one argument of a `Windows` value.
struct ArgumentWords {
  let text: HoverText

  init(_ assessment: WindowsAssessment, _ argument: CsrssArgument) {
    let string = assessment.windows.string
    let written = HoverText.code(string.text(in: argument.range))
    var words = HoverText(heading: "\(written): \(Self.meaning(of: argument.kind))")
    words.add("csrss", Self.csrss(argument, assessment))
    if argument.kind == .sharedSection {
      words.add("win32k", NumberWords.heaps(assessment))
      words.add("capacity", assessment.capacityLine)
    } else {
      words.add("win32k", "does not read it: it looks for `SharedSection` only")
    }
    words.add("known from", Self.basis(of: argument.kind).words)
    text = words
  }

  private static func meaning(of kind: CsrssArgument.Kind) -> String {
    switch kind {
    case .program: "the program that Windows starts, with the arguments behind it"
    case .objectDirectory: "the object directory of csrss"
    case .sharedSection: "the sizes of desktop heaps, in KB"
    case .windows: "an argument of every string that Windows ships"
    case .subSystemType, .profileControl: "an argument that Windows ships and ignores"
    case .maxRequestThreads: "a number of threads, 16 by default"
    case .serverDll(let dll): dll.known.map(meaning) ?? "a server that csrss is to load"
    case .serverDllWithoutValue: "a server that csrss is to load, without its name"
    case .unknown: "no argument that csrss knows"
    }
  }

  private static func meaning(of server: KnownServer) -> String {
    let needed =
      switch server {
      case .base, .user: "every release needs it"
      case .console: "needed up to Windows 7 and Server 2008 R2"
      case .gdi: "of Windows NT 3.5x only"
      case .sideBySide: "needed from Windows 7 and Server 2008 R2 on"
      }
    return "a server of Windows' own that csrss loads; \(needed)"
  }

  private static func csrss(_ argument: CsrssArgument, _ assessment: WindowsAssessment) -> String {
    if let failure = assessment.csrss.failures.first(where: { $0.range == argument.range }) {
      return "fails: \(failure.fault.words)"
    }
    if assessment.csrss.survived.contains(argument) {
      return "does not know it, and survives by accident because of an argument that follows"
    }
    return switch argument.kind {
    case .program: "is this program; it must lie in system32"
    case .objectDirectory: "needs it, and needs `\\Windows` in it"
    case .sharedSection: "uses the first number; it wants a comma with something behind it"
    case .windows: "wants a `=` in it; the argument may be missing"
    case .subSystemType, .profileControl: "does nothing with it; it may be missing"
    case .maxRequestThreads: "wants a number in it"
    case .serverDll: "loads it under its index, which is below \(CsrssReader.serverLimit) and comes once"
    case .serverDllWithoutValue, .unknown: "does not know what to do with it"
    }
  }

  private static func basis(of kind: CsrssArgument.Kind) -> Basis {
    switch kind {
    case .maxRequestThreads: .documented("Microsoft KB187704")
    case .serverDll: .unknown("concluded from the strings that Windows itself writes")
    default: .readers
    }
  }
}

package import SubSystems

extension CsrssFault {
  /// Why csrss is not expected to start, as the end of a sentence that begins "csrss fails: ".
  package var words: String {
    switch self {
    case .empty: "the value is empty"
    case .program(.lostBackslashes): "the backslashes of its own path are lost"
    case .program: "the first argument is not csrss.exe in system32"
    case .objectDirectory: "ObjectDirectory is not \\Windows"
    case .sharedSectionMalformed: "SharedSection needs a comma and something behind it"
    case .sharedSectionWithoutSize: "the first number of SharedSection is 0"
    case .sharedSectionRepeated: "SharedSection stands there twice"
    case .windowsWithoutValue: "the argument Windows has no ="
    case .maxRequestThreadsWithoutNumber: "MaxRequestThreads has no number"
    case .serverDllWithoutIndex: "a ServerDll has no index"
    case .serverDllIndexOutOfRange(let index): "the ServerDll index \(index) is not below \(CsrssReader.serverLimit)"
    case .serverDllIndexRepeated(let index): "the ServerDll index \(index) is taken"
    case .unknownArgument: "it does not know an argument, and none follows that makes it go on"
    case .missing(let argument): "\(argument.rawValue) is missing"
    }
  }
}

extension Win32kReader.Reason {
  /// Why the heaps are others than the numbers, or not known, as a sentence without its full stop.
  package var words: String {
    switch self {
    case .valueTooLong:
      "the value is longer than about \(Win32kReader.valueLimit) characters, so built-in sizes apply"
    case .notFound: "SharedSection is not found in exactly these letters, so the smallest sizes apply"
    case .noComma: "SharedSection has no comma, so the smallest sizes apply"
    case .emptyNumber: "a number is empty, and what win32k makes of that is not known"
    case .wraps: "a size does not fit into 32 bits, and what win32k makes of that is not known"
    }
  }
}

import Findings
import SubSystems

extension CsrssFault {
  /// From where it is known that csrss fails.
  var basis: Basis {
    switch ground {
    case .documented: .documented("Microsoft KB187704")
    case .observed: .observed("how csrss reads its arguments (so does ReactOS)")
    case .inferred: .unknown("concluded from what the argument is for")
    }
  }

  /// A sentence: what it means for the start, claiming no more than is known.
  var consequence: String {
    switch ground {
    case .documented, .observed: "csrss fails on it: Windows will not boot."
    case .inferred: "csrss cannot work with it: Windows is not expected to boot."
    }
  }
}

extension CsrssArgument {
  /// Whether it names one of the servers of Windows' own modules, whatever its entry.
  func names(module: StaticString, in string: WindowsString) -> Bool {
    serverDll.map { string.isText(module, in: $0.module) } ?? false
  }
}

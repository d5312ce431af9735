import DesktopHeap
import LintRules
import SubSystems
import Reports

extension WindowsAssessment {
  /// What the value comes to, in a line: whether csrss starts, and its capacity.
  var lensLine: String {
    (csrss.failure.map { "csrss fails: \($0.fault.words) · " } ?? "") + capacityLine
  }

  /// How many desktops fit or how large their heaps are, and for which system that is said.
  var capacityLine: String { heaps + " · \(system.releaseWords), \(system.architectureWords)" }

  private var heaps: String {
    guard let capacity else { return win32k.reason.map { "heaps not known: \($0.words)" } ?? "heaps not known" }
    if let upper = capacity.upper, let net = capacity.net {
      return "\(net) non-interactive desktops of \(capacity.nonInteractive) fit, at most \(upper)"
    }
    let sizes = "\(capacity.interactive) for each interactive desktop, \(capacity.nonInteractive) for each other"
    return sizes + (capacity.isDynamic ? ", no fixed number of desktops" : ", how many fit is not known")
  }
}

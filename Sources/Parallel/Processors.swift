import CProcessors

/// The processors that this process may run on: all of the machine, or those that taskset or a container binds it to.
package enum Processors {
  /// How many there are, at least 1. Found out once.
  package static let count = max(1, Int(deskheap_processors()))
}

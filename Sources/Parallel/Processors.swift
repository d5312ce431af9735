#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The processors of this machine.
package enum Processors {
  /// How many there are, at least 1. Found out once: the system answers from a file.
  package static let count = max(1, Int(sysconf(CInt(_SC_NPROCESSORS_ONLN))))
}

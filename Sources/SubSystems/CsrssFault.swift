/// Why csrss is not expected to start.
package enum CsrssFault: Hashable, Sendable {
  /// The value is empty or blank.
  case empty
  /// The first token is not `…\system32\csrss.exe`.
  case program(CsrssPath)
  /// `ObjectDirectory` has no value, or another than `\Windows`.
  case objectDirectory
  /// `SharedSection` without `=`, without a comma, or with nothing after the comma.
  case sharedSectionMalformed
  /// The first number is 0, or becomes 0 in 32 bits: there can be no section of that size.
  case sharedSectionWithoutSize
  /// A second `SharedSection`.
  case sharedSectionRepeated
  /// `Windows` without `=`.
  case windowsWithoutValue
  /// `MaxRequestThreads` without its number.
  case maxRequestThreadsWithoutNumber
  /// `ServerDll` without `,index` or without a number there.
  case serverDllWithoutIndex
  /// An index of 6 or more.
  case serverDllIndexOutOfRange(UInt32)
  /// An index that another `ServerDll`, or csrss itself (0), holds.
  case serverDllIndexRepeated(UInt32)
  /// An unknown argument that none follows which would make csrss forget it.
  case unknownArgument
  /// An argument that every release needs is not there.
  case missing(NeededArgument)

  /// What is known about the fault, for messages that claim no more than that.
  package enum Ground: String, Sendable {
    /// Printed by Microsoft.
    case documented
    /// Read in ReactOS or seen in the behaviour of Windows.
    case observed
    /// Concluded from what the argument is for.
    case inferred
  }

  /// How well founded it is.
  package var ground: Ground {
    switch self {
    case .maxRequestThreadsWithoutNumber: .documented  // KB187704: it hung NT 4
    case .sharedSectionMalformed, .windowsWithoutValue, .serverDllWithoutIndex, .serverDllIndexOutOfRange,
      .serverDllIndexRepeated, .unknownArgument:
      .observed
    case .empty, .program, .objectDirectory, .sharedSectionWithoutSize, .sharedSectionRepeated, .missing: .inferred
    }
  }
}

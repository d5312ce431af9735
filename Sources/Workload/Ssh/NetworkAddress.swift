#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// An IPv4 or IPv6 address, for the address lists of `Match`.
struct NetworkAddress: Hashable, Sendable {
  /// 4 or 16 bytes, the most significant first.
  let bytes: [UInt8]

  /// An address as it is written; nil when it is none.
  init?(_ text: String) {
    guard let bytes = Self.parse(text, family: AF_INET, length: 4) ?? Self.parse(text, family: AF_INET6, length: 16)
    else { return nil }
    self.bytes = bytes
  }

  private static func parse(_ text: String, family: Int32, length: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: length)
    let isAddress = bytes.withUnsafeMutableBytes { inet_pton(family, text, $0.baseAddress) == 1 }
    return isAddress ? bytes : nil
  }
}

/// A network in CIDR form, as OpenSSH reads it: an address without a length is a single host.
struct AddressBlock: Hashable, Sendable {
  let address: NetworkAddress
  let prefixLength: Int

  /// Whether the length fits the address and no bit behind it is set; OpenSSH calls other lists invalid.
  let isConsistent: Bool

  /// Nil for what is no CIDR at all: OpenSSH then falls back to a wildcard match.
  init?(_ text: String) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, let address = NetworkAddress(String(first)) else { return nil }
    let bits = address.bytes.count * 8
    var length = bits
    if parts.count == 2 {
      guard let written = UInt8(parts[1]), written <= 128 else { return nil }
      length = Int(written)
    }
    self.address = address
    prefixLength = length
    isConsistent = length <= bits && Self.masked(address, to: length) == address.bytes
  }

  func contains(_ other: NetworkAddress) -> Bool {
    other.bytes.count == address.bytes.count && Self.masked(other, to: prefixLength) == address.bytes
  }

  private static func masked(_ address: NetworkAddress, to length: Int) -> [UInt8] {
    address.bytes.enumerated().map { index, byte in
      let kept = min(8, max(0, length - index * 8))
      return kept == 0 ? 0 : byte & (UInt8.max << (8 - kept))
    }
  }
}

/// The 64-bit xxHash of a content (seed 0): enough to notice that a file has changed, not to foil a forger.
/// Source of the algorithm and its five primes: the xxHash fast digest algorithm's specification, version 0.1.1.
package struct ContentDigest {
  private static let stripe = 32

  private static let prime1: UInt64 = 0x9E37_79B1_85EB_CA87
  private static let prime2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
  private static let prime3: UInt64 = 0x1656_67B1_9E37_79F9
  private static let prime4: UInt64 = 0x85EB_CA77_C2B2_AE63
  private static let prime5: UInt64 = 0x27D4_EB2F_1656_67C5

  private var lanes = (prime1 &+ prime2, prime2, UInt64(0), 0 &- prime1)
  private var length: UInt64 = 0
  private var tail: [UInt8] = []

  /// The digest of nothing yet.
  package init() {}

  /// Takes in the next block.
  package mutating func absorb(_ block: ArraySlice<UInt8>) {
    length &+= UInt64(block.count)
    var rest = block
    if !tail.isEmpty {
      let missing = rest.prefix(Self.stripe - tail.count)
      tail += missing
      rest = rest.dropFirst(missing.count)
      if tail.count < Self.stripe { return }
      mix(tail[...])
    }
    let whole = rest.prefix(rest.count - rest.count % Self.stripe)
    mix(whole)
    tail = Array(rest.dropFirst(whole.count))
  }

  /// Takes in whole stripes.
  private mutating func mix(_ stripes: ArraySlice<UInt8>) {
    var lanes = lanes
    stripes.withUnsafeBytes { bytes in
      for at in stride(from: 0, to: bytes.count, by: Self.stripe) {
        lanes.0 = Self.round(lanes.0, Self.word(bytes, at))
        lanes.1 = Self.round(lanes.1, Self.word(bytes, at + 8))
        lanes.2 = Self.round(lanes.2, Self.word(bytes, at + 16))
        lanes.3 = Self.round(lanes.3, Self.word(bytes, at + 24))
      }
    }
    self.lanes = lanes
  }

  /// The digest of all that was taken in.
  package var value: UInt64 {
    var hash = Self.prime5
    if length >= UInt64(Self.stripe) {
      hash =
        Self.rotated(lanes.0, 1) &+ Self.rotated(lanes.1, 7) &+ Self.rotated(lanes.2, 12) &+ Self.rotated(lanes.3, 18)
      hash = Self.merged(Self.merged(Self.merged(Self.merged(hash, lanes.0), lanes.1), lanes.2), lanes.3)
    }
    return Self.finished(withTail(hash &+ length))
  }

  private func withTail(_ hash: UInt64) -> UInt64 {
    tail.withUnsafeBytes { tail in
      var hash = hash
      var at = 0
      while at + 8 <= tail.count {
        hash = Self.rotated(hash ^ Self.round(0, Self.word(tail, at)), 27) &* Self.prime1 &+ Self.prime4
        at += 8
      }
      if at + 4 <= tail.count {
        let half = UInt32(littleEndian: tail.loadUnaligned(fromByteOffset: at, as: UInt32.self))
        hash = Self.rotated(hash ^ (UInt64(half) &* Self.prime1), 23) &* Self.prime2 &+ Self.prime3
        at += 4
      }
      for byte in tail[at...] {
        hash = Self.rotated(hash ^ (UInt64(byte) &* Self.prime5), 11) &* Self.prime1
      }
      return hash
    }
  }

  private static func finished(_ hash: UInt64) -> UInt64 {
    var hash = hash
    hash = (hash ^ (hash >> 33)) &* prime2
    hash = (hash ^ (hash >> 29)) &* prime3
    return hash ^ (hash >> 32)
  }

  private static func merged(_ hash: UInt64, _ lane: UInt64) -> UInt64 {
    (hash ^ round(0, lane)) &* prime1 &+ prime4
  }

  private static func round(_ lane: UInt64, _ word: UInt64) -> UInt64 {
    rotated(lane &+ word &* prime2, 31) &* prime1
  }

  private static func rotated(_ word: UInt64, _ bits: UInt64) -> UInt64 {
    (word << bits) | (word >> (64 - bits))
  }

  private static func word(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }
}

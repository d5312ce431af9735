/// The few code units that both readers look for, and comparison without regard to ASCII case.
enum ASCII {
  static let quote: UInt16 = 0x22
  static let plus: UInt16 = 0x2B
  static let comma: UInt16 = 0x2C
  static let minus: UInt16 = 0x2D
  static let zero: UInt16 = 0x30
  static let colon: UInt16 = 0x3A
  static let equals: UInt16 = 0x3D
  static let backslash: UInt16 = 0x5C

  /// The worth of a digit or letter, 0 to 35.
  static func digit(_ unit: UInt16) -> Int? {
    switch unit {
    case 0x30...0x39: Int(unit) - 0x30
    case 0x41...0x5A: Int(unit) - 0x41 + 10
    case 0x61...0x7A: Int(unit) - 0x61 + 10
    default: nil
    }
  }

  static func lowercased(_ unit: UInt16) -> UInt16 {
    unit &- 0x41 < 26 ? unit | 0x20 : unit
  }

  /// Whether the units spell `text`, which is ASCII, in any case.
  static func matches(_ units: ArraySlice<UInt16>, _ text: StaticString) -> Bool {
    guard units.count == text.utf8CodeUnitCount else { return false }
    return text.withUTF8Buffer { bytes in
      bytes.indices.allSatisfy { lowercased(units[units.startIndex + $0]) == lowercased(UInt16(bytes[$0])) }
    }
  }
}

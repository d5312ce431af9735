/// A key with some of its values, as plain texts and numbers without their places in the file.
package struct KeyDigest: Equatable, Sendable {
  /// The path as regedit uses it.
  package var path: String
  /// The line of its heading.
  package var line: Int
  /// Texts of REG_SZ and REG_EXPAND_SZ values, by name in lower case; "" is the default value.
  package var texts: [String: String] = [:]
  /// Numbers of REG_DWORD values, by name in lower case.
  package var numbers: [String: UInt32] = [:]

  /// A key without values.
  package init(path: String, line: Int) {
    self.path = path
    self.line = line
  }

  /// The last part of the path.
  package var name: String { String(path[(path.lastIndex(of: "\\").map(path.index(after:)) ?? path.startIndex)...]) }

  /// Takes a value. The last one of a name counts; one that deletes, or is of another type, leaves none.
  package mutating func take(_ value: RegistryValue) {
    let name = value.name.lowercased()
    texts[name] = nil
    numbers[name] = nil
    guard value.form != .deletion else { return }
    if value.type == 4, value.data.count == 4 {
      numbers[name] = value.data.reversed().reduce(0) { $0 << 8 | UInt32($1) }
    } else if value.type == 1 || value.type == 2 {
      texts[name] = UTF16Text.string(UTF16Bytes.units(value.data).prefix { $0 != 0 })
    }
  }
}

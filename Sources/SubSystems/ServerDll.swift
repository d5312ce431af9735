/// The value of a `ServerDll` argument: `module[:entry],index`.
package struct ServerDll: Hashable, Sendable {
  /// The module's name, without the entry.
  package let module: Range<Int>
  /// The entry's name after the first `:` before the comma; nil without one.
  package let entry: Range<Int>?
  /// What stands after the first comma; nil without a comma.
  package let indexText: Range<Int>?
  /// The index as csrss reads it (base 10); nil where there is no text or no number after the comma.
  package let index: UInt32?
  /// Which of the servers of Windows it names, entry included; nil for any other.
  package let known: KnownServer?

  init(in units: [UInt16], value: Range<Int>) {
    let comma = units[value].firstIndex(of: ASCII.comma)
    let name = value.lowerBound..<(comma ?? value.upperBound)
    let colon = units[name].firstIndex(of: ASCII.colon)
    let module = name.lowerBound..<(colon ?? name.upperBound)
    let entry = colon.map { $0 + 1..<name.upperBound }
    self.module = module
    self.entry = entry
    indexText = comma.map { $0 + 1..<value.upperBound }
    index = indexText.flatMap { text in
      // Base 10 here, unlike the numbers of SharedSection: a prefix is no part of it.
      let number = ClassicNumber(in: units, field: text)
      guard number.radix == .decimal else { return 0 }
      return number.hasDigits ? number.bits : nil
    }
    known = KnownServer.allCases.first { server in
      ASCII.matches(units[module], server.module)
        && (server.entry.map { text in entry.map { ASCII.matches(units[$0], text) } ?? false } ?? (entry == nil))
    }
  }
}

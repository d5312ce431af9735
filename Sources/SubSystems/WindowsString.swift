import RegistryText

/// The text of the registry value `Windows`, cut into arguments as csrss cuts it.
package struct WindowsString: Hashable, Sendable {
  /// The UTF-16 units of the value, without ending NULs.
  package let units: [UInt16]
  /// Where the text ends: at the first NUL, or with the units.
  package let textEnd: Int
  /// The tokens in order; the first is the program.
  package let arguments: [CsrssArgument]

  /// Cuts `units` at blanks; ending NULs are left away, and what follows a NUL inside is no argument.
  package init(units: [UInt16]) {
    let lastText = units.lastIndex { $0 != 0 } ?? -1
    let units = Array(units[...lastText])
    let end = units.firstIndex(of: 0) ?? units.count
    var arguments: [CsrssArgument] = []
    var index = 0
    while index < end {
      guard !Blank.isBlank(units[index]) else {
        index += 1
        continue
      }
      let stop = units[index..<end].firstIndex(where: Blank.isBlank) ?? end
      arguments.append(CsrssArgument(in: units, range: index..<stop, isFirst: arguments.isEmpty))
      index = stop
    }
    self.units = units
    self.arguments = arguments
    textEnd = end
  }

  /// The value given as text.
  package init(_ text: String) {
    self.init(units: Array(text.utf16))
  }

  /// The whole value as text, lone surrogates replaced.
  package var text: String { text(in: 0..<units.count) }

  /// The text of a range of unit indices (clamped), lone surrogates replaced.
  package func text(in range: Range<Int>) -> String {
    UTF16Text.string(units[range.clamped(to: 0..<units.count)])
  }

  /// Whether the units of a range spell `text`, which is ASCII, in any case.
  package func isText(_ text: StaticString, in range: Range<Int>) -> Bool {
    ASCII.matches(units[range.clamped(to: 0..<units.count)], text)
  }

  /// Whether there is no argument at all.
  package var isBlank: Bool { arguments.isEmpty }

  /// The arguments of one kind, in order.
  package func arguments(of kind: CsrssArgument.Kind) -> [CsrssArgument] {
    arguments.filter { $0.kind == kind }
  }

  /// The first argument whose `ServerDll` names `server`, whatever its index.
  package func argument(naming server: KnownServer) -> CsrssArgument? {
    arguments.first { $0.serverDll?.known == server }
  }
}

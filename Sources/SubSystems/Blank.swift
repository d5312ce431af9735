/// What cuts the line into arguments: a process of Windows' native start-up takes every unit up to U+0020 for a blank,
/// tabs and line ends included, and knows no quoting (so does ReactOS). NUL ends the text.
package enum Blank {
  /// Whether `unit` cuts arguments.
  package static func isBlank(_ unit: UInt16) -> Bool {
    (0x01...0x20).contains(unit)
  }
}

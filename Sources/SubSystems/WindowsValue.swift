package import RegistryText

/// A value `Windows` of a SubSystems key, with its text.
package struct WindowsValue: Sendable {
  /// The heading that it stands under.
  package let key: RegistryKey
  /// The control set in the heading's path.
  package let controlSet: ControlSet?
  /// The value.
  package let value: RegistryValue
  /// Its text without the end NULs, cut into arguments; that of a value of another type too, as far as it is text.
  package let string: WindowsString
  /// The gravest damage that keeps it from being a text; nil where it is one, maybe an empty one.
  package let damage: ValueDamage?

  /// The value with its text cut into arguments, by `cut` where that is given.
  package init(
    key: RegistryKey, controlSet: ControlSet?, value: RegistryValue,
    _ cut: ([UInt16]) -> WindowsString = WindowsString.init(units:)
  ) {
    self.key = key
    self.controlSet = controlSet
    self.value = value
    let string = cut(value.text?.units ?? UTF16Bytes.units(value.data))
    self.string = string
    damage = Self.damage(of: value, string)
  }

  /// Where the units of `range` stand in the file; the whole data where the places are not known.
  package func place(_ range: Range<Int>) -> SourceRange {
    value.text?.place(range) ?? value.dataRange
  }

  /// The lines of the file that a stretch touches.
  package func excerpt(_ range: SourceRange) -> [SourceLine] {
    let lastLine = range.end.column == 1 && range.end.line > range.start.line ? range.end.line - 1 : range.end.line
    return value.lines.filter { (range.start.line...max(range.start.line, lastLine)).contains($0.number) }
  }
}

/// What is told of a heading whose path is lent.
package struct LentKey: Equatable, Sendable {
  /// The number of its line.
  package var line: Int
  /// Whether it deletes the key and all below it.
  package var isDeletion: Bool
  /// Whether regedit takes it: not when its root is unknown or the header imports nothing.
  package var isImported: Bool

  /// Makes what is told of a heading.
  package init(line: Int, isDeletion: Bool = false, isImported: Bool) {
    self.line = line
    self.isDeletion = isDeletion
    self.isImported = isImported
  }
}

/// What is told of a value whose name and data are lent.
package struct LentValue: Equatable, Sendable {
  /// How it is written.
  package var form: RegistryValue.Form
  /// The number of the registry type, as of a ``RegistryValue``.
  package var type: UInt32
  /// The number of its first line.
  package var line: Int
  /// Bytes, all of them zero, that regedit stores behind the data lent: the end NUL where the file has none.
  package var addedBytes = 0

  /// Makes what is told of a value.
  package init(form: RegistryValue.Form, type: UInt32, line: Int, addedBytes: Int = 0) {
    self.form = form
    self.type = type
    self.line = line
    self.addedBytes = addedBytes
  }

  /// Whether it is a REG_SZ, a REG_EXPAND_SZ or a REG_MULTI_SZ.
  package var isText: Bool { RegistryValue.isText(type) }
}

/// What the reader accepts before it gives up with a clear error. Memory is bounded by these numbers, not by the file.
package enum ReaderLimits {
  /// The longest line, in UTF-16 units or bytes of text: 4 Mi. regedit itself cuts lines near 80 characters.
  package static let lineUnits = 4 << 20
  /// The most data of one value that is kept, in bytes: 16 MiB.
  package static let valueBytes = 16 << 20
  /// The most data of one value whose every unit is mapped back to the file, in bytes: 64 KiB.
  package static let mappedBytes = 64 << 10
  /// The longest statement with a list of bytes whose text is kept for an edit, in text units: 512 Ki, comments included.
  package static let writtenUnits = 512 << 10
  /// How far the end of a string is looked for over line ends, in units: 64 Ki.
  package static let rawStringUnits = 64 << 10
  /// How much of a file without header and without any key is looked at before it is taken for no export, in bytes.
  package static let headlessBytes = 1 << 20
  /// How many value names of one key are remembered to find duplicates.
  package static let rememberedNames = 4096
  /// How many units of value names of one key are remembered to find duplicates.
  package static let rememberedNameUnits = 256 << 10
  /// How many comments to deskheap may be about one statement.
  package static let directivesOfStatement = 64
  /// The longest comment to deskheap that is taken whole, in text units.
  package static let directiveUnits = 4096
  /// The longest part of a line that an excerpt shows, in UTF-16 units.
  package static let excerptUnits = 160
}

/// Why reading stopped before the end of the file.
package enum ReadError: Error, Equatable, Sendable {
  /// The system refused; `errno` is its reason, `action` what was tried ("open", "read").
  case system(action: String, errno: Int32)
  /// A line is longer than ``ReaderLimits/lineUnits``.
  case lineTooLong(line: Int, limit: Int)
  /// The data of one value is longer than ``ReaderLimits/valueBytes``.
  case valueTooLarge(line: Int, limit: Int)
  /// The path names a folder.
  case isFolder
  /// The file is a registry hive (magic `regf`), not an export of one.
  case isHive
  /// A pipe that no program writes to.
  case noWriter
  /// A device gave more than `limit` bytes: it may be endless.
  case endless(limit: Int)
  /// The bytes from `offset` on are no text in the encoding of the file, so that it cannot be written in another.
  case undecodable(offset: Int)
}

/// Text that is put together of many pieces: each is copied once, where a `String` makes room and looks at what is added.
struct GrowingText {
  /// The text in UTF-8.
  private var bytes: [UInt8] = []

  /// The text as it is now.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Adds `text`.
  static func += (growing: inout Self, text: String) { growing.bytes += text.utf8 }

  /// Adds text in UTF-8 that is no part of a character.
  static func += (growing: inout Self, text: ArraySlice<UInt8>) { growing.bytes += text }

  /// Adds an ASCII character so many times.
  mutating func add(_ character: UInt8, times: Int) { bytes += repeatElement(character, count: times) }
}

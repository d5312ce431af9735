import RegistryText
import SubSystems

extension FileFacts {
  /// `text`, which is ASCII, as the file writes it.
  func encoded(_ text: String) -> [UInt8] {
    encoding.bytes(of: Array(text.utf16)) ?? []
  }

  /// A splice that writes `text`, which is ASCII, in place of `bytes`.
  func splice(_ bytes: Range<Int>, _ text: String) -> Splice {
    Splice(bytes: bytes, replacement: encoded(text))
  }
}

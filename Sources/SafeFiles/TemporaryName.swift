#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The names that this room gives to what it puts beside a file: `.NAME.deskheap-PID-RANDOM.tmp`, and for a backup
/// `.NAME.deskheap-PID-RANDOM-INODE.backup`. Recognisable, so that what a killed run leaves can be removed.
struct TemporaryName: Equatable {
  /// What the name is for.
  enum Purpose: Equatable {
    case newContent
    /// The old content of the file with this inode number.
    case backup(inode: UInt64)
  }

  /// How much of the file's own name is kept, in bytes: 255 may be used, and the rest needs 10 ("." and ".deskheap-")
  /// + 1, 10 for the process, 1 + 16 for the random number, 1 + 20 for the inode number and 7 (".backup").
  static let maximumStem = 255 - 66

  private static let mark = ".deskheap-"
  private static let randomDigits = 16

  /// The file's name, or its beginning if it is long.
  let stem: String
  /// The process that made it.
  let process: pid_t
  let random: UInt64
  let purpose: Purpose

  /// A new name beside the file `name`.
  init(for name: String, _ purpose: Purpose) {
    stem = Self.stem(of: name)
    process = getpid()
    random = UInt64.random(in: 0...UInt64.max)
    self.purpose = purpose
  }

  /// Recognises a name; nil if this room cannot have made it.
  init?(parsing text: String) {
    guard text.hasPrefix("."), let dot = text.lastIndex(of: ".") else { return nil }
    let before = text[..<dot]
    guard let mark = Self.lastMark(in: before) else { return nil }
    stem = String(before[before.index(after: before.startIndex)..<mark.lowerBound])
    let fields = before[mark.upperBound...].split(separator: "-", omittingEmptySubsequences: false)
    guard fields.count >= 2, let process = pid_t(fields[0]), process > 0, fields[1].count == Self.randomDigits,
      let random = UInt64(fields[1], radix: 16)
    else { return nil }
    self.process = process
    self.random = random
    switch (text[dot...], fields.count) {
    case (".tmp", 2): purpose = .newContent
    case (".backup", 3):
      guard let inode = UInt64(fields[2]) else { return nil }
      purpose = .backup(inode: inode)
    default: return nil
    }
  }

  /// Whether it was made beside the file `name`.
  func belongs(to name: String) -> Bool { stem == Self.stem(of: name) }

  /// The name itself.
  var text: String {
    let digits = String(random, radix: 16)
    let padded = String(repeating: "0", count: Self.randomDigits - digits.count) + digits
    let start = "." + stem + Self.mark + "\(process)-" + padded
    return switch purpose {
    case .newContent: start + ".tmp"
    case .backup(let inode): start + "-\(inode).backup"
    }
  }

  private static func stem(of name: String) -> String {
    var stem = name
    while stem.utf8.count > maximumStem { stem.removeLast() }
    return stem
  }

  private static func lastMark(in text: Substring) -> Range<Substring.Index>? {
    var end = text.endIndex
    while let dot = text[..<end].lastIndex(of: ".") {
      if text[dot...].hasPrefix(mark) { return dot..<text.index(dot, offsetBy: mark.count) }
      end = dot
    }
    return nil
  }
}

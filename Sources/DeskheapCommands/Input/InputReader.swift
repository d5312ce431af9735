#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Parallel
package import RegistryText
package import SubSystems

/// Reads one input.
package enum InputReader {
  /// Why an input could not be read, for people.
  package struct Failure: Error, Equatable, Sendable {
    /// What to tell, without the path.
    package var message: String
  }

  /// How much of standard input is looked at to tell `reg query` output from a `.reg` file, in bytes.
  private static let headBytes = 4096
  /// The longest output of `reg query` that is read, in bytes.
  private static let queryLimit = 16 << 20

  /// The path of an input as reports show it.
  package static func shownPath(_ input: InputFinder.Input) -> String {
    switch input {
    case .file(let path), .failure(let path, _): path
    case .standardInput: "<stdin>"
    case .value: "<value>"
    }
  }

  /// What `input` holds. What can be read only once, because it is no regular file, is added to `kept`. A large file is
  /// read on up to `threads` threads.
  package static func export(
    _ input: InputFinder.Input, choice: EncodingChoice, keeping kept: KeptBytes? = nil, threads: Int = Processors.count
  ) throws(Failure) -> Export {
    switch input {
    case .value(let text): return .bareValue(text)
    case .failure(_, let message): throw Failure(message: message)
    case .file(let path): return try export(file(path), choice: choice, keeping: kept, threads: threads)
    case .standardInput: return try reading { () throws(ReadError) in try standardInput(choice, kept) }
    }
  }

  /// The file at `path`.
  static func file(_ path: String) throws(Failure) -> FileBytes {
    try reading { () throws(ReadError) in try FileBytes(path: path) }
  }

  /// What the text of `source` holds, as ``export(_:choice:keeping:threads:)`` does.
  static func export(
    _ source: any ByteSource, choice: EncodingChoice, keeping kept: KeptBytes?, threads: Int
  ) throws(Failure) -> Export {
    try reading { () throws(ReadError) in
      try ExportSurvey.read(
        source.expectedSize == nil ? keeping(source, kept) : source, choice: choice,
        ahead: ReadAhead(threads: threads))
    }
  }

  /// Gives what `read` does, its errors in words.
  static func reading<T>(_ read: () throws(ReadError) -> T) throws(Failure) -> T {
    do throws(ReadError) { return try read() } catch { throw Failure(message: words(error)) }
  }

  private static func keeping(_ source: any ByteSource, _ kept: KeptBytes?) -> any ByteSource {
    kept.map { KeepingBytes(source, into: $0) } ?? source
  }

  private static func standardInput(_ choice: EncodingChoice, _ kept: KeptBytes?) throws(ReadError) -> Export {
    var source = keeping(try FileBytes(descriptor: STDIN_FILENO, closes: false), kept)
    let head = try bytes(&source, upTo: headBytes)
    let peeked = PeekedBytes(head: head, rest: source)
    guard QueryText.isLikely(TextDecoding.string(head)) else { return try ExportSurvey.read(peeked, choice: choice) }
    var all: any ByteSource = peeked
    let whole = try bytes(&all, upTo: queryLimit)
    var facts = FileFacts(header: .unknown, headerText: "", encoding: TextDecoding.encoding(whole))
    facts.size = whole.count
    return QueryText.export(TextDecoding.string(whole), facts: facts)
  }

  /// The next bytes of `source`: `limit` of them, fewer at its end only.
  static func bytes(_ source: inout any ByteSource, upTo limit: Int) throws(ReadError) -> [UInt8] {
    var result: [UInt8] = []
    while result.count < limit {
      let start = result.count
      try result.append(addingCapacity: min(limit - start, 64 << 10)) { (room) throws(ReadError) in
        try room.withUnsafeMutableBufferPointer { (all, count) throws(ReadError) in
          count = try source.read(into: UnsafeMutableRawBufferPointer(all))
        }
      }
      if result.count == start { break }
    }
    return result
  }

  /// What to tell of an error of reading: what was expected and what to do.
  package static func words(_ error: ReadError) -> String {
    switch error {
    case .system(let action, let number): "could not \(action) it: \(SystemReason.words(number))"
    case .lineTooLong(let line, let limit):
      "line \(line) has more than \(limit) characters; deskheap reads lines up to that length, and regedit cuts its own "
        + "near 80: is this an export?"
    case .valueTooLarge(let line, let limit):
      "the value at line \(line) has more than \(limit) bytes of data, the most that deskheap reads"
    case .isFolder: "this is a folder where a file is expected"
    case .isHive:
      "this is a hive, export it first: on Windows `reg load HKLM\\OFFLINE FILE` and `reg export HKLM\\OFFLINE out.reg`, "
        + "elsewhere `hivexregedit --export --prefix 'HKEY_LOCAL_MACHINE\\SYSTEM' FILE '\\' > out.reg`"
    case .noWriter: "no program writes to this pipe"
    case .undecodable(let offset):
      "the bytes from \(offset) on are no text in the encoding of the file, so it is not written in another; "
        + "name its code page with --code-page"
    case .endless(let limit): "this device gave more than \(limit) bytes: give a file or a pipe"
    }
  }
}

/// The text of bytes that are UTF-8, or UTF-16 with a byte order mark.
private enum TextDecoding {
  static func encoding(_ bytes: [UInt8]) -> TextEncoding {
    if bytes.starts(with: [0xFF, 0xFE]) { return .utf16LE(mark: true) }
    return .utf8(mark: bytes.starts(with: [0xEF, 0xBB, 0xBF]))
  }

  static func string(_ bytes: [UInt8]) -> String {
    if bytes.starts(with: [0xFF, 0xFE]) {
      return String(decoding: UTF16Bytes.units(Array(bytes.dropFirst(2))), as: UTF16.self)
    }
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    return String(decoding: bytes[start...], as: UTF8.self)
  }
}

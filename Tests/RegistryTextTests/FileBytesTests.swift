import RegistryText
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Bytes of files, pipes and devices.
struct FileBytesTests {
  private static func all(_ source: some ByteSource, by count: Int = 7) throws -> [UInt8] {
    var (source, result) = (source, [UInt8]())
    while true {
      var block = [UInt8](repeating: 0, count: count)
      let read = try block.withUnsafeMutableBytes { (all) throws(ReadError) in try source.read(into: all) }
      if read == 0 { return result }
      result += block[..<read]
    }
  }

  /// A file with the bytes, open and without a name.
  private static func file(_ bytes: [UInt8]) throws -> FileBytes {
    let stream = try #require(tmpfile())
    defer { fclose(stream) }
    fwrite(bytes, 1, bytes.count, stream)
    fflush(stream)
    rewind(stream)
    return try FileBytes(descriptor: dup(fileno(stream)), closes: true)
  }

  private static func failure(_ path: String) -> ReadError? {
    do throws(ReadError) {
      _ = try FileBytes(path: path)
      return nil
    } catch { return error }
  }

  @Test("A file says its size, and is read from its start or from any place", arguments: [0, 1, 100, 1000])
  func files(count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let file = try Self.file(bytes)
    #expect(file.size == count)
    #expect(file.expectedSize == count)
    #expect(try Self.all(file) == bytes)
    try file.skip(to: count / 3)
    #expect(try Self.all(file) == Array(bytes[(count / 3)...]))
    for range in [0..<count, count / 4..<count / 2, count / 2..<count / 2] {
      #expect(try Self.all(file.part(range)) == Array(bytes[range]))
    }
  }

  @Test("A part of a file that has shrunk ends where the file does")
  func shrunk() throws {
    let file = try Self.file([1, 2, 3])
    #expect(try Self.all(file.part(1..<9)) == [2, 3])
    #expect(file.size == 3)
  }

  @Test("A pipe has no size, and is read to its end")
  func pipes() throws {
    var ends: [CInt] = [0, 0]
    try #require(pipe(&ends) == 0)
    let bytes: [UInt8] = [7, 8, 9]
    #expect(write(ends[1], bytes, bytes.count) == bytes.count)
    close(ends[1])
    let file = try FileBytes(descriptor: ends[0], closes: true)
    #expect(file.size == nil)
    #expect(file.expectedSize == nil)
    #expect(try Self.all(file) == bytes)
    #expect(throws: ReadError.system(action: "read", errno: ESPIPE)) { try file.skip(to: 0) }
  }

  @Test("A pipe with a name is waited for until someone writes to it")
  func namedPipes() throws {
    let script = try #require(
      popen("d=$(mktemp -d) && mkfifo $d/p && echo $d/p && sleep 0.1 && printf abc >$d/p; rm -r $d", "r"))
    defer { pclose(script) }
    var line = [CChar](repeating: 0, count: 4096)
    try #require(fgets(&line, CInt(line.count), script) != nil)
    let path = String(decoding: line.prefix { $0 != 0x0A }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    #expect(try Self.all(FileBytes(path: path)) == Array("abc".utf8))
  }

  @Test("What is no file to read is refused with the reason")
  func refused() {
    #expect(Self.failure("/") == .isFolder)
    #expect(Self.failure("/nowhere/at all") == .system(action: "open", errno: ENOENT))
    #expect(Self.failure("/dev/null") == nil)
  }

  @Test("A descriptor that is not open is refused")
  func closed() {
    #expect(throws: ReadError.system(action: "open", errno: EBADF)) { try FileBytes(descriptor: -1, closes: false) }
  }
}

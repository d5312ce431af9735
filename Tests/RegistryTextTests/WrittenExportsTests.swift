import RegistryText
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Exports that stand in files: the samples of the project, and those of real machines where they are at hand.
struct WrittenExportsTests {
  /// `DESKHEAP_REAL_EXPORTS`, or a folder beside the project.
  private static let realFolder =
    getenv("DESKHEAP_REAL_EXPORTS").map { String(cString: $0) } ?? root + "/../shared/real"
  private static let root = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()

  @Test(
    "Samples print back to the same bytes",
    arguments: exports(below: root + "/Samples") + exports(below: root + "/Tests/fuzz"))
  func samples(path: String) throws { try check(path) }

  @Test(
    "Exports of real machines print back to the same bytes, and nothing in them is wrong",
    .enabled(if: !exports(below: realFolder).isEmpty, "no exports of real machines beside the project"),
    arguments: exports(below: realFolder))
  func realExports(path: String) throws {
    let recorder = try check(path)
    #expect(recorder.problems.filter { $0.kind != .sharedSectionInString }.isEmpty)
  }

  @Test(
    "A whole hive's export, packed with xz, prints back to the same bytes",
    .enabled(if: !packed.isEmpty, "no packed exports of real machines beside the project, or no xz"),
    arguments: packed)
  func packedExports(path: String) throws {
    let output = try #require(popen("xz -dc '\(path)'", "r"))
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 20)
    while case let count = fread(&block, 1, block.count, output), count > 0 { bytes += block[..<count] }
    try #require(pclose(output) == 0)
    #expect(try check(bytes).problems.isEmpty)
  }

  private static let packed = system("command -v xz >/dev/null 2>&1") == 0 ? exports(below: realFolder, ".reg.xz") : []

  @discardableResult
  private func check(_ path: String) throws -> Recorder { try check(Self.bytes(path)) }

  @discardableResult
  private func check(_ bytes: [UInt8]) throws -> Recorder {
    let recorder = try Recorder.read(bytes)
    let printed = recorder.reading.statements.flatMap { bytes[$0.bytes] }
    let isSame = printed == bytes
    #expect(isSame)
    return recorder
  }

  private static func bytes(_ path: String) throws -> [UInt8] {
    let file = try FileBytes(path: path)
    var bytes = [UInt8](repeating: 0, count: file.size ?? 0)
    let count = try bytes.withUnsafeMutableBytes { (all) throws(ReadError) in try file.read(into: all) }
    return Array(bytes[..<count])
  }

  /// The paths of all files in and below `folder` whose names end in `ending`.
  private static func exports(below folder: String, _ ending: String = ".reg") -> [String] {
    guard let listing = opendir(folder) else { return [] }
    defer { closedir(listing) }
    var paths: [String] = []
    while let entry = readdir(listing) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if name.hasPrefix(".") { continue }
      let path = folder + "/" + name
      paths += name.asciiLowered.hasSuffix(ending) ? [path] : exports(below: path, ending)
    }
    return paths.sorted()
  }
}

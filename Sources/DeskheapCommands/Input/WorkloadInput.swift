import ArgumentParser
import LibXML
import LibYAML
import Reports
import Workload

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `--workload FILE`, which several commands take.
enum WorkloadInput {
  static let help = ArgumentHelp(
    "A workload file (YAML): who else uses desktops. See `deskheap workload`.", valueName: "file")
  static let completion = CompletionKind.file(extensions: ["yml", "yaml"])

  /// Reads a workload file: exit status 3 where that cannot be done, 2 where it says what it must not.
  static func read(_ path: String) throws(CommandFailure) -> WorkloadDescription {
    let shown = VisibleText.of(path == "-" ? "<stdin>" : path)
    let bytes: [UInt8]
    do throws(ByteSourceError) { bytes = try contents(path) } catch {
      throw CommandFailure(.inputOutput, "\(shown): \(error.reason)")
    }
    do throws(YAMLError) {
      let description = try WorkloadFile.read(bytes) { (config) throws(YAMLError) in
        try ServerFiles(beside: path).read(config)
      }
      for warning in description.warnings { Console.standard().note("\(shown): \(VisibleText.of(warning))") }
      return description
    } catch {
      throw .usage("\(shown):\(error.mark.line):\(error.mark.column): \(VisibleText.of(error.message))")
    }
  }

  /// The bytes of a file that is no longer than a workload file may be, and one more of a longer one.
  fileprivate static func contents(_ path: String) throws(ByteSourceError) -> [UInt8] {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw ByteSourceError(code: errno) }
    defer { if path != "-" { close(descriptor) } }
    let source = LibXML.ByteSource.descriptor(descriptor)
    var bytes: [UInt8] = []
    while bytes.count <= YAMLDocument.maximumBytes {
      let block = try source.next()
      if block.isEmpty { break }
      bytes += block
    }
    return bytes
  }
}

/// The sshd_config that a workload file names, with what it includes.
private struct ServerFiles {
  private let folder: String

  init(beside path: String) { folder = SystemFiles.folder(of: path) }

  func read(_ path: String) throws(YAMLError) -> SshdConfiguration {
    let full = Self.joined(folder, path)
    do throws(WorkloadError) {
      let inner = SystemFiles.folder(of: full)
      return try SshdConfigurationReader.read(try Self.file(full)) { (pattern) throws(WorkloadError) in
        try Self.matches(of: Self.joined(inner, pattern))
      }
    } catch { throw YAMLError(.start, error.description) }
  }

  private static func joined(_ folder: String, _ path: String) -> String {
    path.unicodeScalars.first == "/" ? path : folder + path
  }

  private static func file(_ path: String) throws(WorkloadError) -> SshdConfigurationFile {
    do throws(ByteSourceError) {
      return SshdConfigurationFile(
        path: path, text: String(decoding: try WorkloadInput.contents(path), as: UTF8.self))
    } catch { throw .unreadable(path: path, reason: error.reason) }
  }

  /// OpenSSH expands the pattern with glob, too; no match is no error.
  private static func matches(of pattern: String) throws(WorkloadError) -> [SshdConfigurationFile] {
    var found = glob_t()
    defer { globfree(&found) }
    guard glob(pattern, 0, nil, &found) == 0 else { return [] }
    var files: [SshdConfigurationFile] = []
    for index in 0..<min(Int(found.gl_pathc), SshdConfigurationReader.mostIncludedFiles) {
      if let path = found.gl_pathv?[index] { files.append(try file(String(cString: path))) }
    }
    return files
  }
}

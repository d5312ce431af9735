import Evidence
import LibXML
import RegistryText
import Reports

/// Reads files of evidence.
enum EvidenceInput {
  /// What `path` holds; `-` is standard input.
  static func read(_ path: String) throws(CommandFailure) -> EvidenceFile {
    let name = path == "-" ? "<stdin>" : path
    let source = try open(path, name)
    do { return try EvidenceFile.read(name: name, source) } catch { throw CommandFailure(error) }
  }

  /// The signs in the log `path`, in which there is neither a listing nor an event.
  static func log(_ path: String) throws(CommandFailure) -> Observations {
    let source = try open(path, path)
    do { return try Observations.read(name: path, source) } catch { throw CommandFailure(error) }
  }

  private static func open(_ path: String, _ name: String) throws(CommandFailure) -> LibXML.ByteSource {
    do throws(ReadError) {
      return source(path == "-" ? try FileBytes.standardInput() : try FileBytes(path: path))
    } catch {
      throw CommandFailure(.inputOutput, "\(VisibleText.of(name)): \(InputReader.words(error))")
    }
  }

  private static func source(_ file: FileBytes) -> LibXML.ByteSource {
    LibXML.ByteSource { () throws(ByteSourceError) in
      var block = [UInt8](repeating: 0, count: LibXML.ByteSource.blockSize)
      do throws(ReadError) {
        let count = try block.withUnsafeMutableBufferPointer { (buffer) throws(ReadError) in
          try file.read(into: UnsafeMutableRawBufferPointer(buffer))
        }
        block.removeSubrange(count...)
        return block
      } catch {
        throw ByteSourceError(reason: InputReader.words(error))
      }
    }
  }
}

extension CommandFailure {
  /// The failure that an error of reading evidence is.
  init(_ error: EvidenceError) {
    let place = VisibleText.of(error.path) + (error.line.map { ":\($0)" } ?? "")
    self.init(
      .inputOutput, VisibleText.of("\(place): \(error.problem); expected \(error.expected): \(error.remedy)"))
  }
}

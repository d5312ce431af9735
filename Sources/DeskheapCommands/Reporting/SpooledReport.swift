import LibXML
import Reports
import SafeFiles

/// The document of `report` for tools, of any size, on its way to where it was asked for.
final class SpooledReport {
  private let path: String
  private let place = Spool()
  private let xml: ReportXML

  /// Begins the document that goes to `path`.
  init(_ path: String, origin: ReportOrigin, kind: ReportXML.Kind) throws(CommandFailure) {
    self.path = path
    xml = try ReportRun.made { [place] () throws(ReportFailure) in
      try ReportXML(origin: origin, kind: kind, in: place)
    }
  }

  /// Lets `body` add to it.
  func write(_ body: (ReportXML) throws(ReportFailure) -> Void) throws(CommandFailure) {
    do throws(CommandFailure) {
      try ReportRun.made { () throws(ReportFailure) in try body(xml) }
    } catch {
      // That the disk is full is no fault of the document.
      if let failure = place.failure { throw CommandFailure(failure) }
      throw error
    }
  }

  /// Ends it and holds it to its schema.
  func finished(_ document: ReportDocument) throws(CommandFailure) -> OutputFiles.Output {
    try write { (xml) throws(ReportFailure) in try xml.finish(document) }
    return OutputFiles.Output(path: path, content: place.content)
  }

  private final class Spool: DocumentStore {
    let content = SpooledContent()
    var failure: SafeFileError?

    func append(_ bytes: UnsafeRawBufferPointer) -> Bool {
      do throws(SafeFileError) { try content.append(bytes) } catch { failure = error }
      return failure == nil
    }

    func source() -> ByteSource {
      var offset = 0
      return ByteSource { [self] () throws(ByteSourceError) in
        do throws(SafeFileError) {
          let block = try content.bytes(at: offset, upTo: ByteSource.blockSize)
          offset += block.count
          return block
        } catch {
          failure = error
          throw ByteSourceError(reason: error.description)
        }
      }
    }
  }
}

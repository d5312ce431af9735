#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Reports
import SafeFiles

/// Where the reports go.
struct ReportFiles {
  /// The page; nil when it is not wanted.
  let html: String?
  /// The XML; nil when it is not wanted.
  let xml: String?

  /// Refuses outputs that are each other or an input; `found` are the files that paths, folders and patterns stand for.
  func check(inputs: [String], found: [InputFinder.Input]) throws(CommandFailure) {
    if let html, let xml, Self.real(html) == Self.real(xml) {
      throw .usage("--html and --xml are both written to \(VisibleText.of(html))")
    }
    var read = Set(inputs.filter { $0 != "-" }.map(Self.real))
    for case .file(let path) in found { read.insert(Self.real(path)) }
    for path in [html, xml].compactMap(\.self) where read.contains(Self.real(path)) {
      throw .usage("\(VisibleText.of(path)) is an input and cannot be an output too")
    }
  }

  /// Writes both.
  func write(page: [UInt8]?, xml document: [UInt8]?) throws(CommandFailure) {
    for (path, bytes) in [(html, page), (xml, document)] {
      guard let path, let bytes else { continue }
      do { try NewFile.write(bytes, to: path == "-" ? "/dev/stdout" : path, replacing: true) } catch {
        throw CommandFailure(error)
      }
    }
  }

  private static func real(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}

import Reports
import SafeFiles

/// The files that a run writes beside what it reads: all of them whole, or none.
struct OutputFiles {
  /// One of them, made whole before any is put in place.
  struct Output {
    /// Where to write it; `-` is standard output.
    var path: String
    /// Its content.
    var content: SpooledContent
  }

  private static let standardInput = "/dev/fd/0"

  /// Refuses two outputs to one place, and one in the place of an input. `inputs` are the paths that are read, `-` for
  /// standard input, beside the `found` ones.
  static func check(_ outputs: [String], inputs: [String?], found: InputList) throws(CommandFailure) {
    guard outputs.contains(where: { $0 != "-" }) else { return }
    var places: [RealPlace: String] = [:]
    for path in outputs {
      // Where not even the folder is there, writing it says so.
      guard let place = RealPlace(path == "-" ? "/dev/stdout" : path) else { continue }
      if places.updateValue(path, forKey: place) != nil {
        throw .usage("two outputs are written to \(VisibleText.of(path))")
      }
    }
    for path in inputs.compactMap(\.self) { try check(path == "-" ? standardInput : path, against: places) }
    for input in found {
      switch input {
      case .file(let path): try check(path, against: places)
      case .standardInput: try check(standardInput, against: places)
      case .value, .failure: break
      }
    }
  }

  private static func check(_ input: String, against outputs: [RealPlace: String]) throws(CommandFailure) {
    guard let path = RealPlace(input).flatMap({ outputs[$0] }), path != "-" else { return }
    throw .usage("\(VisibleText.of(path)) is an input and cannot be an output too")
  }

  /// Writes `outputs`: all are on the disk before the first is put in place. Tells on `console` what killed runs had left.
  static func write(_ outputs: [Output], _ console: Console) throws(CommandFailure) {
    guard !outputs.isEmpty else { return }
    try CommandFailure.stopping { () throws(CommandFailure) in
      do throws(SafeFileError) {
        var pending: [PendingFile] = []
        for output in outputs {
          let file = try PendingFile(output.path == "-" ? "/dev/stdout" : output.path, replacing: true)
          for litter in file.litter { console.note(litter.words) }
          pending.append(file)
          try file.write(output.content)
          try file.seal()
        }
        for file in pending { try file.commit() }
      } catch { throw CommandFailure(error) }
    }
  }
}

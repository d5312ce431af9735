import Reports
import SafeFiles

/// The files that a run writes beside what it reads: all of them whole, or none.
struct OutputFiles {
  /// One of them, made whole before any is put in place.
  struct Output {
    /// Where to write it; `-` is standard output.
    var path: String
    /// Its content.
    var bytes: [UInt8]
  }

  private static let standardInput = "/dev/fd/0"

  /// Refuses two outputs to one place, and one in the place of an input. `inputs` are the paths that are read, `-` for
  /// standard input, beside the `found` ones.
  static func check(_ outputs: [String], inputs: [String?], found: [InputFinder.Input]) throws(CommandFailure) {
    guard outputs.contains(where: { $0 != "-" }) else { return }
    var taken: Set<RealPlace> = []
    var read = Set(inputs.compactMap(\.self).compactMap { RealPlace($0 == "-" ? standardInput : $0) })
    for input in found {
      let path: String? =
        switch input {
        case .file(let path): path
        case .standardInput: standardInput
        case .value, .failure: nil
        }
      if let place = path.flatMap({ RealPlace($0) }) { read.insert(place) }
    }
    for path in outputs {
      // Where not even the folder is there, writing it says so.
      guard let place = RealPlace(path == "-" ? "/dev/stdout" : path) else { continue }
      if !taken.insert(place).inserted { throw .usage("two outputs are written to \(VisibleText.of(path))") }
      if path != "-", read.contains(place) {
        throw .usage("\(VisibleText.of(path)) is an input and cannot be an output too")
      }
    }
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
          try file.write(output.bytes)
          try file.seal()
        }
        for file in pending { try file.commit() }
      } catch { throw CommandFailure(error) }
    }
  }
}

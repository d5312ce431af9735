#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension SafeFileError: CustomStringConvertible {
  /// One sentence for people: which file, what was attempted, why it failed. Names are given as they are; whoever
  /// prints them makes control characters visible.
  package var description: String {
    switch self {
    case .system(let path, let step, let code):
      "\(path): cannot \(step.attempt): \(String(cString: strerror(code)))"
    case .danglingLink(let path, let target):
      "\(path): is a symbolic link to '\(target)', which does not exist"
    case .linkLoop(let path, let limit):
      "\(path): more than \(limit) symbolic links follow one another"
    case .wrongKind(let path, let found, let expected):
      "\(path): is \(found.rawValue), not \(expected.rawValue)"
    case .hardLinks(let path, let count):
      "\(path): has \(count) hard links, which replacing the file would part"
    case .inUse(let path):
      "\(path): is locked: another deskheap is editing it"
    case .changedMeanwhile(let path, let what):
      "\(path): has changed meanwhile: \(what.rawValue)"
    case .notAsPlanned(let path, let offset):
      "\(path): the new content read back is not the planned one" + (offset.map { ", at byte \($0)" } ?? "")
    case .refused(let path, let step, let reason):
      "\(path): cannot \(step.attempt): \(reason)"
    case .unfit(let path, let error):
      "\(path): \(error)"
    case .alreadyExists(let path):
      "\(path): exists already"
    case .folderNotEmpty(let path):
      "\(path): the folder exists and is not empty"
    case .unusableName(let path, let name):
      "\(path): cannot hold a file named '\(name)'"
    case .alreadySettled(let path):
      "\(path): the change was committed or abandoned before"
    case .interrupted(let path, let signal):
      "\(path): stopped by \(signal.name) before it was changed"
    case .notDurable(let path, let cause):
      "\(path): was changed, but a power failure may undo that (\(cause))"
    case .halfWritten(let path, let backup, let cause):
      "\(path): is damaged; its old content is in '\(backup)' and the next edit restores it (\(cause))"
    case .partlyCommitted(let committed, let untouched, let cause):
      "\(cause); changed before: \(Self.list(committed)); left as they were: \(Self.list(untouched))"
    }
  }

  /// The step that failed.
  package var step: Step {
    switch self {
    case .system(_, let step, _), .refused(_, let step, _): step
    case .danglingLink, .linkLoop, .wrongKind, .hardLinks, .alreadyExists, .folderNotEmpty, .unusableName: .resolve
    case .inUse: .lock
    case .changedMeanwhile: .checkUnchanged
    case .notAsPlanned: .verify
    case .unfit: .write
    case .alreadySettled, .interrupted: .rename
    case .notDurable(_, let cause), .halfWritten(_, _, let cause), .partlyCommitted(_, _, let cause): cause.step
    }
  }

  /// The system's error number, where the system refused.
  package var code: Int32? {
    switch self {
    case .system(_, _, let code): code
    case .notDurable(_, let cause), .halfWritten(_, _, let cause), .partlyCommitted(_, _, let cause): cause.code
    default: nil
    }
  }

  /// The signal that stopped the work, if one did: the program then exits with its `exitStatus`.
  package var signal: StopSignal? {
    switch self {
    case .interrupted(_, let signal): signal
    case .notDurable(_, let cause), .halfWritten(_, _, let cause), .partlyCommitted(_, _, let cause): cause.signal
    default: nil
    }
  }

  private static func list(_ paths: [String]) -> String {
    paths.isEmpty ? "none" : paths.joined(separator: ", ")
  }
}

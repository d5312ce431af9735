package import Splices

/// Why a file could not be read or written safely.
///
/// Unless a case says otherwise, the file is as it was before and nothing was left beside it.
package enum SafeFileError: Error {
  /// The system refused a step; `code` is its error number.
  case system(path: String, step: Step, code: Int32)
  /// A symbolic link, named by the path or met on the way, leads to `target`, which does not exist.
  case danglingLink(path: String, target: String)
  /// More than `limit` symbolic links follow one another.
  case linkLoop(path: String, limit: Int)
  /// The path names something other than a regular file (or, for an output folder, other than a folder).
  case wrongKind(path: String, found: FileKind, expected: FileKind)
  /// The file has `count` names, and a rename would part this one from the others.
  case hardLinks(path: String, count: Int)
  /// Another process, or this one under another name, holds the lock.
  case inUse(path: String)
  /// The file is no longer what was read.
  case changedMeanwhile(path: String, what: FileChange)
  /// The new content, read back, differs from the planned one, first at its byte `offset` where that is known.
  case notAsPlanned(path: String, offset: Int?)
  /// The closure that the caller passed in threw; `step` is `.write` or `.verify`.
  case refused(path: String, step: Step, reason: any Error)
  /// The splices do not fit the file.
  case unfit(path: String, SpliceError)
  /// The output exists and was not to be replaced.
  case alreadyExists(path: String)
  /// The output folder exists and holds something.
  case folderNotEmpty(path: String)
  /// A name of an output folder's file is empty, is given twice, or would lead out of the folder.
  case unusableName(path: String, name: String)
  /// The staged content was committed or abandoned before.
  case alreadySettled(path: String)
  /// A signal asked the program to stop.
  case interrupted(path: String, signal: StopSignal)
  /// The new content is in place, but a power failure may still bring the old one back.
  indirect case notDurable(path: String, cause: SafeFileError)
  /// A rewrite through all hard links failed and so did undoing it: the file is damaged, its old content is in `backup`.
  indirect case halfWritten(path: String, backup: String, cause: SafeFileError)
  /// Of several files some were committed before one failed; the rest is untouched.
  indirect case partlyCommitted(committed: [String], untouched: [String], cause: SafeFileError)
}

/// What a path names.
package enum FileKind: String, Sendable {
  /// A regular file.
  case regular = "a regular file"
  /// A folder.
  case folder = "a folder"
  /// A symbolic link.
  case symbolicLink = "a symbolic link"
  /// A named pipe.
  case pipe = "a named pipe"
  /// A socket.
  case socket = "a socket"
  /// A character or block device.
  case device = "a device"
  /// Anything else.
  case other = "neither a file nor a folder"
}

/// In what a file differs from what was read.
package enum FileChange: String, Sendable {
  /// The name now leads to another file, or to none.
  case identity = "it was replaced"
  /// The length in bytes.
  case size = "its size changed"
  /// The time of the last change to content or attributes.
  case time = "it was written to, or its attributes changed"
  /// The bytes, although everything else is equal.
  case content = "its content changed"
}

/// The steps of the protocol, each of which can fail; a failure names its step.
package enum Step: String, Sendable, CaseIterable {
  /// Following the symbolic links to the real file.
  case resolve
  /// Opening the file or its folder.
  case open
  /// Taking the advisory lock.
  case lock
  /// Reading the file.
  case read
  /// Removing what a killed run left beside the file.
  case removeLitter
  /// Creating the temporary file or folder.
  case createTemporary
  /// Writing the new content.
  case write
  /// Copying owner, mode, access control list and extended attributes.
  case copyMetadata
  /// Reading the new content back and judging it.
  case verify
  /// Flushing the new content to the disk.
  case flush
  /// Comparing the file with what was read.
  case checkUnchanged
  /// Writing the backup that a rewrite through all hard links needs.
  case backUp
  /// Putting the old content back from the backup.
  case restore
  /// Putting the new content in the file's place.
  case rename
  /// Flushing the folder to the disk.
  case flushFolder

  /// What was attempted, as it follows the word "cannot".
  var attempt: String {
    switch self {
    case .resolve: "follow the path"
    case .open: "open it"
    case .lock: "lock it"
    case .read: "read it"
    case .removeLitter: "remove what a killed run left beside it"
    case .createTemporary: "create a temporary file beside it"
    case .write: "write the new content"
    case .copyMetadata: "copy owner, mode, access list and attributes to the new content"
    case .verify: "verify the new content"
    case .flush: "flush the new content to the disk"
    case .checkUnchanged: "check that it has not changed meanwhile"
    case .backUp: "keep a backup beside it"
    case .restore: "restore it from its backup"
    case .rename: "put the new content in its place"
    case .flushFolder: "flush its folder to the disk"
    }
  }
}

/// What a file was when it was read, to notice later whether it still is.
struct FileSnapshot {
  let status: FileStatus
  private let digest: UInt64

  /// Reads all of `file`. One that changes while it is read is refused.
  init(of file: OpenFile) throws(SafeFileError) {
    let before = try file.status(.read)
    digest = try ContentDigest(of: file, .read).value
    status = try file.status(.read)
    if let change = before.change(to: status) { throw .changedMeanwhile(path: file.path, what: change) }
  }

  /// Throws unless the name still leads to the same, unchanged file, which is open as `file`.
  func check(_ name: String, in folder: Folder, open file: OpenFile) throws(SafeFileError) {
    try checkStatus(name, in: folder)
    if try ContentDigest(of: file, .checkUnchanged).value != digest {
      throw .changedMeanwhile(path: file.path, what: .content)
    }
    // Reading takes its time: the last look is at what a writer cannot avoid to touch.
    try checkStatus(name, in: folder)
  }

  /// Throws unless `digest`, of the content as it was copied, is the one of the content as it was first read.
  func check(copied digest: UInt64, from file: OpenFile) throws(SafeFileError) {
    if digest != self.digest { throw .changedMeanwhile(path: file.path, what: .content) }
  }

  private func checkStatus(_ name: String, in folder: Folder) throws(SafeFileError) {
    let path = folder.path(of: name)
    guard let now = try folder.status(of: name, .checkUnchanged) else {
      throw .changedMeanwhile(path: path, what: .identity)
    }
    if let change = status.change(to: now) { throw .changedMeanwhile(path: path, what: change) }
  }
}

extension ContentDigest {
  /// The digest of all that `file` holds.
  init(of file: OpenFile, _ step: Step) throws(SafeFileError) {
    self.init()
    var digest = self
    try file.forEachBlock(step) { (block) throws(SafeFileError) in digest.absorb(block) }
    self = digest
  }
}

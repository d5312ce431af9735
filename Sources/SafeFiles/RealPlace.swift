#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The file that a path leads to, to tell whether two paths are for one file.
package struct RealPlace: Hashable, Sendable {
  private let device: Int64
  private let inode: UInt64
  /// The name in the folder that device and inode are of; nil where they are the file's own.
  private let name: String?

  /// Follows the symbolic links of `path` and takes hard links for one file. What is not there yet is told by its folder
  /// and its name. nil if not even the folder is there.
  package init?(_ path: String) {
    guard let place = try? ResolvedPath(following: path) else { return nil }
    var status = stat()
    if let descriptor = place.descriptor {
      guard fstat(descriptor, &status) == 0 else { return nil }
      name = nil
    } else if stat(place.path, &status) == 0 {
      name = nil
    } else {
      guard stat(place.folder, &status) == 0 else { return nil }
      name = place.name
    }
    let found = FileStatus(status)
    device = found.device
    inode = found.inode
  }
}

import CXattr

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a file is besides its content: owner, group, mode, access control list and extended attributes.
enum FileMetadata {
  /// Where Linux keeps access control lists.
  private static let accessLists = ["system.posix_acl_access", "system.posix_acl_default"]

  /// Signatures and hashes of the content, which the kernel makes anew and which would be wrong for another content.
  private static let ofTheContent = ["security.ima", "security.evm"]

  /// Gives `target` all that `source` has, and takes away what it inherited from its folder. Whatever cannot be kept is
  /// an error: a file that silently lost its access list would be worse than one that is not edited.
  static func copy(from source: OpenFile, to target: OpenFile) throws(SafeFileError) {
    let wanted = try source.status(.copyMetadata)
    let present = try target.status(.copyMetadata)
    if wanted.owner != present.owner || wanted.group != present.group {
      try SystemCall.run(.copyMetadata, source.path) { fchown(target.number, wanted.owner, wanted.group) }
    }
    try copyAttributes(from: source, to: target)
    #if canImport(Darwin)
      let flags = copyfile_flags_t(COPYFILE_ACL)
      try SystemCall.run(.copyMetadata, source.path) { fcopyfile(source.number, target.number, nil, flags) }
    #endif
    // Last, because a change of owner clears set-user-ID, and a mode without write permission forbids attributes.
    try SystemCall.run(.copyMetadata, source.path) { fchmod(target.number, wanted.permissions) }
  }

  private static func copyAttributes(from source: OpenFile, to target: OpenFile) throws(SafeFileError) {
    let wanted = try names(of: source, named: source.path)
    let present = try names(of: target, named: source.path)
    for name in present where !wanted.contains(name) && !name.hasPrefix("security.") {
      try SystemCall.run(.copyMetadata, source.path) { deskheap_fremovexattr(target.number, name) }
    }
    // Access lists last: they change the mode, and with it the permission to set the others.
    let ordered = wanted.filter { !accessLists.contains($0) } + wanted.filter(accessLists.contains)
    for name in ordered where !ofTheContent.contains(name) {
      let value = try value(of: name, in: source, named: source.path)
      // A security module labels the new file by itself, and may forbid to set even the same label.
      if present.contains(name), try self.value(of: name, in: target, named: source.path) == value { continue }
      try SystemCall.run(.copyMetadata, source.path) {
        value.withUnsafeBytes { deskheap_fsetxattr(target.number, name, $0.baseAddress, $0.count) }
      }
    }
  }

  private static func names(of file: OpenFile, named path: String) throws(SafeFileError) -> [String] {
    let list: [UInt8]
    do {
      list = try bytes(path) { deskheap_flistxattr(file.number, $0?.bindMemory(to: CChar.self, capacity: $1), $1) }
    } catch {
      guard let code = error.code, SystemCall.unsupported.contains(code) else { throw error }
      return []
    }
    return list.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }

  private static func value(
    of name: String, in file: OpenFile, named path: String
  ) throws(SafeFileError) -> [UInt8] {
    try bytes(path) { deskheap_fgetxattr(file.number, name, $0, $1) }
  }

  /// Asks how long the answer is, then for the answer; again if it has grown in between.
  private static func bytes(
    _ path: String, _ call: (UnsafeMutableRawPointer?, Int) -> Int
  ) throws(SafeFileError) -> [UInt8] {
    while true {
      let size = try SystemCall.run(.copyMetadata, path) { call(nil, 0) }
      if size == 0 { return [] }
      var buffer = [UInt8](repeating: 0, count: size)
      do {
        let count = try SystemCall.run(.copyMetadata, path) {
          buffer.withUnsafeMutableBytes { call($0.baseAddress, $0.count) }
        }
        return Array(buffer[..<count])
      } catch {
        guard error.code == ERANGE else { throw error }
      }
    }
  }
}

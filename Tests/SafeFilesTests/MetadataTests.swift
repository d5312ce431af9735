import CXattr
import SafeFiles
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite struct MetadataTests {
  @Test(arguments: [0o600, 0o640, 0o666, 0o755, 0o4755, 0o1644] as [mode_t])
  func `the mode is kept`(_ mode: mode_t) throws {
    let sandbox = try Sandbox()
    let path = try sandbox.file("a.reg", "old", mode: mode)
    try edit(path)
    #expect(try Sandbox.permissions(path) == mode)
  }

  @Test func `owner, group and set-user-ID are kept`() throws {
    let sandbox = try Sandbox()
    let path = try sandbox.file("a.reg", "old")
    if chown(path, 1234, 2345) != 0 { try Test.cancel("only root can give a file away") }
    try #require(chmod(path, 0o4750) == 0)
    try edit(path)
    let status = try Sandbox.status(path)
    #expect(status.st_uid == 1234)
    #expect(status.st_gid == 2345)
    #expect(status.st_mode & 0o7777 == 0o4750)
  }

  @Test func `extended attributes are kept, an empty one and one of a read-only group too`() throws {
    let sandbox = try Sandbox()
    let path = try sandbox.file("a.reg", "old", mode: 0o640)
    try Attributes.set("user.origin", "share", path)
    try Attributes.set("user.empty", "", path)
    try edit(path)
    #expect(try Attributes.get("user.origin", path) == "share")
    #expect(try Attributes.get("user.empty", path) == "")
  }

  #if os(Linux)
    @Test func `the access list is kept`() throws {
      let sandbox = try Sandbox()
      let path = try sandbox.file("a.reg", "old", mode: 0o640)
      try Attributes.setList("system.posix_acl_access", reader: 4321, path)
      let before = try Attributes.get("system.posix_acl_access", path)
      try edit(path)
      #expect(try Attributes.get("system.posix_acl_access", path) == before)
      #expect(try Sandbox.permissions(path) == 0o640)
    }

    @Test func `nobody gains access by the folder's default access list`() throws {
      let sandbox = try Sandbox()
      let path = try sandbox.file("a.reg", "old", mode: 0o640)
      try Attributes.setList("system.posix_acl_default", reader: 4321, sandbox.path)
      try edit(path)
      #expect(try Attributes.get("system.posix_acl_access", path) == nil)
      try NewFile.write(Array("x".utf8), to: sandbox["b.reg"], replacing: false)
      #expect(try Attributes.get("system.posix_acl_access", sandbox["b.reg"]) != nil)
    }
  #endif
}

/// Extended attributes by path, as far as the tests need them.
enum Attributes {
  static func set(_ name: String, _ value: String, _ path: String) throws {
    try set(name, Array(value.utf8), path)
  }

  static func set(_ name: String, _ value: [UInt8], _ path: String) throws {
    let file = open(path, O_RDONLY)
    try #require(file >= 0)
    defer { close(file) }
    if deskheap_fsetxattr(file, name, value, value.count) != 0 {
      try Test.cancel("the file system refuses \(name): \(String(cString: strerror(errno)))")
    }
  }

  static func get(_ name: String, _ path: String) throws -> String? {
    let file = open(path, O_RDONLY)
    try #require(file >= 0)
    defer { close(file) }
    var value = [UInt8](repeating: 0, count: 1000)
    let count = deskheap_fgetxattr(file, name, &value, 1000)
    return count < 0 ? nil : value[..<count].map { String(UnicodeScalar($0)) }.joined()
  }

  /// Sets the list rw- for the owner, r-- for the user `reader`, r-- for the group and as the mask, --- for others.
  /// Its form is that of Linux: version 2, then tag, permissions and ID of each entry, little-endian.
  static func setList(_ name: String, reader: UInt32, _ path: String) throws {
    let nobody = UInt32.max
    let entries: [(UInt16, UInt16, UInt32)] = [
      (0x01, 6, nobody), (0x02, 4, reader), (0x04, 4, nobody), (0x10, 4, nobody), (0x20, 0, nobody),
    ]
    func bytes(_ number: some FixedWidthInteger) -> [UInt8] { withUnsafeBytes(of: number.littleEndian) { Array($0) } }
    try set(name, bytes(UInt32(2)) + entries.flatMap { bytes($0.0) + bytes($0.1) + bytes($0.2) }, path)
  }
}

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Finds the files that paths, folders and patterns stand for.
package enum InputFinder {
  /// One input, or why there is none.
  package enum Input: Equatable, Sendable {
    case file(String)
    case standardInput
    case value(String)
    case failure(path: String, String)
  }

  /// The inputs of a command, in the order given; the files of a folder in the order of their names.
  static func inputs(_ options: InputOptions) -> InputList {
    guard let value = options.value else { return inputs(options.paths) }
    var list = InputList()
    list.append(.value(value))
    return list
  }

  /// The inputs that `paths` stand for. A file that is named twice is read once.
  static func inputs(_ paths: [String]) -> InputList {
    var found = InputList()
    for path in paths { find(path, &found) }
    // One folder or one pattern names no file twice.
    return paths.count > 1 ? withoutRepetitions(found) : found
  }

  private static func withoutRepetitions(_ inputs: InputList) -> InputList {
    // Two names that are one to Unicode are two to the system.
    var seen: Set<[UInt8]> = []
    var result = InputList()
    for input in inputs {
      if case .file(let path) = input, !seen.insert(Array(path.utf8)).inserted { continue }
      result.append(input)
    }
    return result
  }

  private static func find(_ path: String, _ list: inout InputList) {
    if path == "-" { return list.append(.standardInput) }
    guard let format = format(of: path) else {
      if errno != ENOENT { return list.append(unseen(path, errno)) }
      if path.contains(where: { "*?[".contains($0) }) { return matches(of: path, &list) }
      // Opening it says why it cannot be read.
      return list.append(file: path)
    }
    guard format == S_IFDIR else { return list.append(file: path) }
    let before = list.count
    var walk = FolderWalk()
    walk.visit(path, &list)
    for failure in walk.failures { list.append(failure) }
    if list.count == before {
      list.append(
        .failure(path: path, "no .reg file in this folder: name a folder or a file that holds an export"))
    }
  }

  private static func matches(of pattern: String, _ list: inout InputList) {
    let parts = SystemFiles.parts(pattern)
    let root = pattern.unicodeScalars.first == "/" ? "/" : ""
    var search = PathPattern(parts: parts)
    search.expand(root, from: 0)
    let found = search.found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    for (index, path) in found.enumerated() where index == 0 || !path.utf8.elementsEqual(found[index - 1].utf8) {
      list.append(file: path)
    }
    for failure in search.failures { list.append(failure) }
    if found.isEmpty, search.failures.isEmpty {
      list.append(.failure(path: pattern, "no file matches this pattern"))
    }
  }

  /// Why it cannot be told what a path names.
  fileprivate static func unseen(_ path: String, _ number: Int32) -> Input {
    .failure(path: path, "could not look at it: \(SystemReason.words(number))")
  }

  /// Why a folder could not be listed.
  fileprivate static func unlisted(_ path: String, _ number: Int32) -> Input {
    .failure(path: path, "this folder could not be read: \(SystemReason.words(number))")
  }

  /// The kind of what a path names, links followed; nil, and why in `errno`, when it cannot be told.
  static func format(of path: String) -> mode_t? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
  }
}

/// Walks through a folder for `.reg` files in any case. Hidden folders are left out; a folder that a link leads back to is
/// entered once.
private struct FolderWalk {
  private struct Identity: Hashable {
    var device: dev_t
    var inode: ino_t
  }

  var failures: [InputFinder.Input] = []
  private var visited: Set<Identity> = []

  mutating func visit(_ root: String, _ found: inout InputList) {
    // A list rather than recursion: no depth of folders can exhaust the stack.
    var folders = [root]
    while let folder = folders.popLast() {
      guard enter(folder) else { continue }
      guard let entries = FolderEntry.all(in: folder) else {
        failures.append(InputFinder.unlisted(folder, errno))
        continue
      }
      var inside: [String] = []
      let start = folder.hasSuffix("/") ? folder : folder + "/"
      for entry in entries {
        let path = start + entry.name
        switch entry.format ?? InputFinder.format(of: path) {
        case S_IFDIR where !entry.name.hasPrefix("."): inside.append(path)
        case S_IFREG where entry.isExport: found.append(file: path)
        // A link to nothing, or a file that is gone by now.
        case nil where errno != ENOENT: failures.append(InputFinder.unseen(path, errno))
        default: break
        }
      }
      folders += inside.reversed()
    }
  }

  private mutating func enter(_ folder: String) -> Bool {
    var status = stat()
    guard stat(folder, &status) == 0 else { return true }
    return visited.insert(Identity(device: status.st_dev, inode: status.st_ino)).inserted
  }
}

/// A pattern of names: `*`, `?` and `[…]` within a name, `**` for any number of folders.
private struct PathPattern {
  let parts: [String]
  /// What matches, in no order; twice where `**` finds two ways to it.
  private(set) var found: [String] = []
  private(set) var failures: [InputFinder.Input] = []

  init(parts: [String]) { self.parts = parts }

  /// Finds the files below `folder` that match the parts from `index` on.
  mutating func expand(_ folder: String, from index: Int) {
    guard index < parts.count else { return }
    let isLast = index == parts.count - 1
    let isAnyFolder = parts[index] == "**"
    for name in names(in: folder)
    where isAnyFolder || fnmatch(parts[index], name, FNM_PERIOD) == 0 || parts[index] == name {
      let path = folder.isEmpty || folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
      let isFolder = isLast && !isAnyFolder ? InputFinder.format(of: path) == S_IFDIR : isFolder(path)
      if isAnyFolder {
        if isFolder, !name.hasPrefix("."), !isLink(path) { expand(path, from: index) }
        if !isLast, fnmatch(parts[index + 1], name, FNM_PERIOD) == 0 {
          if index + 1 == parts.count - 1 {
            if !isFolder { found.append(path) }
          } else if isFolder {
            expand(path, from: index + 2)
          }
        }
      } else if isLast, !isFolder {
        found.append(path)
      } else if isFolder {
        expand(path, from: index + 1)
      }
    }
    if parts[index] == "." || parts[index] == ".." {
      expand(folder.isEmpty ? parts[index] : "\(folder)/\(parts[index])", from: index + 1)
    }
  }

  private mutating func names(in folder: String) -> [String] {
    if let entries = FolderEntry.all(in: folder) { return entries.map(\.name) }
    if errno != ENOENT { fail(InputFinder.unlisted(folder, errno)) }
    return []
  }

  private mutating func isFolder(_ path: String) -> Bool {
    let format = InputFinder.format(of: path)
    if format == nil, errno != ENOENT { fail(InputFinder.unseen(path, errno)) }
    return format == S_IFDIR
  }

  /// Two parts of a pattern may come by the same place.
  private mutating func fail(_ failure: InputFinder.Input) {
    if !failures.contains(failure) { failures.append(failure) }
  }

  private func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }
}

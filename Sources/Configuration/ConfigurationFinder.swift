/// What a search for configuration files needs of the system.
package struct ConfigurationReading: Sendable {
  /// Whether something with this absolute path is there, folders aside.
  package var exists: @Sendable (String) -> Bool
  /// The bytes of a file.
  package var contents: @Sendable (String) throws(ConfigurationError) -> [UInt8]
  /// The path as people are told it.
  package var shown: @Sendable (String) -> String

  /// The functions of a system.
  package init(
    exists: @escaping @Sendable (String) -> Bool,
    contents: @escaping @Sendable (String) throws(ConfigurationError) -> [UInt8],
    shown: @escaping @Sendable (String) -> String
  ) {
    self.exists = exists
    self.contents = contents
    self.shown = shown
  }
}

/// Finds the project's configuration for folders: the file of the folder itself or of the nearest one above it. Each folder
/// is looked at once, however many files are in it, and a configuration is read once.
package struct ConfigurationFinder {
  /// The names that a project's file may have. Both in one folder are a mistake.
  package static let fileNames = [".deskheap.yml", ".deskheap.yaml"]

  private let reading: ConfigurationReading
  private let names: @Sendable () -> ConfigurationVocabulary
  /// For each folder the path of the file that is found from there; nil where there is none.
  private var found: [String: String?] = [:]
  private var files: [String: ConfigurationFile] = [:]

  /// A finder that has looked at nothing yet. The names are asked for when there is a file.
  package init(
    _ reading: ConfigurationReading, _ names: @autoclosure @escaping @Sendable () -> ConfigurationVocabulary
  ) {
    self.reading = reading
    self.names = names
  }

  /// The path of the configuration for the files of a folder, which is absolute.
  package mutating func path(for folder: String) throws(ConfigurationError) -> String? {
    var visited: [String] = []
    var current = folder.unicodeScalars.last == "/" ? String(folder.unicodeScalars.dropLast()) : folder
    var result: String?
    while true {
      if let known = found[current] {
        result = known
        break
      }
      visited.append(current)
      if let path = try file(in: current) {
        result = path
        break
      }
      guard let slash = current.unicodeScalars.lastIndex(of: "/") else { break }
      current = String(current[..<slash])
    }
    for folder in visited { found[folder] = result }
    return result
  }

  private func file(in folder: String) throws(ConfigurationError) -> String? {
    let paths = Self.fileNames.map { "\(folder)/\($0)" }.filter(reading.exists)
    if paths.count > 1 { throw .twoFiles(reading.shown(paths[0]), reading.shown(paths[1])) }
    return paths.first
  }

  /// The configuration with this absolute path. Its patterns count from the folder that it is in, or from `base`.
  package mutating func file(_ path: String, base: String? = nil) throws(ConfigurationError) -> ConfigurationFile {
    if let known = files[path] { return known }
    let folder = path.unicodeScalars.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
    let file = try ConfigurationFile(
      reading.contents(path), path: reading.shown(path), folder: folder, base: base, names())
    files[path] = file
    return file
  }
}

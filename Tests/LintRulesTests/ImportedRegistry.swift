import RegistryText

/// What regedit would leave in the registry of a file: for each key what became of it and of its values.
final class ImportedRegistry: RegistryHandler, Equatable {
  /// A value as it would be stored; the spelling of its name is that of the first.
  struct Value: Equatable {
    var name: String
    var isDeleted: Bool
    var type: UInt32
    var data: [UInt8]
  }

  /// A key: whether the file deletes it first, whether it is there in the end, and its values by name in lower case.
  struct Key: Equatable {
    var isDeletedFirst = false
    var exists = true
    var values: [String: Value] = [:]
  }

  let wantsStatements = false
  private(set) var keys: [String: Key] = [:]
  private var open: String?

  /// Reads a file to its end.
  static func read(_ bytes: [UInt8]) throws -> ImportedRegistry {
    let registry = ImportedRegistry()
    _ = try RegistryReader.read(MemoryBytes(bytes), choice: .automatic, handler: registry)
    return registry
  }

  static func == (a: ImportedRegistry, b: ImportedRegistry) -> Bool { a.keys == b.keys }

  func interest(in path: borrowing Span<UInt16>) -> Interest { .data }

  func key(_ key: RegistryKey) {
    let path = key.path.lowercased()
    open = key.isImported ? path : nil
    guard key.isImported else { return }
    if key.isDeletion {
      for below in keys.keys where below.hasPrefix(path + "\\") { keys[below] = nil }
      keys[path] = Key(isDeletedFirst: true, exists: false)
    } else {
      keys[path, default: Key()].exists = true
    }
  }

  func value(_ value: RegistryValue) {
    guard let open else { return }
    let name = value.name.lowercased()
    let old = keys[open]?.values[name]
    let spelling = old.flatMap { $0.isDeleted ? nil : $0.name } ?? value.name
    let isDeleted = value.form == .deletion
    keys[open]?.values[name] = Value(name: spelling, isDeleted: isDeleted, type: value.type, data: value.data)
  }

  func problem(_ problem: Problem) {}

  func statement(_ statement: Statement) {}
}

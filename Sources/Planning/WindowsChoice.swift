import RegistryText
package import SubSystems

/// Which `Windows` value of a file is meant.
package enum WindowsChoice {
  /// The value of the control set that was asked for; else of the one that `Select\Current` names; else of
  /// CurrentControlSet; else the only one. Of the same value twice the last counts, and one that is deleted again does
  /// not.
  package static func value(in export: Export, controlSet: Int? = nil) throws(PlanningError) -> WindowsValue {
    let living = living(in: export)
    guard let first = living.first else { throw .noWindowsValue }
    if let controlSet {
      let found = living.filter { $0.controlSet == .numbered(controlSet) }
      if found.isEmpty { throw .noSuchControlSet(wanted: controlSet, found: names(living)) }
      return try only(found)
    }
    if let current = export.select("Current") {
      let found = living.filter { $0.controlSet == .numbered(current) }
      if !found.isEmpty { return try only(found) }
    }
    let found = living.filter { $0.controlSet == .current }
    if !found.isEmpty { return try only(found) }
    if living.count == 1 { return first }
    let names = names(living)
    if names.count < 2 { return try only(living) }
    throw .severalControlSets(found: names)
  }

  private static func only(_ values: [WindowsValue]) throws(PlanningError) -> WindowsValue {
    guard values.count == 1, let value = values.first else { throw .severalKeys(paths: values.map(\.key.path)) }
    return value
  }

  private static func names(_ values: [WindowsValue]) -> [String] {
    var names: [String] = []
    for value in values {
      let name = value.controlSet?.name ?? value.key.path
      if !names.contains(name) { names.append(name) }
    }
    return names
  }

  /// The value that each key is left with, in the order in which the keys come first.
  private static func living(in export: Export) -> [WindowsValue] {
    var last: [String: WindowsValue] = [:]
    var order: [String] = []
    for key in export.keys(.subSystems) {
      let path = key.heading.path.lowercased()
      if !order.contains(path) { order.append(path) }
      for value in key.values where value.name.lowercased() == "windows" {
        let windows = WindowsValue(key: key.heading, controlSet: key.controlSet, value: value)
        last[path] = value.form == .deletion ? nil : windows
      }
    }
    return order.compactMap { path in last[path].flatMap { isDeleted($0, path, in: export) ? nil : $0 } }
  }

  /// Whether its key, or one above it, is deleted behind it.
  private static func isDeleted(_ windows: WindowsValue, _ path: String, in export: Export) -> Bool {
    export.deletions.contains { deletion in
      let deleted = deletion.path.lowercased()
      return deletion.range.bytes.lowerBound > windows.value.bytes.lowerBound
        && (path == deleted || path.hasPrefix(deleted + "\\"))
    }
  }
}

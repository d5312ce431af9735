extension SeverityCounts {
  /// In words: `2 errors, 1 warning`; empty where there is nothing.
  var tally: String {
    let parts = [
      errors > 0 ? errors == 1 ? "1 error" : "\(errors) errors" : nil,
      warnings > 0 ? warnings == 1 ? "1 warning" : "\(warnings) warnings" : nil,
      infos > 0 ? infos == 1 ? "1 note" : "\(infos) notes" : nil,
    ]
    return parts.compactMap(\.self).joined(separator: ", ")
  }
}

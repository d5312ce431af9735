/// An input and what applies to it.
struct ConfiguredInput: Sendable {
  let input: InputFinder.Input
  let settings: InputSettings
}

/// Inputs with what applies to each.
struct ConfiguredInputs: RandomAccessCollection, Sendable {
  private let inputs: InputList
  /// Where an input has other settings than the one before it, and which: neighbours mostly have the same.
  private let changes: [(index: Int, settings: InputSettings)]

  /// Asks `settings` for each of `inputs`.
  init<Failure: Error>(
    _ inputs: InputList, _ settings: (InputFinder.Input) throws(Failure) -> InputSettings
  ) throws(Failure) {
    self.inputs = inputs
    var changes: [(index: Int, settings: InputSettings)] = []
    for index in inputs.indices {
      let settings = try settings(inputs[index])
      if changes.last?.settings !== settings { changes.append((index, settings)) }
    }
    self.changes = changes
  }

  var startIndex: Int { 0 }
  var endIndex: Int { inputs.endIndex }

  subscript(index: Int) -> ConfiguredInput {
    var (low, high) = (0, changes.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if changes[middle].index <= index { low = middle } else { high = middle - 1 }
    }
    return ConfiguredInput(input: inputs[index], settings: changes[low].settings)
  }
}

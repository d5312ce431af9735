/// An input and what applies to it.
struct ConfiguredInput: Sendable {
  let input: InputFinder.Input
  let settings: InputSettings
}

/// Inputs with what applies to each.
struct ConfiguredInputs: RandomAccessCollection, Sendable {
  private let inputs: InputList
  private let settings: [InputSettings]

  /// Asks `settings` for each of `inputs`.
  init<Failure: Error>(
    _ inputs: InputList, _ settings: (InputFinder.Input) throws(Failure) -> InputSettings
  ) throws(Failure) {
    self.inputs = inputs
    self.settings = try inputs.map(settings)
  }

  var startIndex: Int { 0 }
  var endIndex: Int { inputs.endIndex }

  subscript(index: Int) -> ConfiguredInput { ConfiguredInput(input: inputs[index], settings: settings[index]) }
}

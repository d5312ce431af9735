/// An input and what applies to it.
struct ConfiguredInput: Sendable {
  let input: InputFinder.Input
  let settings: InputSettings
}

/// Inputs with what applies to each.
struct ConfiguredInputs: RandomAccessCollection, Sendable {
  private let inputs: InputList
  private let settings: [InputSettings]

  /// Asks `settings` for the settings of each of `inputs`, and whether they are those of all files of its folder: then for its
  /// neighbours it is not asked again.
  init<Failure: Error>(
    _ inputs: InputList,
    _ settings: (InputFinder.Input) throws(Failure) -> (settings: InputSettings, isOfFolder: Bool)
  ) throws(Failure) {
    self.inputs = inputs
    var found: [InputSettings] = []
    found.reserveCapacity(inputs.count)
    var ofFolder: InputSettings?
    for index in inputs.indices {
      if let ofFolder, inputs.isBesidePrevious(index) {
        found.append(ofFolder)
        continue
      }
      let (next, isOfFolder) = try settings(inputs[index])
      found.append(next)
      ofFolder = isOfFolder ? next : nil
    }
    self.settings = found
  }

  var startIndex: Int { 0 }
  var endIndex: Int { inputs.endIndex }

  subscript(index: Int) -> ConfiguredInput { ConfiguredInput(input: inputs[index], settings: settings[index]) }
}

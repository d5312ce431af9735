/// Inputs in their order. The paths of files stand in one text, one after another: a hundred thousand of them as strings
/// would take ten times the memory.
struct InputList: RandomAccessCollection, Sendable {
  private var text: [UInt8] = []
  /// For each input where its path ends in ``text``; that of an input without one is empty.
  private var ends: [Int] = []
  /// The inputs that are no files, by their index.
  private var others: [Int: InputFinder.Input] = [:]

  var startIndex: Int { 0 }
  var endIndex: Int { ends.count }

  subscript(index: Int) -> InputFinder.Input {
    others[index] ?? .file(String(decoding: text[(index == 0 ? 0 : ends[index - 1])..<ends[index]], as: UTF8.self))
  }

  /// Adds an input.
  mutating func append(_ input: InputFinder.Input) {
    if case .file(let path) = input { return append(file: path) }
    others[ends.count] = input
    ends.append(text.count)
  }

  /// Adds a file.
  mutating func append(file path: String) {
    text += path.utf8
    ends.append(text.count)
  }
}

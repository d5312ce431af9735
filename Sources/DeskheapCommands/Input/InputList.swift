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
    others[index] ?? .file(String(decoding: path(of: index), as: UTF8.self))
  }

  /// Whether a file lies in the folder of the one before it, as far as the paths tell it: where dots follow each other the
  /// system says where it lies.
  func isBesidePrevious(_ index: Int) -> Bool {
    guard index > 0, others.isEmpty else { return false }
    let folder = folder(of: index)
    guard folder == self.folder(of: index - 1) else { return false }
    return !zip(folder, folder.dropFirst()).contains { $0 == 0x2E && $1 == 0x2E }
  }

  private func path(of index: Int) -> ArraySlice<UInt8> { text[(index == 0 ? 0 : ends[index - 1])..<ends[index]] }

  /// The path of a file up to its last slash.
  private func folder(of index: Int) -> ArraySlice<UInt8> {
    let path = path(of: index)
    return path[..<(path.lastIndex(of: UInt8(ascii: "/")) ?? path.startIndex)]
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

/// Where a fact comes from.
package struct Source: Hashable, Sendable {
  /// The document or the observation, for people.
  package let text: String
  /// How well founded it is.
  package let mark: EvidenceMark

  /// A source with its mark.
  package init(_ text: String, _ mark: EvidenceMark) {
    self.text = text
    self.mark = mark
  }
}

extension Source {
  /// KB184802, "User32.dll or Kernel32.dll fails to initialize".
  package static let kb184802 = Source("Microsoft KB184802", .documented)
  /// KB947246, desktop heap since Vista.
  package static let kb947246 = Source("Microsoft KB947246", .documented)
  /// KB949296, the Desktop Heap Monitor and events 243 and 244.
  package static let kb949296 = Source("Microsoft KB949296", .documented)
  /// The debugging team's article on 32-bit and 64-bit heaps.
  package static let heapArticle = Source("Microsoft's \"Desktop Heap, part 2\"", .documented)
  /// The performance team's article on sessions, desktops and window stations.
  package static let sessionsArticle = Source(
    "Microsoft's \"Sessions, Desktops and Windows Stations\"", .documented)
}

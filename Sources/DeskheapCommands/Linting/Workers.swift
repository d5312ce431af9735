import Parallel

/// Work on many inputs at once, whose results come in order.
enum Workers {
  /// How many results are held back at most while an earlier one is not done.
  private static let batch = 512

  /// Calls `work` for each of `items`, on up to `jobs` threads, and `take` with the results in the order of the items. A run
  /// of seconds shows on a terminal how far it is.
  static func run<Items: RandomAccessCollection & Sendable, Result: Sendable, Failure: Error>(
    _ items: Items, jobs: Int, work: @Sendable (Items.Element) -> Result, take: (Result) throws(Failure) -> Void
  ) throws(Failure) where Items.Index == Int, Items.SubSequence: Sendable {
    let progress = ProgressLine(total: items.count)
    defer { progress?.clear() }
    if jobs < 2 || items.count < 2 {
      for item in items {
        let result = work(item)
        progress?.clear()
        try take(result)
        progress?.step()
      }
      return
    }
    for start in stride(from: items.startIndex, to: items.endIndex, by: batch) {
      let part = items[start..<min(start + batch, items.endIndex)]
      let results = ParallelMap.results(of: part, jobs: jobs) { (item) -> Result in
        defer { progress?.step() }
        return work(item)
      }
      progress?.clear()
      for result in results { try take(result) }
    }
  }
}

import Dispatch
import Synchronization

/// The same work on many items at once.
package enum ParallelMap {
  /// What `work` makes of each of `items`, in their order, on up to `jobs` threads.
  package static func results<Items: RandomAccessCollection & Sendable, Result: Sendable>(
    of items: Items, jobs: Int, work: @Sendable (Items.Element) -> Result
  ) -> [Result] where Items.Index == Int {
    let slots = Mutex<[Result?]>(Array(repeating: nil, count: items.count))
    let next = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: min(jobs, items.count)) { _ in
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < items.count else { return }
        let result = work(items[items.startIndex + index])
        slots.withLock { $0[index] = result }
      }
    }
    return slots.withLock { $0.compactMap(\.self) }
  }
}

/// What a log says about desktop heaps.
package struct EventLog: Equatable, Sendable {
  /// Records that are kept; the events are logged once per session and start, so that the first ones tell all.
  package static let maximumRecords = 10_000

  /// The events 243 and 244 of source Win32k, in the order of the log.
  package private(set) var records: [EventRecord] = []
  /// How many there are, those beyond `maximumRecords` included.
  package private(set) var exhaustions = 0
  /// How many events were read in all. None of ours among many is no proof that all is well, but more than none among few.
  package private(set) var events = 0

  /// A log without events.
  package init() {}

  mutating func add(_ record: EventRecord) {
    events += 1
    guard record.exhaustion != nil else { return }
    exhaustions += 1
    if records.count < Self.maximumRecords { records.append(record) }
  }
}

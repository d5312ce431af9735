/// Reads events from the lines of a text, in whichever of the usual ways they are written. Feed it every line, then
/// `finish`.
package struct EventTextReader {
  private var labelled = LabelledEventReader()
  private var delimited = DelimitedEventReader()

  /// The line of the first row of a table that was too long and passed over; nil where none was.
  package var firstCutLine: Int? { delimited.firstCutLine }

  /// A reader that was fed nothing.
  package init() {}

  /// Takes the next line; returns the events that it ended.
  package mutating func feed(_ line: TextLine) -> [EventRecord] {
    if delimited.hasHeading {
      return [delimited.feed(line)].compactMap { $0 }
    }
    let ended = labelled.feed(line)
    // A description may quote a table; a row outside of an event ends none.
    guard !labelled.isInEvent else { return [ended].compactMap { $0 } }
    let row = delimited.feed(line)
    return [ended, row].compactMap { $0 }
  }

  /// Ends the last event.
  package mutating func finish() -> [EventRecord] {
    [labelled.finish(), delimited.finish()].compactMap { $0 }
  }
}

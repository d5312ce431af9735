/// Reads events written as rows: `Export-Csv`, the Event Viewer's own CSV and tab-delimited text, rows of forwarders.
///
/// With a heading, columns are found by their names, and a quoted field may go over several lines. Without one, a row
/// counts only where one field is the source Win32k and another one of its numbers.
struct DelimitedEventReader {
  /// Bytes of one row, over however many lines; a longer one, as behind a quote that nothing closes, is passed over.
  static let maximumRowBytes = 1 << 20
  /// Fields of one row that are looked at.
  static let maximumFields = 256

  private struct Heading {
    let delimiter: UInt8
    let columns: [EventLabel.Field?]
  }

  private static let quote = UInt8(ascii: "\"")
  private static let delimiters: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: ";")]

  /// The line of the first row that was passed over.
  private(set) var firstCutLine: Int?
  private var heading: Heading?
  private var row: [UInt8] = []
  private var rowLine = 0
  private var isOpen = false

  /// Whether a heading was found: every line that follows is a row or part of one.
  var hasHeading: Bool { heading != nil }

  /// Takes the next line; returns the event that it is or ends.
  mutating func feed(_ line: TextLine) -> EventRecord? {
    guard let heading else { return feedUnheaded(line) }
    if row.isEmpty {
      rowLine = line.number
    } else {
      row.append(0x0A)
    }
    row += line.bytes
    guard row.count <= Self.maximumRowBytes else {
      firstCutLine = firstCutLine ?? rowLine
      row.removeAll()
      isOpen = false
      return nil
    }
    for byte in line.bytes where byte == Self.quote { isOpen.toggle() }
    return isOpen ? nil : take(heading)
  }

  /// Ends the last row, even where its quote is missing.
  mutating func finish() -> EventRecord? {
    heading.flatMap { take($0) }
  }

  private mutating func take(_ heading: Heading) -> EventRecord? {
    let fields = Self.fields(row, heading.delimiter)
    row.removeAll(keepingCapacity: true)
    isOpen = false
    var values: [EventLabel.Field: String] = [:]
    for (column, value) in zip(heading.columns, fields) {
      guard let column, !value.isEmpty, values[column] == nil else { continue }
      values[column] = value
    }
    // The Event Viewer writes the description into a last column that has no name.
    let message = values[.message] ?? (fields.count > heading.columns.count ? fields[heading.columns.count] : nil)
    guard let provider = values[.provider], let id = values[.eventID].flatMap(EventText.eventID) else { return nil }
    return EventRecord(
      line: rowLine, provider: provider, eventID: id,
      time: EventText.joined(values[.date], values[.time]),
      computer: values[.computer], channel: values[.channel], message: message, data: [])
  }

  private mutating func feedUnheaded(_ line: TextLine) -> EventRecord? {
    // Both headings and rows of interest hold one of these, and most lines of a log neither.
    let isRow = line.contains("win32k")
    guard isRow || line.contains("source") || line.contains("provider") else { return nil }
    for delimiter in Self.delimiters where line.bytes.contains(delimiter) {
      let fields = Self.fields(line.bytes, delimiter)
      guard fields.count >= 3 else { continue }
      let columns = fields.map { EventLabel.field(named: $0) }
      if columns.contains(.provider) && columns.contains(.eventID) {
        heading = Heading(delimiter: delimiter, columns: columns)
        return nil
      }
      if isRow, let record = Self.unheadedRecord(fields, line.number) { return record }
    }
    return nil
  }

  private static func unheadedRecord(_ fields: [String], _ line: Int) -> EventRecord? {
    guard let source = fields.firstIndex(where: EventRecord.isWin32k),
      let number = fields.indices.first(where: { index in
        EventText.eventID(fields[index]).flatMap(HeapExhaustion.init(rawValue:)) != nil
      }), let id = EventText.eventID(fields[number])
    else { return nil }
    let times = fields.filter { field in
      field.utf8.count < 40 && field.contains(where: \.isNumber) && field.contains { "/-:.".contains($0) }
    }
    let message = fields.filter { !times.contains($0) }.max { $0.utf8.count < $1.utf8.count }
    return EventRecord(
      line: line, provider: fields[source], eventID: id, time: times.first, computer: nil, channel: nil,
      message: message.flatMap { $0.contains(" ") ? $0 : nil }, data: [])
  }

  /// The fields of a row, quotes taken off and doubled ones made one.
  static func fields(_ row: [UInt8], _ delimiter: UInt8) -> [String] {
    var fields: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    func text(_ bytes: [UInt8]) -> String {
      let start = bytes.firstIndex { $0 != 0x20 } ?? bytes.endIndex
      let end = bytes.lastIndex { $0 != 0x20 }.map { $0 + 1 } ?? start
      return String(decoding: bytes[start..<end], as: UTF8.self)
    }
    var index = 0
    while index < row.count, fields.count < maximumFields {
      let byte = row[index]
      index += 1
      if byte == quote {
        if isQuoted && index < row.count && row[index] == quote {
          field.append(quote)
          index += 1
        } else {
          isQuoted.toggle()
        }
      } else if byte == delimiter && !isQuoted {
        fields.append(text(field))
        field.removeAll(keepingCapacity: true)
      } else {
        field.append(byte)
      }
    }
    return fields + [text(field)]
  }
}

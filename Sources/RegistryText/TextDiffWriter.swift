/// Gathers the hunks of a ``TextDiff`` while the old lines pass by.
struct TextDiffWriter {
  private let splices: [Splice]
  private let encoding: TextEncoding
  private var next = 0
  /// The first splice that does not end before the line at hand.
  private var near = 0
  /// Old lines that splices touch, one after the other.
  private var block: [UInt8] = []
  private var blockStart = 0
  private var end = 0
  private var diff: TextDiff
  private var hunk: TextDiff.Hunk?
  /// Lines that are in both texts and have not been shown.
  private var waiting: [[UInt8]] = []
  private var oldLine = 1
  private var newLine = 1
  private var shown = 0

  init(_ list: SpliceList, _ encoding: TextEncoding) {
    splices = list.splices
    self.encoding = encoding
    diff = TextDiff()
  }

  /// Whether nothing more can come.
  var isDone: Bool {
    diff.isCut || (next == splices.count && block.isEmpty && hunk == nil)
  }

  mutating func take(_ line: LineBytes.Line) {
    end = line.end
    if touches(line) {
      if block.isEmpty { blockStart = line.start }
      block += line.bytes
      if block.count > TextDiff.blockLimit { diff.isCut = true }
    } else {
      if !block.isEmpty { flush(isLast: false) }
      keep(line.bytes)
      if next == splices.count, waiting.count >= TextDiff.context { close() }
    }
  }

  mutating func finished() -> TextDiff {
    if next < splices.count, !diff.isCut {
      if block.isEmpty { blockStart = end }
      flush(isLast: true)
    }
    close()
    return diff
  }

  /// Whether a splice changes the line, or the line end before it.
  private mutating func touches(_ line: LineBytes.Line) -> Bool {
    while near < splices.count, splices[near].bytes.upperBound < line.start { near += 1 }
    guard near < splices.count else { return false }
    let first = splices[near].bytes.lowerBound
    return first < line.end || (first == line.end && isOpen(line))
  }

  /// Whether what is added behind the line may become a part of it: a text behind a line without line end, an LF behind
  /// a lone CR.
  private func isOpen(_ line: LineBytes.Line) -> Bool {
    encoding.units(of: line.bytes.suffix(encoding.unitSize)).last != LineScan.lineFeed
  }

  /// Shows what has become of the block.
  private mutating func flush(isLast: Bool) {
    let blockEnd = blockStart + block.count
    var new: [UInt8] = []
    var position = blockStart
    while next < splices.count, splices[next].bytes.lowerBound < blockEnd || isLast {
      let splice = splices[next].bytes.clamped(to: blockStart..<blockEnd)
      new += block[position - blockStart..<splice.lowerBound - blockStart]
      new += splices[next].replacement
      position = splice.upperBound
      next += 1
    }
    new += block[(position - blockStart)...]
    show(Self.lines(block, encoding), Self.lines(new, encoding))
    block = []
  }

  private static func lines(_ bytes: [UInt8], _ encoding: TextEncoding) -> [[UInt8]] {
    var result: [[UInt8]] = []
    var lines = LineBytes(MemoryBytes(bytes), encoding)
    // Memory refuses no read, and a line of the block is no longer than the block.
    while let line = try? lines.next() { result.append(line.bytes) }
    return result
  }

  private mutating func show(_ old: [[UInt8]], _ new: [[UInt8]]) {
    let oldTexts = old.map(text)
    let newTexts = new.map(text)
    let front = zip(oldTexts, newTexts).prefix { $0 == $1 }.count
    let room = min(old.count, new.count) - front
    let back = zip(oldTexts.reversed(), newTexts.reversed()).prefix(room).prefix { $0 == $1 }.count
    for index in 0..<front { keep(new[index], was: old[index]) }
    for text in oldTexts[front..<old.count - back] { change(.removed, text) }
    for text in newTexts[front..<new.count - back] { change(.added, text) }
    for index in 0..<back { keep(new[new.count - back + index], was: old[old.count - back + index]) }
  }

  /// A line whose text is in both.
  private mutating func keep(_ line: [UInt8], was old: [UInt8]? = nil) {
    if let old, old != line { diff.changedLineEnds += 1 }
    waiting.append(line)
    oldLine += 1
    newLine += 1
    if hunk == nil {
      if waiting.count > TextDiff.context { waiting.removeFirst() }
    } else if waiting.count > 2 * TextDiff.context {
      close()
    }
  }

  /// A line that is in one of both.
  private mutating func change(_ kind: TextDiff.Line.Kind, _ text: String) {
    if hunk == nil {
      hunk = TextDiff.Hunk(oldStart: oldLine - waiting.count, newStart: newLine - waiting.count)
    }
    let context = waiting.map { TextDiff.Line(.context, self.text($0)) }
    hunk?.lines += context + [TextDiff.Line(kind, text)]
    shown += waiting.count + 1
    waiting = []
    if kind == .removed { oldLine += 1 } else { newLine += 1 }
    if shown >= TextDiff.lineLimit { diff.isCut = true }
  }

  /// Ends the hunk with its context.
  private mutating func close() {
    guard var done = hunk else { return }
    done.lines += waiting.prefix(TextDiff.context).map { TextDiff.Line(.context, text($0)) }
    waiting = waiting.suffix(max(0, min(TextDiff.context, waiting.count - TextDiff.context)))
    diff.hunks.append(done)
    hunk = nil
  }

  /// The line's text without byte order mark and line end.
  private func text(_ line: [UInt8]) -> String {
    var units = encoding.units(of: line)[...]
    if units.first == 0xFEFF { units = units.dropFirst() }
    if units.last == LineScan.lineFeed { units = units.dropLast() }
    if units.last == LineScan.carriageReturn { units = units.dropLast() }
    return String(decoding: units, as: UTF16.self)
  }
}

extension TextEncoding {
  /// The UTF-16 units of bytes of a file in this encoding.
  fileprivate func units(of bytes: some Collection<UInt8>) -> [UInt16] {
    switch self {
    case .utf16LE: UTF16Bytes.units(Array(bytes))
    case .utf16BE: UTF16Bytes.units(Array(bytes)).map(\.byteSwapped)
    case .utf8: Array(String(decoding: bytes, as: UTF8.self).utf16)
    case .ansi(let page): page.decode(Array(bytes))
    }
  }
}

import RegistryText

extension Export {
  /// The export that holds nothing but the `Windows` value `text`, as it is given on a command line: a REG_EXPAND_SZ
  /// whose characters stand on line 1 from column 1 on.
  package static func bareValue(_ text: String) -> Export {
    let units = Array(text.utf16)
    let places = Self.places(text)
    let heading = RegistryKey(
      path: "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\SubSystems",
      range: places.whole, excerpt: [], isDeletion: false, isImported: true)
    let value = RegistryValue(
      name: "Windows", nameRange: places.whole, form: .string, type: 2, data: UTF16Bytes.littleEndian(units + [0]),
      dataRange: places.whole, bytes: places.whole.bytes, line: 1,
      text: MappedText(units: units, places: SourcePlaces(places.units)),
      lines: [SourceLine(number: 1, text: text)], addedBytes: 0)
    var facts = FileFacts(header: .version5, headerText: "", encoding: .utf8(mark: false))
    facts.size = text.utf8.count
    facts.lines = 1
    return Export(
      origin: .bareValue, facts: facts,
      keys: [Key(heading: heading, role: .subSystems, controlSet: .current, values: [value])], deletions: [],
      problems: [], untoldProblems: [:])
  }

  private static func places(_ text: String) -> (units: [SourceRange], whole: SourceRange) {
    var places: [SourceRange] = []
    var (offset, column) = (0, 1)
    let start = SourcePosition(line: 1, column: 1)
    for scalar in text.unicodeScalars {
      let (bytes, width) = (String(scalar).utf8.count, String(scalar).utf16.count)
      let place = SourceRange(
        bytes: offset..<offset + bytes, start: SourcePosition(line: 1, column: column),
        end: SourcePosition(line: 1, column: column + width))
      places += repeatElement(place, count: width)
      offset += bytes
      column += width
    }
    return (places, SourceRange(bytes: 0..<offset, start: start, end: SourcePosition(line: 1, column: column)))
  }
}

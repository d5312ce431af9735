import RegistryText
import Splices
import SubSystems

/// Both readers of a string, the cutting into arguments and the fields, each against a slow second way.
private func checkReaders(_ units: [UInt16]) {
  let string = WindowsString(units: units)
  let text = string.units.prefix { $0 != 0 }
  precondition(units.starts(with: string.units), "the text is another one")
  precondition(units[string.units.count...].allSatisfy { $0 == 0 }, "more than ending NULs is left away")
  precondition(text.count == string.textEnd, "the text ends elsewhere")
  let tokens = text.split(whereSeparator: Blank.isBlank)
  precondition(string.arguments.map(\.range) == tokens.map { $0.startIndex..<$0.endIndex }, "other arguments")
  for argument in string.arguments {
    let end = argument.value.map { $0.lowerBound - 1 } ?? argument.range.upperBound
    precondition(argument.name == argument.range.lowerBound..<end, "the name is not what stands before =")
    precondition(argument.value?.upperBound ?? argument.range.upperBound == argument.range.upperBound, "a cut value")
    let parts = argument.serverDll.map { [$0.module, $0.entry, $0.indexText].compactMap(\.self) } ?? []
    check(parts, inside: argument.range)
  }
  let csrss = CsrssReader(string)
  check(csrss.failures.map(\.range), inside: 0..<string.units.count)
  precondition(
    !csrss.starts || string.argument(naming: .base) != nil && string.argument(naming: .user) != nil,
    "it starts without a server")
  precondition(csrss.survived.allSatisfy { $0.kind == .unknown }, "something known is survived")
  let (win32k, slow) = (Win32kReader(string), SlowWin32k(string))
  check([win32k.range], inside: 0..<string.units.count)
  precondition(win32k.interactiveKB == slow.interactive, "win32k's second number is another one")
  precondition(win32k.nonInteractiveKB == slow.nonInteractive, "win32k's third number is another one")
  precondition(win32k.interactiveKB != nil || win32k.reason != nil, "unknown without a reason")
  checkFields(string)
}

private func check(_ ranges: [Range<Int>], inside all: Range<Int>) {
  precondition(
    ranges.allSatisfy { all.lowerBound <= $0.lowerBound && $0.upperBound <= all.upperBound }, "a range leaves its text")
}

private func checkFields(_ string: WindowsString) {
  for section in [SharedSectionText(string), SharedSectionText.joined(string)].compactMap(\.self) {
    check([section.range], inside: 0..<string.textEnd)
    let fields = string.units[section.range].split(separator: 0x2C, omittingEmptySubsequences: false)
    precondition(section.fields.map(\.range) == fields.map { $0.startIndex..<$0.endIndex }, "other fields")
    for (field, text) in zip(section.fields, fields) {
      let (number, slow) = (field.number, SlowNumber(text))
      precondition(number.hasDigits == slow.hasDigits && number.bits == slow.bits, "another number")
      precondition(number.wraps == slow.wraps, "what is too large is taken for a number, or the other way round")
      check([number.digits, number.taken, field.trailing], inside: field.range)
    }
  }
}

/// The one `Windows` value of a file.
private func windows(_ bytes: [UInt8]) -> (value: WindowsValue, facts: FileFacts) {
  guard let export = try? ExportSurvey.read(MemoryBytes(bytes)), let value = export.windowsValues.last else {
    fatalError("a file that was written so cannot be read")
  }
  return (value, export.facts)
}

/// A file with the text is read as it was written; changed, it is read as was asked for, and nothing else has changed.
private func checkEdit(_ file: WrittenFile, _ text: [UInt16], _ range: Range<Int>, _ new: [UInt16]) {
  guard let bytes = file.bytes(text) else { return }
  let units = file.asRead(text)
  let (value, facts) = windows(bytes)
  precondition(value.string == WindowsString(units: units), "the file is read otherwise than it was written")
  let edits: [Splice]
  do throws(EditFault) {
    edits = try value.edit(replacing: range, with: String(decoding: new, as: UTF16.self), in: facts)
  } catch {
    switch error {
    case .nul: precondition(new.contains(0), "a NUL where there is none")
    case .notInEncoding: precondition(!facts.encoding.isUTF16, "UTF-16 cannot hold a text")
    case .readAsANSI: precondition(file.encoding == .utf8(mark: false) && new.contains { $0 >= 0x80 }, "ASCII is ASCII")
    // There is no place in an empty text.
    case .placesUnknown where units.isEmpty: break
    case .placesUnknown, .outsideValue: fatalError("the places of a text are not known: \(error)")
    }
    return
  }
  guard let list = try? SpliceList(edits), let changed = try? list.applied(to: bytes) else {
    fatalError("the edit does not fit the file")
  }
  let place = value.value.bytes
  precondition(edits.allSatisfy { place.lowerBound <= $0.bytes.lowerBound && $0.bytes.upperBound <= place.upperBound })
  let wanted = Array(units[..<range.lowerBound] + new + units[range.upperBound...])
  let after = windows(changed).value
  precondition(after.string == WindowsString(units: wanted), "the text is not what was asked for")
  precondition(after.value.type == value.value.type && after.value.form == value.value.form, "another type or form")
  precondition(edits.isEmpty || changed != bytes, "splices that change nothing")
}

/// What `reg query` prints of a value, and any text at all, as if it were that.
private func checkQuery(_ units: [UInt16]) {
  let text = String(decoding: units, as: UTF16.self)
  let facts = FileFacts(header: .unknown, headerText: "", encoding: .utf8(mark: false))
  _ = QueryText.isLikely(text)
  let bytes = Array(text.utf8)
  for value in QueryText.export(text, facts: facts).keys.flatMap(\.values) {
    precondition(value.bytes.upperBound <= bytes.count, "a value stands outside of the text")
    let line = String(decoding: bytes[value.bytes], as: UTF8.self)
    precondition(line == value.lines.first?.text, "a value stands elsewhere")
    precondition(value.text.map { $0.units.count == $0.places.count } ?? true, "a unit has no place")
  }
  guard !units.contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return }
  let printed = "\(WrittenFile.key)\r\n    Windows    REG_EXPAND_SZ    \(text)\r\n"
  let read = QueryText.export(printed, facts: facts).windowsValues.first
  precondition(read?.string == WindowsString(text), "the printed value is read otherwise")
  let places = read?.value.text.map { Array($0.places) } ?? []
  precondition(
    places.allSatisfy { $0.bytes.upperBound <= printed.utf8.count && $0.start.line == 2 }, "a place outside of the line"
  )
  precondition(
    Export.bareValue(text).windowsValues.first?.string == WindowsString(text), "the bare value is another one")
}

/// UTF-16 in bytes that a fuzzer can cut anywhere: ASCII as it is, other units in two bytes, high first, with FE before
/// them where the first is no more than 7F.
private func units(_ bytes: ArraySlice<UInt8>) -> [UInt16] {
  var units: [UInt16] = []
  var rest = bytes
  while let first = rest.popFirst() {
    if first < 0x80 {
      units.append(UInt16(first))
    } else {
      let high = first == 0xFE ? rest.popFirst() ?? 0 : first
      units.append(UInt16(high) << 8 | UInt16(rest.popFirst() ?? 0))
    }
  }
  return units
}

/// What libFuzzer calls with every input: how a file is written, two bytes for the stretch that is replaced, the text, and
/// behind the first byte FF what comes in the stretch's place.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzWindowsString(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: start, count: count))
  guard input.count >= 3 else { return 0 }
  let parts = input[3...].split(separator: 0xFF, maxSplits: 1, omittingEmptySubsequences: false).map(units)
  let text = parts.first ?? []
  checkReaders(text)
  checkQuery(text)
  let first = Int(input[1]) * text.count / 255
  let last = first + Int(input[2]) * (text.count - first) / 255
  let new = parts.count > 1 ? parts[1] : []
  // What replaces is a string, in which there is no half of a pair.
  if Array(String(decoding: new, as: UTF16.self).utf16) == new {
    checkEdit(WrittenFile(input[0]), text, first..<last, new)
  }
  return 0
}

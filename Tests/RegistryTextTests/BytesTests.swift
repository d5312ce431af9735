import RegistryText
import Testing

/// Encodings, headers and damage, and the limits.
struct BytesTests {
  private static let version5 = "Windows Registry Editor Version 5.00"
  private static let body = "\r\n[HKEY_USERS\\k]\r\n@=\"\"\r\n"

  private static func wide(_ text: String) -> [UInt8] { [0xFF, 0xFE] + UTF16Bytes.littleEndian(Array(text.utf16)) }

  @Test(
    "Headers",
    arguments: [
      (version5, RegistryHeader.version5, HeaderFault?.none),
      (" \t" + version5, .version5, nil),
      (version5 + " ", .version5, .followedByText),
      (version5 + ";c", .version5, .followedByText),
      (version5 + "x", .unknown, .notAHeader),
      ("REGEDIT3", .importsNothing, .importsNothing),
      ("REGEDIT 4", .importsNothing, .importsNothing),
      ("REGEDIT4 FOO", .importsNothing, .importsNothing),
      ("Windows Registry Editor Version 4.00", .unknown, .notAHeader),
      ("windows registry editor version 5.00", .unknown, .notAHeader),
      ("Windows Registry Editor Version 5", .unknown, .notAHeader),
      ("\r\n" + version5, .version5, .notAHeader),
      (";c\r\nREGEDIT4", .version4, .notAHeader),
    ])
  func headers(text: String, header: RegistryHeader, fault: HeaderFault?) throws {
    let recorder = try Recorder.read(Array((text + Self.body).utf8))
    #expect(recorder.reading.header == header)
    #expect(recorder.problems.map(\.kind) == (fault.map { [.unknownHeader($0)] } ?? []))
    #expect(recorder.keys.map(\.isImported) == [fault == nil || fault == .followedByText])
  }

  @Test("How the text is written is found out, and what regedit makes of it is told")
  func encodings() throws {
    let text = Self.version5 + "\r\n[HKEY_USERS\\k]\r\n@=\"é\"\r\n"
    let units = Array(text.utf16)
    let swapped = UTF16Bytes.littleEndian(units.map(\.byteSwapped))
    let rows: [([UInt8], TextEncoding, EncodingMismatch?, [UInt8])] = [
      (Self.wide(text), .utf16LE(mark: true), nil, [0xE9, 0, 0, 0]),
      (UTF16Bytes.littleEndian(units), .utf16LE(mark: false), .refused(.utf16LE(mark: false)), [0xE9, 0, 0, 0]),
      ([0xFE, 0xFF] + swapped, .utf16BE(mark: true), .refused(.utf16BE(mark: true)), [0xE9, 0, 0, 0]),
      (swapped, .utf16BE(mark: false), .refused(.utf16BE(mark: false)), [0xE9, 0, 0, 0]),
      ([0xEF, 0xBB, 0xBF] + Array(text.utf8), .utf8(mark: true), .markedUTF8, [0xE9, 0, 0, 0]),
      // regedit reads it in the ANSI code page: é becomes Ã©.
      (Array(text.utf8), .utf8(mark: false), .unmarkedNonASCII(.utf8(mark: false)), [0xC3, 0, 0xA9, 0, 0, 0]),
      (
        units.map { UInt8($0) }, .ansi(.windows1252), .unmarkedNonASCII(.ansi(.windows1252)), [0xE9, 0, 0, 0]
      ),
    ]
    for (bytes, encoding, mismatch, data) in rows {
      let recorder = try Recorder.read(bytes)
      #expect(recorder.reading.encoding == encoding)
      #expect(recorder.problems.map(\.kind) == (mismatch.map { [.encodingMismatch($0)] } ?? []))
      #expect(recorder.values.map(\.data) == [data])
    }
    let old = try Recorder.read(Self.wide("REGEDIT4" + Self.body))
    #expect(old.problems.map(\.kind) == [.encodingMismatch(.version4InUTF16)])
    #expect(old.keys.map(\.isImported) == [true])
  }

  @Test("Lists of version 4 are text in the ANSI code page")
  func version4Lists() throws {
    let text = "REGEDIT4\r\n[HKEY_USERS\\k]\r\n\"a\"=hex(2):80,e9\r\n\"b\"=hex(7):41,00,00\r\n\"c\"=hex:e9\r\n"
    let recorder = try Recorder.read(Array(text.utf8))
    #expect(recorder.values.map(\.data) == [[0xAC, 0x20, 0xE9, 0, 0, 0], [0x41, 0, 0, 0, 0, 0], [0xE9]])
    #expect(recorder.values.map(\.addedBytes) == [2, 0, 0])
  }

  @Test("Line ends converted as bytes are told once, and nothing behind them is read", arguments: [false, true])
  func damagedLineEnds(isStripped: Bool) throws {
    let whole = Self.wide(Self.version5 + Self.body)
    let bytes = isStripped ? whole.filter { $0 != 0x0D } : whole.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
    let recorder = try Recorder.read(bytes)
    #expect(recorder.problems.map(\.kind) == [.damagedLineEnds])
    #expect(recorder.keys.isEmpty)
    #expect(recorder.reading.statements.map(\.kind) == [.header, .unread])
  }

  @Test("Files with next to nothing in them")
  func nearlyEmpty() throws {
    for bytes in [[], [0xFF, 0xFE], [0xEF, 0xBB, 0xBF], [0xFF, 0xFE, 0x41]] as [[UInt8]] {
      let recorder = try Recorder.read(bytes)
      #expect(recorder.problems.map(\.kind) == [.unknownHeader(.empty)])
    }
    let nul = try Recorder.read([0])
    #expect(nul.problems.map(\.kind) == [.unknownHeader(.notAHeader)])
  }

  @Test("An odd last byte and half a surrogate pair are told")
  func cutText() throws {
    let odd = try Recorder.read(Self.wide(Self.version5 + Self.body) + [0x41])
    #expect(odd.problems.map(\.kind) == [.truncated(.oddByte)])
    let units = Array((Self.version5 + "\r\n;").utf16) + [0xD800]
    let lone = try Recorder.read([0xFF, 0xFE] + UTF16Bytes.littleEndian(units))
    #expect(lone.problems.map(\.kind) == [.truncated(.loneSurrogate)])
  }

  @Test(
    "Two halves make a character, one alone is told",
    arguments: [
      ([0xD800, 0xDC00], nil), ([0xD800, 0xDFFF], nil), ([0xDBFF, 0xDC00], nil), ([0xDBFF, 0xDFFF], nil),
      ([0xD801, 0xDC01, 0xD800, 0xDC00], nil), ([0xD7FF], nil), ([0xE000], nil), ([0xD800], 1), ([0xDBFF], 1),
      ([0xDC00], 1), ([0xDFFF], 1), ([0xDC00, 0xD800], 1), ([0xD800, 0xD800, 0xDC00], 1), ([0xD801, 0xE000], 1),
      ([0xD800, 0xDC00, 0xDC00], 3), ([0xD800, 0x61], 1), ([0x61, 0xD800], 2), ([0xD800, 0xDBFF], 1),
    ] as [([UInt16], Int?)])
  func surrogates(units: [UInt16], told: Int?) throws {
    for end in [[], [0x62], [0x0D, 0x0A]] as [[UInt16]] {
      let text = Array((Self.version5 + "\r\n").utf16) + units + end
      let problems = try Recorder.read([0xFF, 0xFE] + UTF16Bytes.littleEndian(text)).problems
      let found = problems.filter { $0.kind == .truncated(.loneSurrogate) }
      #expect(found.map(\.range.start.column) == (told.map { [$0] } ?? []))
      #expect(found.allSatisfy { $0.range.bytes.count == 2 })
    }
  }

  @Test("Windows 3.1: the rest of the line is the default value")
  func windows31() throws {
    let text = "REGEDIT\r\nHKEY_CLASSES_ROOT\\a =  b \r\nHKEY_CLASSES_ROOT\\c d\r\nHKEY_USERS\\e = f\r\n"
    let recorder = try Recorder.read(Array((text + "HKEY_CLASSES_ROOTx g\r\n").utf8))
    #expect(recorder.keys.map(\.path) == ["HKEY_CLASSES_ROOT\\a", "HKEY_CLASSES_ROOT\\c"])
    #expect(recorder.values.map { UTF16Bytes.units($0.data) } == [Array(" b \0".utf16), Array("d\0".utf16)])
    #expect(
      recorder.reading.problems.map(\.kind) == [
        .malformedLine(.unrecognised), .unknownRoot(written: "HKEY_CLASSES_ROOTx", long: nil),
      ])
  }

  private static func failure(_ source: any ByteSource) -> ReadError? {
    do throws(ReadError) {
      _ = try RegistryReader.read(source, handler: Recorder(.none))
      return nil
    } catch {
      return error
    }
  }

  @Test("Units as a string", arguments: ["", "az~", "\u{7F}", "\u{80}", "é€", "\u{1F642}"])
  func strings(text: String) {
    #expect(UTF16Text.string(Array(text.utf16)) == text)
    #expect(UTF16Text.string(Array(("ab" + text).utf16)[2...]) == text)
    let lone: [UInt16] = [0xD83D] + Array(text.utf16)
    #expect(UTF16Text.string(lone) == "\u{FFFD}" + text)
  }

  @Test("A hive is not read")
  func hive() {
    #expect(Self.failure(MemoryBytes(Array("regf\u{1}\0\0\0".utf8))) == .isHive)
  }

  @Test("A line beyond the limit stops the reader with an error")
  func longLine() {
    let bytes = Self.wide("REGEDIT4\r\n;") + [UInt8](repeating: 0x78, count: ReaderLimits.lineUnits * 3)
    let failure = Self.failure(MemoryBytes(bytes))
    #expect(failure == .lineTooLong(line: 2, limit: ReaderLimits.lineUnits))
  }

  @Test("A device without an end is given up on")
  func endlessDevice() throws {
    let device = try FileBytes(path: "/dev/zero")
    var failure: ReadError?
    withUnsafeTemporaryAllocation(byteCount: 1 << 20, alignment: 1) { buffer in
      do throws(ReadError) {
        while try device.read(into: buffer) > 0 {}
      } catch {
        failure = error
      }
    }
    #expect(failure == .endless(limit: FileBytes.deviceLimit))
  }
}

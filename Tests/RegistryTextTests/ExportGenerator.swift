import RegistryText

/// The SplitMix64 generator: the same seed gives the same exports on every machine.
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func chance(_ percent: Int) -> Bool { Int(next() % 100) < percent }

  mutating func pick<T>(_ all: [T]) -> T { all[Int(next() % UInt64(all.count))] }

  mutating func below(_ bound: Int) -> Int { bound <= 0 ? 0 : Int(next() % UInt64(bound)) }
}

/// An export made up from a seed.
struct GeneratedExport {
  var bytes: [UInt8]
  var choice: EncodingChoice

  init(seed: UInt64, mutations: Int = 0) {
    var generator = ExportGenerator(random: SplitMix64(seed: seed))
    self = generator.export()
    for _ in 0..<mutations { Mutation.apply(to: &bytes, &generator.random) }
  }

  init(bytes: [UInt8], choice: EncodingChoice) {
    self.bytes = bytes
    self.choice = choice
  }
}

/// Puts exports together from right and wrong pieces of every construct of the format.
struct ExportGenerator {
  var random: SplitMix64

  private static let version5 = "Windows Registry Editor Version 5.00"
  private static let wrongHeaders = [
    "REGEDIT3", "REGEDIT 4", "REGEDIT4 FOO", "Windows Registry Editor Version 4.00", "regedit4", "",
    "\(version5) ", "\(version5);x", "\(version5)\t; x", "\(version5) x", " \t\(version5)", "; comment",
    "[HKEY_USERS\\x]",
    "\"a\"=\"b\"", "REGEDIT4 ", " REGEDIT4", "Windows Registry Editor Version 5", "\u{0C}REGEDIT4", "[HKLM\\x]",
  ]
  private static let roots = [
    "HKEY_LOCAL_MACHINE", "HKEY_CURRENT_USER", "hkey_users", "HKEY_CLASSES_ROOT", "HKEY_CURRENT_CONFIG",
    "HKEY_DYN_DATA",
  ]
  private static let wrongRoots = ["HKLM", "hkcu", "HKEY_FOO", "", "\\HKEY_USERS", "HKEY_LOCAL_MACHINEx", "é", "表"]
  private static let parts = [
    "SOFTWARE", "a b", "x]y", "-", "é", "表ソ", "", " s", "t ", "/", "Ω", "@", "\"q\"", "{1-2}",
    String(repeating: "k", count: 255), String(repeating: "k", count: 256), String(repeating: "é", count: 200),
  ]
  private static let names = [
    "\"a\"", "\"A\"", "@", "\"\"", "\"@\"", "\"b c\"", "\"x\\\\y\"", "\"q\\\"r\"", "\"a\\n\"", "\"\\a\"", "\"n\\0\"",
    "\"é\"", "\"É\"", "\"表\"", "'a'", "a", "“a”", "\"a", "\"a\\", "\"SharedSection\"", "\"SharedSection=\"",
  ]
  private static let equals = ["=", "=", "=", "=", " = ", "\t=", "= \t", "", " ", "x=", "==", ":"]
  private static let types = [
    "hex:", "hex:", "hex(2):", "hex(1):", "hex(7):", "hex(0):", "hex(b):", "hex(ffffffff):", "hex(00000002):",
    "hex(000000002):", "hex():", "hex( 2):", "hex(0x2):", "hex(g):", "hex(2) :", "Hex:", "HEX(2):", "hex", "hex(",
    "hex: ", "hex(4):", "hex:\t",
  ]
  private static let other = [
    "\"x\"", "\"\"", "\"C:\\\\Windows\"", "\"C:\\Windows\"", "\"q\\\"\"", "\"a\\0b\"", "\"l\\r\\n\"", "\"é\"",
    "\"表ソ能\"",
    "\"open", "\"open\\", "\"two\"\"", "\"é\\é\"", "\"\u{1}\"", "\"𝄞\"", "\"SharedSection=1024,3072\"",
    "dword:1", "dword:00000001", "dword:123456789", "dword:", "dword: ff", "dword:0x1", "dword:-1", "dword:1 2",
    "DWORD:1",
    "dword:g", "-", "- ", "-x", "-\"T\"", "qword:1", "str(2):\"x\"", "", ":", "dwordx", "Dword",
  ]
  private static let tails = ["", "", "", "", " ", ";c", " ; c", " x", "# c", "\u{0C}", " \u{A0}", "\t"]
  private static let elements = [
    "00", "41", "6", "ff", "AB", "100", "000001", "g", "", " 12", "1 2", "0x1", "-1", "é", ";c", "00,00", "61,00,00,00",
  ]
  private static let lines = [
    "", " ", "\t ", "; deskheap:ignore DH504", "; comment", "# comment", " ;c \\", "// no", "text", "x=1", "a,b",
    "00,01", "  00,01,\\", "00",
    "de",
    "face it", "\u{1A}", "\u{0B}", "\u{A0}", version5, "REGEDIT4", "\u{0}", "]", "=", "\\", "\"", "tail\"",
    "tail\" ; c",
    "tail\" x", "\\\"tail\\0\"", "HKEY_CLASSES_ROOT\\x = y", "HKEY_CLASSES_ROOT\\x y", "HKEY_CLASSES_ROOT",
    "HKEY_CLASSES_ROOT\\é\t=  z", "HKEY_CLASSES_ROOTx z", " HKEY_CLASSES_ROOT\\x = y", "HKEY_USERS\\x = y",
  ]

  mutating func export() -> GeneratedExport {
    let header =
      random.chance(80)
      ? random.pick([Self.version5, Self.version5, "REGEDIT4", "REGEDIT"]) : random.pick(Self.wrongHeaders)
    let ends =
      random.chance(75) ? [random.pick(["\r\n", "\r\n", "\n", "\r"])] : ["\r\n", "\n", "\r", "\r\r\n", "\n\r"]
    var text = header + random.pick(ends)
    for _ in 0..<random.below(14) { text += statement(ends) + random.pick(ends) }
    if random.chance(30) { text = String(String.UnicodeScalarView(text.unicodeScalars.dropLast())) }
    return encode(text)
  }

  private mutating func statement(_ ends: [String]) -> String {
    switch random.below(10) {
    case 0, 1: heading()
    case 2: random.pick(Self.lines)
    default: value(ends)
    }
  }

  private mutating func heading() -> String {
    var path = random.chance(85) ? random.pick(Self.roots) : random.pick(Self.wrongRoots)
    for _ in 0..<random.below(4) { path += random.pick(["\\", "\\", "\\", "\\\\"]) + random.pick(Self.parts) }
    if random.chance(10) { path += "\\" }
    let open = random.pick(["[", "[", "[", "[", "[", "[-", "[-", "[ ", "[- ", "[ -", " [", "\t[-", "[["])
    let close = random.pick(["]", "]", "]", "]", "]", "", " ]", "] ; see [x]", "]x", "] ", "]]"])
    return random.chance(4) ? random.pick(["[]", "[-]", "[", "[-", "[ ]", "[\\]"]) : open + path + close
  }

  private mutating func value(_ ends: [String]) -> String {
    let indent = random.chance(10) ? random.pick([" ", "\t", "\u{0B}"]) : ""
    let start = indent + (random.chance(75) ? random.pick(Array(Self.names.prefix(8))) : random.pick(Self.names))
    let equals = random.pick(Self.equals)
    if random.chance(40) { return start + equals + random.pick(Self.other) + random.pick(Self.tails) }
    return start + equals + random.pick(Self.types) + list(ends) + random.pick(Self.tails)
  }

  private mutating func list(_ ends: [String]) -> String {
    let isRight = random.chance(60)
    var text = ""
    for _ in 0..<random.below(9) {
      text += isRight ? random.pick(Array(Self.elements.prefix(5))) : random.pick(Self.elements)
      text += isRight || random.chance(85) ? "," : random.pick(["", " ", ",,", " ,", ", "])
      if random.chance(20) { text += continuation(ends, isRight) }
    }
    return random.chance(70) && text.hasSuffix(",") ? String(text.dropLast()) : text
  }

  private mutating func continuation(_ ends: [String], _ isRight: Bool) -> String {
    let behind = isRight ? "" : random.pick(["", " ", "; c", " x", ";"])
    let between =
      isRight ? "" : random.pick(["", "", "; c", "  ", "# no", "text", "\\", "\"b\"=\"c\"", "[HKEY_USERS\\k]"])
    let end = random.pick(ends)
    return "\\" + behind + end + (between.isEmpty ? "" : between + end) + random.pick(["  ", "", "\t"])
  }

  // MARK: Bytes

  private mutating func encode(_ text: String) -> GeneratedExport {
    let units = Array(text.utf16)
    let little = UTF16Bytes.littleEndian(units)
    switch random.below(20) {
    case 0...8: return plain([0xFF, 0xFE] + little)
    case 9: return plain(little)
    case 10: return plain([0xFE, 0xFF] + UTF16Bytes.littleEndian(units.map(\.byteSwapped)))
    case 11: return plain([0xEF, 0xBB, 0xBF] + Array(text.utf8))
    case 12, 13: return plain(Array(text.utf8))
    case 14: return plain([0xFF, 0xFE] + little + [random.pick([0x41, 0x0A, 0])])
    case 15: return paged(text, number: 932)
    case 16: return paged(text, number: random.pick(CodePage.numbers))
    default: return paged(text, number: nil)
    }
  }

  private func plain(_ bytes: [UInt8]) -> GeneratedExport { GeneratedExport(bytes: bytes, choice: .automatic) }

  private func paged(_ text: String, number: Int?) -> GeneratedExport {
    let page = number.flatMap { CodePage(number: $0) } ?? .windows1252
    let bytes = text.flatMap { page.encode(Array(String($0).utf16)) ?? [0x3F] }
    return GeneratedExport(bytes: bytes, choice: number == nil ? .automatic : .stated(page))
  }
}

/// One damage done to the bytes of an export.
enum Mutation {
  private static let tokens: [[UInt8]] = [
    "\"", "\\", "[", "]", "=", ",", "-", "@", ";", "\r", "\n", "\r\n", "hex:", "dword:", "\0", "\u{1A}", "\\\r\n",
  ].map { Array($0.utf8) }

  static func apply(to bytes: inout [UInt8], _ random: inout SplitMix64) {
    guard !bytes.isEmpty else { return }
    let place = random.below(bytes.count)
    switch random.below(10) {
    case 0: bytes.remove(at: place)
    case 1: bytes.insert(UInt8(random.below(256)), at: place)
    case 2: bytes[place] ^= 1 << UInt8(random.below(8))
    case 3: bytes.insert(bytes[place], at: place)
    case 4: bytes.insert(contentsOf: random.pick(tokens), at: place)
    case 5: bytes.insert(contentsOf: random.pick(tokens).flatMap { [$0, 0] }, at: place & ~1)
    case 6: bytes.removeSubrange(place..<min(bytes.count, place + random.below(24)))
    case 7: bytes.insert(contentsOf: Array(bytes[place..<min(bytes.count, place + random.below(60))]), at: place)
    case 8: bytes.removeSubrange(place...)
    default: convertLineEnds(of: &bytes, &random)
    }
  }

  /// What a version control system does that takes UTF-16 for 8-bit text.
  private static func convertLineEnds(of bytes: inout [UInt8], _ random: inout SplitMix64) {
    guard random.chance(30) else { return }
    bytes = random.chance(50) ? bytes.filter { $0 != 0x0D } : bytes.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
  }
}

package import RegistryText

/// What an export holds that has to do with desktop heaps, in the order of the file.
package struct Export: Sendable {
  /// One heading and the values below it.
  package struct Key: Sendable {
    /// The heading.
    package var heading: RegistryKey
    /// What the key is for.
    package var role: KeyRole
    /// The control set in its path.
    package var controlSet: ControlSet?
    /// Its values, in order; the same name may come more than once.
    package var values: [RegistryValue] = []

    /// The last value of this name that is not a deletion; of duplicates the last counts. Nil when the last one deletes.
    package func value(_ name: String) -> RegistryValue? {
      let last = lastValue(name)
      return last?.form == .deletion ? nil : last
    }

    /// The last value of this name, which may be a deletion.
    package func lastValue(_ name: String) -> RegistryValue? { values.last { $0.isNamed(name) } }
  }

  /// How the text was found.
  package enum Origin: Sendable {
    /// A `.reg` file.
    case registryText
    /// What `reg query` prints.
    case query
    /// The bare value, from the command line.
    case bareValue
  }

  /// Where it comes from.
  package var origin: Origin
  /// What is known of the file as a whole.
  package var facts: FileFacts
  /// The headings that matter.
  package var keys: [Key] { didSet { last = Self.last(of: keys) } }
  /// Services and COM servers, as ``UserKey`` tells them.
  package var users: [KeyDigest] = []
  /// Every heading that deletes a key, whatever it is: one may be above a key that matters.
  package var deletions: [RegistryKey]
  /// The comments that speak to deskheap, at most ``ExportSurvey/directiveLimit``.
  package var directives: [Directive] = []
  /// What the reader had to say, at most ``ExportSurvey/problemLimit`` of a kind.
  package var problems: [Problem]
  /// How many problems were left out of ``problems``, by kind.
  package var untoldProblems: [String: Int]
  /// Where nothing of this stands, as far as it was passed over in stretches.
  package var quiet: QuietStretches

  /// Where the last key of each role stands, of those that there are: each value that is judged asks for several. No
  /// dictionary: the first one with keys of its own kind costs a start more than judging a small file.
  private var last: [Int]

  /// An export that holds `keys` and what else is said.
  package init(
    origin: Origin, facts: FileFacts, keys: [Key], users: [KeyDigest] = [], deletions: [RegistryKey] = [],
    directives: [Directive] = [], problems: [Problem] = [], untoldProblems: [String: Int] = [:],
    quiet: QuietStretches = QuietStretches()
  ) {
    self.origin = origin
    self.facts = facts
    self.keys = keys
    self.users = users
    self.deletions = deletions
    self.directives = directives
    self.problems = problems
    self.untoldProblems = untoldProblems
    self.quiet = quiet
    last = Self.last(of: keys)
  }

  private static func last(of keys: [Key]) -> [Int] {
    var last: [Int] = []
    for index in keys.indices.reversed() where !last.contains(where: { keys[$0].role == keys[index].role }) {
      last.append(index)
    }
    return last
  }

  /// The keys of one role.
  package func keys(_ role: KeyRole) -> [Key] { keys.filter { $0.role == role } }

  /// Whether there is a key of this role.
  package func hasKey(_ role: KeyRole) -> Bool { last.contains { keys[$0].role == role } }

  /// The last key of one role.
  package func lastKey(_ role: KeyRole) -> Key? { last.first { keys[$0].role == role }.map { keys[$0] } }

  /// The last key of one role in a control set; for nil, outside of any.
  package func lastKey(_ role: KeyRole, in controlSet: ControlSet?) -> Key? {
    guard let lastOfRole = last.first(where: { keys[$0].role == role }) else { return nil }
    return keys.indices[...lastOfRole].last { keys[$0].role == role && keys[$0].controlSet == controlSet }
      .map { keys[$0] }
  }

  /// Every `Windows` value of a SubSystems key, deletions left out.
  package var windowsValues: [WindowsValue] { windowsValues(WindowsString.init(units:)) }

  /// The same with their texts cut into arguments by `string`, which is given the units of each, ending NULs included.
  package func windowsValues(_ string: ([UInt16]) -> WindowsString) -> [WindowsValue] {
    var windows: [WindowsValue] = []
    for key in keys where key.role == .subSystems {
      for value in key.values where value.isNamed("Windows") && value.form != .deletion {
        windows.append(WindowsValue(key: key.heading, controlSet: key.controlSet, value: value, string))
      }
    }
    return windows
  }

  /// The number that the last `Select` key gives for `name` (`Current`, `Default`, `Failed`, `LastKnownGood`).
  package func select(_ name: String) -> Int? {
    keys(.select).last { $0.value(name) != nil }?.value(name)?.number
  }
}

extension RegistryValue {
  /// Whether its name is `text`, which is ASCII, without regard to case.
  package func isNamed(_ text: String) -> Bool {
    // Most names are written as Windows writes them. Of the same length, none but ASCII is the same as ASCII.
    name.utf8.count == text.utf8.count
      && (name == text
        || zip(name.utf8, text.utf8).allSatisfy { ASCII.lowercased(UInt16($0)) == ASCII.lowercased(UInt16($1)) })
  }

  /// The number of a REG_DWORD of four bytes; nil for every other value.
  package var number: Int? {
    guard type == 4, data.count == 4 else { return nil }
    return data.reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  /// The text of a REG_SZ or REG_EXPAND_SZ up to its first NUL; nil for every other value.
  package var string: String? {
    guard type == 1 || type == 2 else { return nil }
    return UTF16Text.string(UTF16Bytes.units(data).prefix { $0 != 0 })
  }

  /// The name of the registry type: `REG_EXPAND_SZ`.
  package var typeName: String { Self.typeName(type) }

  /// The name of a registry type.
  package static func typeName(_ type: UInt32) -> String {
    Int(type) < typeNames.count ? typeNames[Int(type)] : "type 0x\(String(type, radix: 16))"
  }

  private static let typeNames = [
    "REG_NONE", "REG_SZ", "REG_EXPAND_SZ", "REG_BINARY", "REG_DWORD", "REG_DWORD_BIG_ENDIAN", "REG_LINK",
    "REG_MULTI_SZ", "REG_RESOURCE_LIST", "REG_FULL_RESOURCE_DESCRIPTOR", "REG_RESOURCE_REQUIREMENTS_LIST",
    "REG_QWORD",
  ]
}

package import Findings
import LibYAML

/// One configuration file.
package struct ConfigurationFile: Sendable {
  /// Settings of some files.
  struct Override: Sendable {
    let patterns: [GlobPattern]
    let block: SettingsBlock
  }

  /// An accepted risk, of some files or of all.
  struct Risk: Sendable {
    let patterns: [GlobPattern]?
    let risk: AcceptedRisk
    let expires: CalendarDay?
  }

  /// The path as people are told it.
  package let path: String
  /// The folder that it is in; absolute, without a slash at its end.
  package let folder: String
  /// The folder that patterns count from.
  let base: String
  let block: SettingsBlock
  let overrides: [Override]
  let risks: [Risk]
  /// What lint writes.
  package let formats: Sourced<[String]>?
  /// The least severity that makes a run fail.
  package let failOn: Sourced<Severity>?
  /// The list of known findings; absolute.
  package let knownFindings: Sourced<String>?

  /// Reads `bytes`. `folder` is where paths count from, and patterns too where no `base` is given.
  package init(
    _ bytes: [UInt8], path: String, folder: String, base: String? = nil, _ names: ConfigurationVocabulary
  ) throws(ConfigurationError) {
    let base = base ?? folder
    let root: YAMLNode
    do throws(YAMLError) {
      root = try YAMLDocument.parse(bytes)
      if Self.isEmpty(root) {
        self.init(root, path, folder, base)
        return
      }
      try ConfigurationShape(names).root.check(root, as: "the configuration")
      try Self.checkOutputs(root)
    } catch {
      throw .wrong(place: "\(path):\(error.mark.line):\(error.mark.column)", message: error.message)
    }
    self.init(root, path, folder, base)
    try checkBootRisks(names)
  }

  private static func isEmpty(_ node: YAMLNode) -> Bool {
    if case .scalar = node.content { node.text == nil } else { false }
  }

  private init(_ root: YAMLNode, _ path: String, _ folder: String, _ base: String) {
    let place = { (mark: YAMLMark) in SettingOrigin.file(path: path, line: mark.line, column: mark.column) }
    let resolve = { (name: String) in name.unicodeScalars.first == "/" ? name : "\(folder)/\(name)" }
    self.path = path
    self.folder = folder
    self.base = base
    block = SettingsBlock(root, place: place, resolve: resolve)
    overrides = (root["overrides"]?.items ?? []).map {
      Override(
        patterns: Self.patterns($0) ?? [], block: SettingsBlock($0, place: place, resolve: resolve))
    }
    risks = (root["acceptedRisks"]?.items ?? []).map { node in
      let expires = node["expires"]?.text
      return Risk(
        patterns: Self.patterns(node),
        risk: AcceptedRisk(
          rule: node["rule"]?.text ?? "", reason: node["reason"]?.text ?? "", expires: expires,
          place: place(node.mark).words), expires: expires.flatMap(CalendarDay.init))
    }
    formats = root["formats"].map { node in
      let formats = node.items.compactMap(\.text).map { Self.format($0, resolve) }
      return Sourced(formats, place(node.mark))
    }
    failOn = root["failOn"].flatMap { node in
      node.text.flatMap(Severity.init(rawValue:)).map { Sourced($0, place(node.mark)) }
    }
    knownFindings = root["knownFindings"].flatMap { node in
      node.text.map { Sourced(resolve($0), place(node.mark)) }
    }
  }

  /// `sarif=out.sarif` with its path made absolute.
  private static func format(_ text: String, _ resolve: (String) -> String) -> String {
    let scalars = text.unicodeScalars
    guard let sign = scalars.firstIndex(of: "=") else { return text }
    let path = String(scalars[scalars.index(after: sign)...])
    return String(scalars[...sign]) + (path == "-" ? path : resolve(path))
  }

  private static func patterns(_ node: YAMLNode) -> [GlobPattern]? {
    node["paths"].map { $0.items.compactMap(\.text).map(GlobPattern.init) }
  }

  /// Refuses outputs elsewhere than below the folder of the file: who lints a repository of strangers has not agreed to more.
  private static func checkOutputs(_ root: YAMLNode) throws(YAMLError) {
    for node in root["formats"]?.items ?? [] {
      // Scalar by scalar, as the system reads paths: a slash and an accent behind it are one character.
      let path = (node.text ?? "").unicodeScalars.drop { $0 != "=" }.dropFirst()
      if path.first == "/" || path.split(separator: "/").contains(where: { $0.elementsEqual("..".unicodeScalars) }) {
        throw YAMLError(node.mark, "formats write below the folder of this file; name other places with --format")
      }
    }
  }

  /// Refuses to hide what can keep Windows from booting, unless the file allows it in so many words.
  private func checkBootRisks(_ names: ConfigurationVocabulary) throws(ConfigurationError) {
    let allowsAll = block.allowBootRisk?.value ?? false
    for part in [block] + overrides.map(\.block) where !(part.allowBootRisk?.value ?? allowsAll) {
      for (name, setting) in part.rules.sorted(by: { $0.key < $1.key }) where setting.value != .error {
        // A family is meant as a whole; its rules of that kind keep their severity.
        if names.bootRules.contains(name) {
          throw .wrong(place: setting.origin.words, message: Self.words(name, "be \(setting.value.rawValue)"))
        }
      }
    }
    if allowsAll { return }
    for risk in risks where names.bootRules.contains(risk.risk.rule) {
      throw .wrong(place: risk.risk.place, message: Self.words(risk.risk.rule, "be accepted"))
    }
  }

  private static func words(_ rule: String, _ what: String) -> String {
    "\(rule) tells that Windows may not boot and cannot \(what) without `allowBootRisk: true` under suppressions"
  }

  /// The names of folders and file from the folder of this file; those of the whole path for a file elsewhere.
  func components(of path: String) -> [String] {
    let isBelow = base.isEmpty || path.utf8.starts(with: (base + "/").utf8)
    return path.utf8.dropFirst(isBelow ? base.utf8.count : 0).split(separator: UInt8(ascii: "/"))
      .map { String(decoding: $0, as: UTF8.self) }
  }
}

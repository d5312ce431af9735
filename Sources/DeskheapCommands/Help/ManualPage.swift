/// A manual page in the macros of man(7).
struct ManualPage {
  /// The page's name: `deskheap-lint`.
  let name: String
  /// Its source.
  private(set) var text: String

  /// The page of the program and one of each of its commands.
  static func all(of root: HelpTree, version: String) -> [ManualPage] {
    let commands = root.shownCommands
    let pages = commands.map { "\(root.commandName)-\($0.commandName)" }
    return [ManualPage(root, of: nil, version: version, others: pages)]
      + commands.map { ManualPage($0, of: root.commandName, version: version, others: [root.commandName]) }
  }

  private init(_ command: HelpTree, of program: String?, version: String, others: [String]) {
    let words = [program, command.commandName].compactMap(\.self)
    name = words.joined(separator: "-")
    text = ".TH \(Self.plain(name.uppercased())) 1 \"\" \"\(words[0]) \(Self.plain(version))\" \"User Commands\"\n"
    let abstract = Self.plain(command.abstract ?? "")
    text += ".SH NAME\n\(Self.plain(name)) \\- \(abstract.hasSuffix(".") ? String(abstract.dropLast()) : abstract)\n"
    let arguments = (command.arguments ?? []).filter(\.shouldDisplay)
    synopsis(words, arguments, hasCommands: program == nil)
    text += Self.discussion(command.discussion ?? "")
    options(arguments)
    if program == nil { commands(command.shownCommands) }
    let links = others.map { ".BR \(Self.plain($0)) (1)" }.joined(separator: ",\n")
    text += ".SH SEE ALSO\n\(links)\n"
  }

  private mutating func synopsis(_ words: [String], _ arguments: [HelpTree.Argument], hasCommands: Bool) {
    text += ".SH SYNOPSIS\n.B \(Self.plain(words.joined(separator: " ")))\n"
    var parts = ["[\\fIoptions\\fR]"]
    if hasCommands { parts = ["\\fIcommand\\fR"] + parts }
    for argument in arguments where argument.kind == "positional" {
      let name = "\\fI\(Self.plain(argument.valueName ?? "argument"))\\fR" + (argument.isRepeating ? " ..." : "")
      parts.append(argument.isOptional ? "[\(name)]" : name)
    }
    text += parts.joined(separator: " ") + "\n"
  }

  private mutating func options(_ arguments: [HelpTree.Argument]) {
    let options = arguments.filter { $0.kind != "positional" }
    let positional = arguments.filter { $0.kind == "positional" }
    if !positional.isEmpty { text += ".SH ARGUMENTS\n" + positional.map(Self.entry).joined() }
    if !options.isEmpty { text += ".SH OPTIONS\n" + options.map(Self.entry).joined() }
  }

  private static func entry(_ argument: HelpTree.Argument) -> String {
    let value = "\\fI\(plain(argument.valueName ?? "value"))\\fR"
    let names = (argument.names ?? []).map { "\\fB\(plain($0.text))\\fR" }.joined(separator: ", ")
    let tag = argument.kind == "positional" ? value : argument.kind == "option" ? "\(names) \(value)" : names
    var words = argument.abstract ?? ""
    if let values = argument.allValues, !values.isEmpty { words += " One of \(values.joined(separator: ", "))." }
    if let value = argument.defaultValue { words += " Without it: \(value)." }
    return ".TP\n\(tag)\n\(line(words))\n"
  }

  private mutating func commands(_ commands: [HelpTree]) {
    text += ".SH COMMANDS\n"
    for command in commands {
      text += ".TP\n\\fB\(Self.plain(command.commandName))\\fR\n\(Self.line(command.abstract ?? ""))\n"
    }
  }

  /// Paragraphs as they are; a line in capitals begins a section of its own, and lines that begin with blanks stay lines.
  private static func discussion(_ discussion: String) -> String {
    var description = ""
    var sections = ""
    var title: String?
    for paragraph in discussion.split(separator: "\n\n") {
      for line in paragraph.split(separator: "\n") {
        let isTitle = line.allSatisfy { $0.isUppercase || $0 == " " }
        if isTitle {
          title = String(line)
          sections += ".SH \(line)\n"
        } else if line.hasPrefix("  ") {
          sections += title == "EXIT STATUS" ? status(line) : ".nf\n\(self.line(String(line.dropFirst(2))))\n.fi\n"
        } else {
          description += ".PP\n\(self.line(String(line)))\n"
        }
      }
    }
    return (description.isEmpty ? "" : ".SH DESCRIPTION\n\(description)")
      + sections.replacing(".fi\n.nf\n", with: "")
  }

  /// `  0  done` as an entry of a list.
  private static func status(_ text: Substring) -> String {
    let words = text.drop { $0 == " " }
    let number = words.prefix { $0 != " " }
    return ".TP\n\\fB\(number)\\fR\n\(line(String(words.dropFirst(number.count).drop { $0 == " " })))\n"
  }

  /// A line of text, with what stands between backquotes in bold.
  private static func line(_ text: String) -> String {
    var result = ""
    for (index, part) in text.split(separator: "`", omittingEmptySubsequences: false).enumerated() {
      result += index.isMultiple(of: 2) ? plain(String(part)) : "\\fB\(plain(String(part)))\\fR"
    }
    // A dot or an apostrophe at the start would be a request.
    return result.hasPrefix(".") || result.hasPrefix("'") ? "\\&" + result : result
  }

  /// Text in which nothing means anything to the formatter. Hyphens can be copied to a command line.
  private static func plain(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "\"": result += "\\(dq"
      case "'": result += "\\(aq"
      case "…": result += "..."
      default: result.append(character)
      }
    }
    return result
  }
}

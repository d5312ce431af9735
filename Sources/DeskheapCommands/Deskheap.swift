import ArgumentParser

/// The program: `deskheap <command> …`.
struct Deskheap: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deskheap", abstract: "Lint and edit the desktop heap setting of Windows in registry exports.",
    discussion: """
      The setting is the argument SharedSection of the value Windows under
      HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\SubSystems. deskheap reads .reg files of any age and
      encoding, on any system; `deskheap lint server.reg` is the place to begin.
      """,
    version: Version.number,
    subcommands: [
      LintCommand.self, FixCommand.self, SetCommand.self, PlanCommand.self, DiffCommand.self,
      ShowCommand.self, CapacityCommand.self, WorkloadCommand.self,
      ComCommand.self, DiagnoseCommand.self, DumpCommand.self,
      ExplainCommand.self, RulesCommand.self, ReportCommand.self,
      LspCommand.self,
    ])
}

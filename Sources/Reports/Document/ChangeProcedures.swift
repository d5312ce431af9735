import DesktopHeap
import LintRules
import Planning
import SubSystems

/// Something to be done by a person, step by step.
struct ReportProcedure: Hashable, Sendable {
  /// One step.
  struct Step: Hashable, Sendable {
    /// What to do.
    var text: String
    /// What to type, line by line; empty where nothing is typed.
    var commands: [String] = []

    init(_ text: String, _ commands: String...) {
      self.text = text
      self.commands = commands
    }
  }

  /// What it is for.
  var title: String
  /// The steps, in order.
  var steps: [Step]
  /// What to beware of.
  var caution: String?
  /// A file to hold ready.
  var file: HandOverFile?
}

/// A file that a procedure needs, word for word.
struct HandOverFile: Hashable, Sendable {
  /// The name to save it under.
  var name: String
  /// The text.
  var text: String
}

extension ChangeReport {
  private static let key = #"HKLM\SYSTEM\CurrentControlSet\Control\Session Manager\SubSystems"#

  /// Whether there is a recovery environment and BitLocker: from Vista on.
  private var hasRecovery: Bool { valueAfter.system.grading.isDynamic }

  private var oldSection: String { sectionText(of: valueBefore) }
  private var newSection: String { sectionText(of: valueAfter) }

  private func sectionText(of value: WindowsAssessment) -> String {
    (value.review?.text ?? value.section).map {
      "SharedSection=" + ClippedText.of(value.windows.string.text(in: $0.range), 60)
    } ?? "no SharedSection"
  }

  /// What must be there before the change.
  var preconditions: [ReportProcedure.Step] {
    var steps = [
      ReportProcedure.Step("A backup or snapshot of the machine that has been restored from once."),
      ReportProcedure.Step(
        "rollback.reg and rollback-offline.reg on a medium that the machine can read without its network."),
    ]
    if hasRecovery {
      steps.append(
        .init(
          "The BitLocker recovery key of the system drive, or the knowledge that it is not encrypted.",
          "manage-bde -protectors -get C:"))
    }
    steps.append(
      .init(
        "Access to the console (management board, hypervisor) and to "
          + (hasRecovery ? "the recovery environment (WinRE)." : "another Windows that can load this one's hive.")))
    steps.append(.init("A maintenance window with a restart, and a second one for the way back."))
    steps.append(
      .init("The value is still what this report starts from: \(oldSection).", "reg query \"\(Self.key)\" /v Windows"))
    return steps
  }

  /// The ways to apply it; none where it must not be applied.
  var channels: [ReportProcedure] {
    guard verdict.state != .unsound else { return [] }
    return [byHand, byFile] + byScript
  }

  private var byHand: ReportProcedure {
    ReportProcedure(
      title: "Registry editor, by hand",
      steps: [
        .init("Open the key in regedit as an administrator.", Self.key),
        .init(
          "Open the value Windows and change only the digits behind SharedSection=: \(oldSection) becomes \(newSection)."
        ),
      ], caution: "A blank, a lost comma or a changed name in the string can keep the machine from starting.")
  }

  private var byFile: ReportProcedure {
    ReportProcedure(
      title: "A .reg file",
      steps: [.init(importing(ChangePackage.apply), "reg import apply.reg")],
      caution:
        "It writes the whole string: only on the machine that the export is from, or on one of the same release "
        + "whose string is the same.",
      file: HandOverFile(name: ChangePackage.apply, text: files.apply))
  }

  /// The scripts of a change package; without one, what a script has to do.
  private var byScript: [ReportProcedure] {
    if files.areBeside {
      return [
        ReportProcedure(
          title: "PowerShell",
          steps: [
            .init("See what it would do, in an elevated Windows PowerShell.", #".\apply.ps1 -WhatIf"#),
            .init("Run it. It asks before it writes, and reads the value back.", #".\apply.ps1"#),
          ],
          caution: "It stops unless the value is the one that this report starts from. It is untried on Windows."),
        ReportProcedure(
          title: "Ansible",
          steps: [
            .init("Take ansible-tasks.yml into a play for this machine; it reads, asserts, replaces only the numbers.")
          ],
          caution: "It stops unless the value is the one that this report starts from. It is untried on Windows."),
      ]
    }
    return [
      ReportProcedure(
        title: "Configuration management",
        steps: [
          .init(
            "PowerShell, Ansible and the like must read the value without expanding %SystemRoot%, stop unless it is the old "
              + "one, replace only the numbers and keep the type REG_EXPAND_SZ. deskheap plan --output writes such files."
          )
        ],
        caution:
          "Group Policy Preferences and DSC write the whole string: aim them at the machines of one release only.")
    ]
  }

  private func importing(_ name: String) -> String {
    files.areBeside
      ? "Import \(name), which lies beside this report, as an administrator."
      : "Save the text below as \(name) and import it as an administrator."
  }

  /// How to see that it worked.
  var verification: [ReportProcedure.Step] {
    var steps = [
      ReportProcedure.Step("The value reads \(newSection).", "reg query \"\(Self.key)\" /v Windows")
    ]
    if hasRecovery {
      steps.append(
        .init(
          "No event 243 or 244 of the source Win32k since the restart. Their absence alone is no proof.",
          "wevtutil qe System /q:\"*[System[Provider[@Name='Win32k'] and (EventID=243 or EventID=244)]]\" /rd:true /f:text /c:5"
        ))
    } else {
      steps.append(
        .init(
          "No event 243 or 244 of the source Win32k in the System log since the restart. Their absence alone is no proof."
        ))
    }
    steps.append(.init("The services and sessions that failed before start, all of them at once."))
    return steps
  }

  /// The ways back.
  var waysBack: [ReportProcedure] {
    [
      ReportProcedure(
        title: "Windows starts",
        steps: [
          .init(importing(ChangePackage.rollback), "reg import rollback.reg"),
          .init("Restart."),
        ], file: HandOverFile(name: ChangePackage.rollback, text: files.rollback)),
      ReportProcedure(
        title: hasRecovery ? "Windows does not start: offline, from WinRE" : "Windows does not start: offline",
        steps: offlineSteps,
        caution:
          "CurrentControlSet does not exist in a loaded hive: Select\\Current says which ControlSet00N it stands for.",
        file: HandOverFile(name: ChangePackage.rollbackOffline, text: files.rollbackOffline)),
    ]
  }

  private var offlineSteps: [ReportProcedure.Step] {
    let start: [ReportProcedure.Step] =
      hasRecovery
      ? [
        .init("Start WinRE (Troubleshoot, Command Prompt) from the disk or from installation media."),
        .init(
          "Where the drive is encrypted, unlock it with its recovery key.",
          "manage-bde -unlock C: -RecoveryPassword <recovery key>"),
      ]
      : [.init("Start another Windows: a second installation, a PE disc, or another machine with this disk attached.")]
    return start + [
      .init(
        "Load the hive of the machine that does not start; its drive may have another letter here.",
        #"reg load HKLM\OFFLINE C:\Windows\System32\config\SYSTEM"#),
      .init("See which control set boots: 0x1 is ControlSet001.", #"reg query HKLM\OFFLINE\Select /v Current"#),
      .init(
        "Put that number into the file where it is another than 001, and import it.", "reg import rollback-offline.reg"),
      .init("Unload the hive, or the change may be lost, and restart.", #"reg unload HKLM\OFFLINE"#),
    ]
  }
}

/// Words that make a line worth a closer look, and the look.
struct SignPattern: Sendable {
  /// Words in lower case, one of which stands in the line.
  let words: [String]
  /// What the line is a sign of, given what came shortly before it; nil for a line that only looks like one.
  let judge: @Sendable (_ line: TextLine, _ recent: RecentLines) -> Sign?

  private init(_ words: [String], _ judge: @escaping @Sendable (TextLine, RecentLines) -> Sign?) {
    self.words = words
    self.judge = judge
  }

  private init(_ sign: Sign, _ words: String...) {
    self.init(words) { _, _ in sign }
  }

  /// All patterns. Where two of them see a line, the first that takes it for a sign has it.
  static let all: [SignPattern] =
    lookAlikes + processes + [
      SignPattern(.heapAllocationFailed, "a desktop heap allocation failed"),
      SignPattern(.desktopNotCreated, "failed to create a desktop due to desktop heap exhaustion"),
    ] + remote + com + changes

  // MARK: What only looks like desktop heap

  private static let lookAlikes: [SignPattern] = [
    // winerror.h: ERROR_NO_MORE_USER_HANDLES.
    SignPattern(.userHandles, "error_no_more_user_handles", "system allowance of handles for window manager"),
    SignPattern(["1158", "0x486"]) { line, _ in namesError(line) ? .userHandles : nil },
    // winerror.h: ERROR_NOT_ENOUGH_QUOTA, which PostMessage gives for a full queue.
    SignPattern(.messageQueue, "error_not_enough_quota", "not enough quota is available to process this command"),
    SignPattern(["1816", "0x718"]) { line, _ in namesError(line) ? .messageQueue : nil },
    SignPattern(["gdi handle", "gdi object", "gdi resource", "gdiprocesshandlequota"]) { line, _ in
      let tells = line.contains("quota") || line.contains("limit") || line.contains("leak") || line.contains("exceed")
      let ends =
        line.contains("exhaust") || line.contains("out of") || line.contains("failed") || line.contains("10000")
      return tells || ends || line.contains("10,000") ? .gdiHandles : nil
    },
    SignPattern(.fork, "child_info_fork", "dofork: child", "cygheap_user", "fork: retry:", "fork_copy:"),
    SignPattern(["fork: child", "died unexpectedly", "died waiting for"]) { line, _ in
      line.contains("fork") ? .fork : nil
    },
    // What Windows says of a process that starts while its user logs off.
    SignPattern(.shuttingDown, "the window station is shutting down"),
  ]

  private static func namesError(_ line: TextLine) -> Bool {
    line.contains("error") || line.contains("win32") || line.contains("exception") || line.contains("code")
  }

  // MARK: Processes that do not start

  private static let processes: [SignPattern] = [
    SignPattern([
      "initialization of the dynamic", "0xc0000142", "c0000142", "-1073741502", "3221225794", "status_dll_init_failed",
    ]) { line, recent in
      if line.contains("fork") && (line.contains("child") || line.contains("msys") || line.contains("cygwin")) {
        return .fork
      }
      let names = ModuleName.all(in: line.text) + (recent.faultingModule.map { [$0] } ?? [])
      if names.contains(where: { !ModuleName.isSystems($0) }) { return .otherDll }
      return names.contains("kernel32.dll") ? .kernel32InitFailed : .dllInitFailed
    },
    SignPattern([
      "exit code 128", "exit code: 128", "exit code (128", "exit code=128", "exit status 128", "exit-status 128",
      "exit status: 128", "exited with code 128", "exited with 128", "return code 128", "errorlevel set to 128",
      "exit code 0x80", "error_wait_no_children",
    ]) { line, recent in
      if recent.gitFailed || ModuleName.hasWord("git", in: line.text) { return .gitExit128 }
      if line.contains("errorlevel set to") { return .clientExit128 }
      return line.contains("sshd.cpp") || line.contains("session server") ? nil : .exit128
    },
    // winerror.h: ERROR_NOT_ENOUGH_MEMORY (8) in its two wordings.
    SignPattern([
      "not enough storage is available to process this command", "not enough memory resources are available to process",
      "error_not_enough_memory",
    ]) { line, recent in
      let isWindow =
        line.contains("window") || line.contains("createdesktop") || line.contains("menu") || line.contains("hook")
      return isWindow || recent.serviceFailed || line.contains("service") ? .storage : nil
    },
    SignPattern(["error creating window handle", "createwindowex failed", "createwindow failed"]) { line, _ in
      .windowHandle
    },
    SignPattern(["error 2186", "service is not responding to the control function"]) { _, _ in .serviceNotResponding },
    // winerror.h: ERROR_SERVICE_REQUEST_TIMEOUT, the second half of most events 7000.
    SignPattern(["did not respond to the start or control request", "error 1053"]) { line, recent in
      recent.serviceFailed || line.contains("service") || line.contains("system error") ? .serviceNotResponding : nil
    },
  ]

  // MARK: Clients and servers

  private static let remote: [SignPattern] = [
    SignPattern(["no more sessions"]) { line, _ in
      line.contains("sshd") || line.contains("error: no more sessions") ? .noMoreSessions : nil
    },
    SignPattern(.sessionRefused, "session open refused by peer"),
    SignPattern(.maxStartups, "past maxstartups", "maxstartups throttling"),
    SignPattern(["drop connection #"]) { line, _ in
      line.contains("penalty") ? .penalty : line.contains("sshd") || line.contains("maxstartups") ? .maxStartups : nil
    },
    SignPattern(["penalty:", "srclimit_penal"]) { line, _ in
      line.contains("sshd") || line.contains("srclimit") ? .penalty : nil
    },
    SignPattern(.clientCut, "connection closed to host"),
    SignPattern(["(10054)", "forcibly closed by the remote host"]) { line, _ in
      line.contains("secure shell") || line.contains("ssh") || line.contains("sftp") ? .clientCut : nil
    },
    // winerror.h: ERROR_REQ_NOT_ACCEP (71) and ERROR_LICENSE_QUOTA_EXCEEDED (1395), which Q258837 names.
    SignPattern(
      .noMoreConnections, "no more connections can be made to this remote computer",
      "no more connections can be made to the service at this time", "error_req_not_accep",
      "error_license_quota_exceeded"),
    SignPattern([
      "error 71", "error code 71", "error: 71", "error=71", "error 1395", "error code 1395", "error: 1395",
      "error=1395",
      "%%71", "%%1395",
    ]) { line, _ in
      // 71 is also "permission denied" of Visual Basic and "protocol error" of Linux.
      line.contains("permission") || line.contains("eproto") || line.contains("protocol") ? nil : .noMoreConnections
    },
  ]

  // MARK: COM and changes

  private static let com: [SignPattern] = [
    // winerror.h: CO_E_SERVER_EXEC_FAILURE and CO_E_WRONG_SERVER_IDENTITY.
    SignPattern(.comServerTimeout, "did not register with dcom within", "80080005", "co_e_server_exec_failure"),
    SignPattern(.comWrongIdentity, "80004015", "co_e_wrong_server_identity"),
  ]

  private static let changes: [SignPattern] = [
    // STATUS_SYSTEM_PROCESS_TERMINATED, and CRITICAL_PROCESS_DIED of newer Windows.
    SignPattern(.subsystemStop, "c000021a", "0x000000ef", "critical_process_died"),
    SignPattern(.valueChange, "sharedsection"),
  ]
}

/// Names of modules in a line.
enum ModuleName {
  /// Modules of every process with windows: that one of them fails to initialize is what is to be explained.
  private static let systems = ["user32.dll", "kernel32.dll", "kernelbase.dll", "ntdll.dll", "gdi32.dll", "win32u.dll"]

  /// Whether a module is one of those that a full desktop heap keeps from starting.
  static func isSystems(_ name: String) -> Bool { systems.contains(name) }

  /// Every `name.dll` in `text`, in lower case and without its folder.
  static func all(in text: String) -> [String] {
    text.lowercased().split { !($0.isLetter || $0.isNumber || "._-+".contains($0)) }
      .map { $0.last == "." ? String($0.dropLast()) : String($0) }.filter { $0.hasSuffix(".dll") }
  }

  /// Whether `word` stands in `text` with neither letter nor digit beside it.
  static func hasWord(_ word: String, in text: String) -> Bool {
    text.lowercased().split { !($0.isLetter || $0.isNumber) }.contains { $0 == word }
  }
}

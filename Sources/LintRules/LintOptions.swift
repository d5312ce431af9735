package import DesktopHeap
package import SubSystems
package import Workload

/// What the caller says of the system that an export is from.
package struct LintOptions: Sendable {
  /// `--release`.
  package var release: Release?
  /// `--arch`.
  package var architecture: Architecture?
  /// `--terminal-services`.
  package var terminalServices = false
  /// `--3gb`.
  package var threeGigabytes = false
  /// `--session-view-size`, in MB.
  package var sessionViewSize: Int64?
  /// Who else uses desktops, of `--workload`.
  package var workload: WorkloadDescription?
  /// The state before, of `--before`.
  package var before: Export?

  /// Nothing stated.
  package init() {}

  /// What examples state: `--release`, `--arch`, `--3gb`, `--before`.
  static func stated(
    _ release: Release? = nil, _ architecture: Architecture? = nil, threeGigabytes: Bool = false,
    before: Export? = nil
  ) -> LintOptions {
    var options = LintOptions()
    options.release = release
    options.architecture = architecture
    options.threeGigabytes = threeGigabytes
    options.before = before
    return options
  }
}

package import DesktopHeap
package import Findings
package import SubSystems
package import Workload

/// What the caller says of the system that an export is from.
package struct LintOptions: Sendable {
  /// `--release`.
  package var release: Release?
  /// `--arch`.
  package var architecture: Architecture?
  /// Where the release is stated, when that is not the command line: `.deskheap.yml:2:10`.
  package var releaseOrigin: String?
  /// Where the architecture is stated, when that is not the command line.
  package var architectureOrigin: String?
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

  /// What the configuration says of findings.
  package var policy = FindingPolicy()
  /// What heaps are held against.
  package var thresholds = Thresholds()

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

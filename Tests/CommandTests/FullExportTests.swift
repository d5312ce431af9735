import Foundation
import Testing

/// A whole SYSTEM hive of an untouched Windows 7, which is no part of the project: it is looked for beside the project's
/// folder, or where DESKHEAP_REAL_EXPORTS says, and without it these tests are skipped.
struct FullExportTests {
  private static let file: URL? = {
    let named = ProcessInfo.processInfo.environment["DESKHEAP_REAL_EXPORTS"].map { URL(filePath: $0) }
    let folder = named ?? Tool.project.appending(path: "../shared/real")
    let file = folder.appending(path: "win7-x86-SYSTEM.reg.xz")
    let exists = FileManager.default.fileExists(atPath: file.path(percentEncoded: false))
    return exists && FileManager.default.isExecutableFile(atPath: "/usr/bin/xz") ? file : nil
  }()

  private static let isMissing: Comment = "win7-x86-SYSTEM.reg.xz is not in ../shared/real, or xz is not installed"

  /// What the program says of the export on its standard input.
  private func run(_ command: String) throws -> Tool.Outcome {
    let path = try #require(Self.file).path(percentEncoded: false)
    return try Tool.shell("set -o pipefail; timeout 200 xz -dc '\(path)' | timeout 200 deskheap \(command)")
  }

  @Test(.enabled(if: file != nil, isMissing))
  func noServiceRunsUnderAUserAccountAndTheBuiltInOnesAreToldApart() throws {
    let outcome = try run("capacity --format json -")
    #expect(outcome.status == 0)
    let found = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]]
    let demands = found?.compactMap { $0["demand"] as? [String: Any] } ?? []
    #expect(demands.count == 2, "one for each control set")
    for demand in demands {
      #expect(demand["desktops"] as? Int == 0)
      let users = demand["users"] as? [[String: Any]] ?? []
      #expect(users.allSatisfy { $0["heap"] as? String == "interactive" })
    }
    // Counted in the text itself: services that can start, by their ObjectName; three of them may interact.
    let system = demands.first?["system"] as? [String: Int]
    #expect(
      system == ["desktops": 3, "localSystem": 84, "localService": 45, "networkService": 22, "interactive": 3])
  }

  @Test(.enabled(if: file != nil, isMissing))
  func aWorkloadBegunFromItNamesNobody() throws {
    let outcome = try run("workload --from - | deskheap workload -")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("0 non-interactive desktops"))
  }

  @Test(.enabled(if: file != nil, isMissing))
  func aPlanForItChangesNothing() throws {
    let outcome = try run("plan --format json -")
    #expect(outcome.status == 0)
    let plan = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    #expect(plan?["verdict"] as? String == "no-change")
    #expect(plan?["demand"] is NSNull)
  }
}

import Testing
import Workload

/// Every cell of KB169321's two tables, as the simulator finds it.
@Suite struct ActivationTableTests {
  private let table = ActivationTable(release: .beforeServicePack4)

  struct Expectation: Sendable, CustomTestStringConvertible {
    let usage: ClassUsage
    let column: ActivationTable.Column
    let rows: [Bool]
    let sentences: [String]
    var testDescription: String { "\(usage.rawValue), \(column.rawValue), \(rows)" }
  }

  static let expectations: [Expectation] = [
    Expectation(
      usage: .multipleUse, column: .interactiveUser, rows: [false, true],
      sentences: [
        "first request: new process in the interactive window station; every further request: the running process; "
          + "nobody logged on locally: fails, since no user is logged on locally"
      ]),
    Expectation(
      usage: .multipleUse, column: .thisUser, rows: [false, true],
      sentences: [
        "first request: new process in a new window station; every further request: the running process"
      ]),
    Expectation(
      usage: .multipleUse, column: .launchingUser, rows: [false],
      sentences: [
        "first request, another SID, the same SID from another window station, the same SID from another desktop, "
          + "after a remote client of the same SID: new process in the client's window station; the same client again, "
          + "the same SID with another LUID: the running process"
      ]),
    Expectation(
      usage: .multipleUse, column: .launchingUser, rows: [true],
      sentences: [
        "first request, another SID: new process in a new window station; the same client again, the same SID with "
          + "another LUID, after a local client of the same SID: the running process"
      ]),
    Expectation(
      usage: .multipleUse, column: .win32Service, rows: [false, true],
      sentences: [
        "as a user account – first request: new process in a new window station; "
          + "every further request: the running process",
        "as LocalSystem – first request: new process in the system's own window station; "
          + "every further request: the running process",
        "as LocalSystem with the desktop – first request: new process in the interactive window station; "
          + "every further request: the running process",
      ]),
    Expectation(
      usage: .singleUse, column: .interactiveUser, rows: [false, true],
      sentences: [
        "every request: new process in the interactive window station; "
          + "nobody logged on locally: fails, since no user is logged on locally"
      ]),
    Expectation(
      usage: .singleUse, column: .thisUser, rows: [false, true],
      sentences: ["every request: new process in a new window station"]),
    Expectation(
      usage: .singleUse, column: .launchingUser, rows: [false],
      sentences: ["every request: new process in the client's window station"]),
    Expectation(
      usage: .singleUse, column: .launchingUser, rows: [true],
      sentences: [
        "first request, another SID, the same SID with another LUID, after a local client of the same SID: new process "
          + "in a new window station; the same client again, after another class of the same identity: new process in "
          + "the window station of the same SID and LUID"
      ]),
    Expectation(
      usage: .singleUse, column: .win32Service, rows: [false, true],
      sentences: [
        "as a user account – first request: new process in a new window station; "
          + "every further request: fails, since a service's process starts only once",
        "as LocalSystem – first request: new process in the system's own window station; "
          + "every further request: fails, since a service's process starts only once",
        "as LocalSystem with the desktop – first request: new process in the interactive window station; "
          + "every further request: fails, since a service's process starts only once",
      ]),
  ]

  @Test("A cell says what the article's table says", arguments: expectations)
  func cell(expectation: Expectation) throws {
    for isRemote in expectation.rows {
      let cell = try #require(table.cell(expectation.usage, expectation.column, isRemote: isRemote))
      #expect(cell.sentences == expectation.sentences)
    }
  }

  @Test("The tables have sixteen cells, and the expectations cover all") func coverage() {
    #expect(table.cells.count == 16)
    #expect(Self.expectations.map(\.rows.count).reduce(0, +) == 16)
  }

  @Test("The cell that goes against one of the article's examples says so") func contradiction() {
    #expect(table.cell(.multipleUse, .launchingUser, isRemote: false)?.readings == [.localAfterRemote])
  }

  @Test("From SP4 on the this-user column shares, the others stay") func servicePack4() throws {
    let new = ActivationTable(release: .servicePack4OrLater)
    for (old, new) in zip(table.cells, new.cells) where old.column != .thisUser && old.column != .win32Service {
      #expect(old == new)
    }
    let cell = try #require(new.cell(.singleUse, .thisUser, isRemote: true))
    #expect(cell.sentences != table.cell(.singleUse, .thisUser, isRemote: true)?.sentences)
    #expect(cell.readings == [.sameUserAlwaysShares])
  }
}

import DesktopHeap
import RegistryText
import Testing
import Workload

@Suite("Users in an export")
struct ExportedUsersTests {
  private static let services = "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services"
  private static let classes = "HKEY_LOCAL_MACHINE\\SOFTWARE\\Classes"

  private func service(
    _ name: String, _ account: String?, start: UInt32 = 2, type: UInt32 = 0x10, image: String? = nil,
    under parent: String = Self.services
  ) -> KeyDigest {
    var digest = KeyDigest(path: "\(parent)\\\(name)", line: 1)
    digest.texts["objectname"] = account
    digest.texts["imagepath"] = image
    digest.numbers = ["start": start, "type": type]
    return digest
  }

  private func key(_ path: String, _ texts: [String: String]) -> KeyDigest {
    var digest = KeyDigest(path: path, line: 1)
    digest.texts = texts
    return digest
  }

  private func demand(_ digests: [KeyDigest], on release: Release = .server2003) throws -> MachineDemand {
    try MachineDemand(ExportedUsers(digests), inControlSet: "CurrentControlSet", on: release)
  }

  @Test("Every service under a user account has a window station of its own; two under one account have two")
  func ownWindowStations() throws {
    let demand = try demand([service("a", "D\\u"), service("b", "D\\u"), service("c", "LocalSystem")])
    #expect(demand.desktops(demand.whole, in: nil) == 2)
    #expect(demand.userServices.map(\.name) == ["a", "b"])
  }

  @Test("Services of one shared process and one account share a window station, of two processes they do not")
  func sharedProcesses() throws {
    let one = [
      service("a", "D\\u", type: 0x20, image: "x.exe"), service("b", "D\\u", type: 0x20, image: "X.EXE"),
      service("c", "D\\u", type: 0x20, image: "y.exe"), service("d", "D\\v", type: 0x20, image: "x.exe"),
      service("e", "D\\u", type: 0x10, image: "x.exe"),
    ]
    let demand = try demand(one)
    #expect(demand.desktops(demand.whole, in: nil) == 4)
  }

  @Test("Services of the system's own accounts are told apart and take no further desktop")
  func systemServices() throws {
    let demand = try demand([
      service("a", nil), service("b", "LocalSystem", type: 0x110), service("c", "NT AUTHORITY\\LocalService"),
      service("d", "NT AUTHORITY\\NetworkService"),
    ])
    #expect(demand.systemServices == (1, 1, 1, 1))
    #expect(demand.desktops(demand.whole, in: nil) == 0)
    #expect(demand.systemDesktops == 3)
  }

  @Test("NT 4 and 2000 keep one desktop of the system's own, LocalSystem's; XP and later keep three")
  func systemDesktops() throws {
    #expect(try demand([service("a", nil)], on: .nt4).systemDesktops == 1)
    #expect(try demand([service("a", nil)], on: .windows2000).systemDesktops == 1)
    #expect(try demand([service("a", nil)], on: .xp).systemDesktops == 3)
  }

  @Test("Disabled services and drivers are left out, services on demand are not sure")
  func starts() throws {
    let demand = try demand([
      service("a", "D\\u", start: 4), service("b", "D\\u", start: 3), service("c", "D\\u"),
      service("d", "\\Driver\\d", start: 1, type: 1),
    ])
    #expect(demand.services.map(\.name) == ["b", "c"])
    #expect(demand.desktops(demand.whole, in: nil) == 2)
    #expect(demand.desktops(demand.sure, in: nil) == 1)
  }

  @Test("Of several control sets only the asked one counts, of one key given twice the last")
  func controlSets() throws {
    let sets = ["ControlSet001", "ControlSet002"].map { "HKEY_LOCAL_MACHINE\\SYSTEM\\\($0)\\Services" }
    let digests = [
      service("a", "D\\u", under: sets[0]), service("a", "D\\u", under: sets[1]), service("b", "D\\u", under: sets[1]),
      service("b", "LocalSystem", under: sets[1]),
    ]
    let users = ExportedUsers(digests)
    #expect(users.startableServices(inControlSet: "ControlSet001").map(\.name) == ["a"])
    #expect(users.startableServices(inControlSet: "ControlSet002").map(\.name) == ["a", "b"])
    #expect(users.startableServices(inControlSet: "ControlSet002").filter(\.isUserAccounts).map(\.name) == ["a"])
  }

  @Test("COM applications are told with their identity and their classes")
  func comServers() throws {
    let digests = [
      key("\(Self.classes)\\CLSID\\{C1}", ["appid": "{A1}"]), key("\(Self.classes)\\CLSID\\{C2}", ["appid": "{a1}"]),
      key("\(Self.classes)\\AppID\\{A1}", ["": "Ledger", "runas": "D\\ledger"]),
      key("\(Self.classes)\\AppID\\{A2}", ["runas": "Interactive User"]),
      key("\(Self.classes)\\AppID\\{A3}", ["localservice": "Poll", "runas": "D\\x"]),
      key("\(Self.classes)\\AppID\\{A4}", ["": "nothing"]),
    ]
    let servers = ExportedUsers(digests).comServers
    #expect(servers.map(\.application) == ["{A1}", "{A2}", "{A3}"])
    #expect(servers.map(\.identity) == [.runAs(.user("D\\ledger")), .runAs(.interactiveUser), .service("Poll")])
    #expect(servers.first?.classes == ["{C1}", "{C2}"])
    let demand = try demand(digests)
    #expect(demand.desktops(demand.whole, in: nil) == 1)
    #expect(demand.desktops(demand.sure, in: nil) == 0)
  }

  @Test("Before SP4 every application that runs as a user has a window station, from SP4 on every user has")
  func sharedAfterServicePack4() throws {
    let digests = (1...3).map { key("\(Self.classes)\\AppID\\{\($0)}", ["runas": "D\\u"]) }
    let old = try demand(digests, on: .nt4)
    let new = try demand(digests, on: .windows2000)
    #expect(old.desktops(old.whole, in: nil) == 3)
    #expect(new.desktops(new.whole, in: nil) == 1)
  }

  @Test("What a workload file names is not counted again")
  func fileAndExport() throws {
    var file = WorkloadDescription()
    file.services = [ServiceUse("A", account: .user("D\\u"))]
    let users = ExportedUsers([service("a", "D\\u"), service("b", "D\\u")])
    let demand = try MachineDemand(users, inControlSet: nil, on: .xp, adding: file)
    #expect(demand.desktops(demand.whole, in: nil) == 2)
  }
}

import Testing
import Workload

@Suite("Account names")
struct AccountNameTests {
  @Test(
    "of LocalSystem are known in every spelling",
    arguments: [
      "", "LocalSystem", ".\\LocalSystem", "localsystem", "NT AUTHORITY\\SYSTEM", "NT Authority\\System", "S-1-5-18",
      " LocalSystem ", "NT-AUTORITÄT\\SYSTEM", "AUTORITE NT\\Système", "HOST7\\LocalSystem",
    ])
  func localSystem(name: String) { #expect(AccountName(name) == .localSystem) }

  @Test(
    "of LocalService are known in every spelling",
    arguments: [
      "NT AUTHORITY\\LocalService", "NT Authority\\LOCAL SERVICE", "LocalService", "S-1-5-19",
      "NT-AUTORITÄT\\Lokaler Dienst", "AUTORITE NT\\SERVICE LOCAL",
    ])
  func localService(name: String) { #expect(AccountName(name) == .localService) }

  @Test(
    "of NetworkService are known in every spelling",
    arguments: [
      "NT AUTHORITY\\NetworkService", "NT AUTHORITY\\NETWORK SERVICE", "networkservice", "S-1-5-20",
      "NT-AUTORITÄT\\Netzwerkdienst", "AUTORITE NT\\SERVICE RÉSEAU",
    ])
  func networkService(name: String) { #expect(AccountName(name) == .networkService) }

  @Test(
    "of users stay what they are",
    arguments: [
      "DOMAIN\\poll", ".\\poll", "poll@domain.example", "NT SERVICE\\MSSQLSERVER", "DOMAIN\\gmsa$", "DOMAIN\\System",
      "DOMAIN\\LocalService", "S-1-5-21-1-2-3-1001",
    ])
  func users(name: String) { #expect(AccountName(name) == .user(SecurityIdentifier(name))) }

  @Test("of drivers are none", arguments: ["\\Driver\\Disk", "\\FileSystem\\Ntfs"])
  func drivers(name: String) { #expect(AccountName(name) == .driver) }
}

import Spelling

/// A keyword of sshd_config, the retired ones included (OpenSSH, servconf.h).
package struct SshdKeyword: Hashable, Sendable {
  /// The keyword as the manual spells it; files may use any case.
  package let name: String
  /// Whether it may stand in a `Match` block.
  package let isAllowedInMatch: Bool

  static let maxSessions = "MaxSessions"
  static let maxStartups = "MaxStartups"

  private static let allowedInMatch = """
    AcceptEnv AllowAgentForwarding AllowGroups AllowStreamLocalForwarding AllowTcpForwarding AllowUsers
    AuthenticationMethods AuthorizedKeysCommand AuthorizedKeysCommandUser AuthorizedKeysFile AuthorizedKeysFile2
    AuthorizedPrincipalsCommand AuthorizedPrincipalsCommandUser AuthorizedPrincipalsFile Banner
    CASignatureAlgorithms ChallengeResponseAuthentication ChannelTimeout ChrootDirectory ClientAliveCountMax
    ClientAliveInterval DenyGroups DenyUsers DisableForwarding ExposeAuthInfo ForceCommand GatewayPorts
    GSSAPIAuthentication HostBasedAcceptedKeyTypes HostbasedAcceptedAlgorithms HostbasedAuthentication
    HostbasedUsesNameFromPacketOnly IgnoreRhosts Include IPQoS KbdInteractiveAuthentication KerberosAuthentication
    LogLevel LogVerbose Match MaxAuthTries MaxSessions PAMServiceName PasswordAuthentication PermitEmptyPasswords
    PermitListen PermitOpen PermitRootLogin PermitTTY PermitTunnel PermitUserRC PubkeyAcceptedAlgorithms
    PubkeyAcceptedKeyTypes PubkeyAuthOptions PubkeyAuthentication RDomain RSAAuthentication RefuseConnection
    RekeyLimit RequiredRSASize RevokedKeys RhostsRSAAuthentication SetEnv SKeyAuthentication StreamLocalBindMask
    StreamLocalBindUnlink Subsystem TrustedUserCAKeys UnusedConnectionTimeout X11DisplayOffset X11Forwarding
    X11UseLocalhost
    """

  private static let globalOnly = """
    AddressFamily AFSTokenPassing CheckMail Ciphers Compression DSAAuthentication FingerprintHash
    GSSAPICleanupCredentials GSSAPIDelegateCredentials GSSAPIStrictAcceptorCheck HostCertificate HostDSAKey HostKey
    HostKeyAgent HostKeyAlgorithms IgnoreUserKnownHosts KeepAlive KerberosGetAFSToken KerberosOrLocalPasswd
    KerberosTgtPassing KerberosTicketCleanup KexAlgorithms KeyRegenerationInterval ListenAddress LoginGraceTime
    MACs MaxStartups ModuliFile PermitUserEnvironment PerSourceMaxStartups PerSourceNetBlockSize PerSourcePenalties
    PerSourcePenaltyExemptList PidFile Port PrintLastLog PrintMotd Protocol ReverseMappingCheck
    RhostsAuthentication SecurityKeyProvider ServerKeyBits SshdAuthPath SshdSessionPath StrictModes SyslogFacility
    TCPKeepAlive UseDNS UseLogin UsePAM UsePrivilegeSeparation VerifyReverseMapping VersionAddendum XAuthLocation
    """

  private static let byLowercasedName: [String: SshdKeyword] = {
    var keywords: [String: SshdKeyword] = [:]
    for (names, isAllowedInMatch) in [(allowedInMatch, true), (globalOnly, false)] {
      for name in names.split(whereSeparator: \.isWhitespace).map(String.init) {
        keywords[name.lowercased()] = SshdKeyword(name: name, isAllowedInMatch: isAllowedInMatch)
      }
    }
    return keywords
  }()

  private init(name: String, isAllowedInMatch: Bool) {
    self.name = name
    self.isAllowedInMatch = isAllowedInMatch
  }

  /// The keyword of that name in any case; nil when OpenSSH knows none.
  package init?(_ text: String) {
    guard let known = Self.byLowercasedName[text.lowercased()] else { return nil }
    self = known
  }

  /// The known keyword that a misspelt one comes nearest to, at most three letters away.
  package static func nearest(to text: String) -> String? {
    NearestName.find(text, among: names)
  }

  private static let names = byLowercasedName.values.map(\.name).sorted()
}

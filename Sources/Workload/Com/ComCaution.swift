/// What KB169321 advises against when a class is configured.
package enum ComCaution: String, Hashable, Sendable, CaseIterable {
  /// Single-use is kept for old applications; new classes should be multiple-use.
  case singleUse
  /// Single-use under "this user": a process each time and, before SP4, a window station each time.
  case singleUseThisUser
  /// Single-use in a Win32 service: a service cannot start twice.
  case singleUseService
  /// "Launching user" is for old servers that don't know DCOM.
  case launchingUser

  /// The caution in words.
  package var text: String {
    switch self {
    case .singleUse: "single-use registration should be avoided; register the class as multiple-use"
    case .singleUseThisUser:
      "each request starts a process, before NT 4.0 SP4 in a window station of its own: desktop heap runs out"
    case .singleUseService: "a class in a Win32 service can never be single-use, since a service starts only once"
    case .launchingUser: "\"launching user\" is meant for old servers only; name an account instead"
    }
  }

  /// The cautions that a class calls for.
  package static func cautions(for comClass: ComClass) -> [ComCaution] {
    switch (comClass.usage, comClass.identity) {
    case (.singleUse, .thisUser): [.singleUse, .singleUseThisUser]
    case (.singleUse, .win32Service): [.singleUse, .singleUseService]
    case (.singleUse, .launchingUser): [.singleUse, .launchingUser]
    case (.singleUse, .interactiveUser): [.singleUse]
    case (.multipleUse, .launchingUser): [.launchingUser]
    case (.multipleUse, _): []
    }
  }
}

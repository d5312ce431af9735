/// An argument without which no release of Windows starts.
package enum NeededArgument: String, Sendable, CaseIterable {
  case objectDirectory = "ObjectDirectory=\\Windows"
  case sharedSection = "SharedSection="
  case base = "ServerDll=basesrv,1"
  case user = "ServerDll=winsrv:UserServerDllInitialization,3"
}

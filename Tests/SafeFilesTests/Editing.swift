import SafeFiles
import Splices
import Testing

/// Why a caller's verification says no.
struct Disapproval: Error {}

/// Replaces the first byte of a file by `text`.
@discardableResult
func edit(
  _ path: String, _ text: String = "N", hardLinks: HardLinks = .refused,
  verify: (StagedContent) throws -> Void = { _ in }
) throws(SafeFileError) -> StagedRewrite {
  try edit(path, firstByte(text), hardLinks: hardLinks, verify: verify)
}

/// Opens, stages and commits.
@discardableResult
func edit(
  _ path: String, _ splices: SpliceList, hardLinks: HardLinks = .refused,
  verify: (StagedContent) throws -> Void = { _ in }
) throws(SafeFileError) -> StagedRewrite {
  let rewrite = try SafeFile(opening: path, hardLinks: hardLinks).stage(splices, verify: verify)
  try rewrite.commit()
  return rewrite
}

/// The splice for that.
func firstByte(_ text: String) -> SpliceList {
  SpliceList(canonical: [Splice(bytes: 0..<1, replacement: Array(text.utf8))])
}

/// What `body` throws.
func failure(
  _ body: () throws(SafeFileError) -> Void, _ location: SourceLocation = #_sourceLocation
) -> SafeFileError? {
  do throws(SafeFileError) {
    try body()
    Issue.record("nothing was thrown", sourceLocation: location)
    return nil
  } catch {
    return error
  }
}

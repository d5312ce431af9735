import Parallel
package import RegistryText
package import Splices
package import SubSystems

/// An export that can be read more than once, as it is and as it would be.
package struct ReadableExport: Sendable {
  /// Opens it at its start.
  package let open: @Sendable () throws(ReadError) -> any ByteSource
  /// What is said of its encoding.
  package let choice: EncodingChoice
  /// How many threads may read it, where it is large.
  package let threads: Int

  /// An export that `open` opens anew each time, always with the same bytes.
  package init(
    choice: EncodingChoice = .automatic, threads: Int = Processors.count,
    open: @escaping @Sendable () throws(ReadError) -> any ByteSource
  ) {
    self.open = open
    self.choice = choice
    self.threads = threads
  }

  /// An export in memory.
  package init(_ bytes: [UInt8], choice: EncodingChoice = .automatic) {
    self.init(choice: choice) { () throws(ReadError) in MemoryBytes(bytes) }
  }

  /// The same export with its whole text rewritten on the way.
  package func rewritten(by rewriting: TextRewriting) -> ReadableExport {
    let open = open
    return ReadableExport(choice: choice, threads: threads) { () throws(ReadError) in
      try RewrittenBytes(open(), by: rewriting)
    }
  }

  /// In blocks on one thread too: what is quiet in them need not be read again after a change.
  private var ahead: ReadAhead {
    var ahead = ReadAhead(threads: threads)
    ahead.isInBlocks = true
    return ahead
  }

  /// What it holds.
  package func survey() throws(PlanningError) -> Export {
    do { return try ExportSurvey.read(open(), choice: choice, ahead: ahead) } catch {
      throw .read(error)
    }
  }

  /// What it would hold after `splices`; `export` is what it holds. What is quiet there, and is not changed, is not read again.
  package func survey(after splices: SpliceList, of export: Export) throws(PlanningError) -> Export {
    let original: any ByteSource
    do { original = try open() } catch { throw .read(error) }
    let changed: any ByteSource
    do { changed = try original.spliced(by: splices, size: export.facts.size) } catch { throw .splice(error) }
    var ahead = ahead
    ahead.known = export.quiet.moved(by: splices)
    do { return try ExportSurvey.read(changed, choice: choice, ahead: ahead) } catch { throw .read(error) }
  }
}

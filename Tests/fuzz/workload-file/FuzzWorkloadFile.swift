import DesktopHeap
import LibYAML
import Workload

private func read(_ bytes: [UInt8]) -> WorkloadDescription? {
  do throws(YAMLError) {
    return try WorkloadFile.read(bytes) { (path) throws(YAMLError) in
      // The file itself is as good a configuration as any.
      let file = SshdConfigurationFile(path: path, text: String(decoding: bytes, as: UTF8.self))
      do throws(WorkloadError) {
        return try SshdConfigurationReader.read(file) { (_) throws(WorkloadError) in [] }
      } catch { throw YAMLError(.start, error.description) }
    }
  } catch {
    precondition(error.mark.line >= 1 && error.mark.column >= 1, "an error stands outside of the file")
    precondition(!error.message.isEmpty, "an error without words")
    return nil
  }
}

/// What libFuzzer calls with every input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzWorkloadFile(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  guard let description = read(Array(UnsafeBufferPointer(start: start, count: count))) else { return 0 }
  for release in [Release.nt4, .server2003, .server2022] {
    guard let demand = try? MachineDemand(ExportedUsers([]), inControlSet: nil, on: release, adding: description) else {
      preconditionFailure("a file that was read cannot be reckoned with")
    }
    precondition(demand.ofFile?.desktops.count == demand.whole.desktops.count, "without an export there is more")
    precondition(demand.whole.refusals.allSatisfy { !$0.words.isEmpty }, "a refusal without words")
  }
  return 0
}

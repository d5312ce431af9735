import DesktopHeap
import Reports
import Testing

struct PageChangeTests {
  /// Part by part what a change report holds.
  @Test(arguments: [
    "Sound: no new error, no new warning", "Ticket CHG-1", "id=\"inputs\"", "SHA-256", "utf-16le",
    "tokens of the string",
    "<del>768</del>", "<ins>1280</ins>", "Nothing else changes", "+512 KB", "id=\"effect\"",
    "Heap of a non-interactive desktop",
    "Headroom after", "Windows does not start", "The no-boot path", "BitLocker recovery key", "reg import apply.reg",
    "A restart is needed: yes.", "event 243 or 244", "rollback-offline.reg", "Select /v Current",
    "reg load HKLM\\OFFLINE",
    "Approved by", "deskheap 1.2.3", "14 November 2023", "deskheap report 'it'\\''s'",
  ])
  func holdsAllThirteenParts(text: String) throws {
    let change = try PageFixture.change(PageFixture.file(PageFixture.good), PageFixture.file(PageFixture.raised))
    #expect(try PageFixture.page(PageFixture.document(change)).contains(text))
  }

  @Test func givesNoWayToApplyWhatKeepsWindowsFromStarting() throws {
    let change = try PageFixture.change(PageFixture.file(PageFixture.good), PageFixture.file(PageFixture.broken))
    let page = try PageFixture.page(PageFixture.document(change))
    #expect(page.contains("Do not apply: Windows is not expected to start"))
    #expect(page.contains("DH404"))
    #expect(!page.contains("reg import apply.reg"))
    #expect(page.contains("reg import rollback.reg"))
  }

  @Test func provesByteByByteThatNothingElseChanges() throws {
    let (old, new) = (PageFixture.file(PageFixture.good), PageFixture.file(PageFixture.raised))
    let proof = try PageFixture.change(old, new).proof
    let (before, after) = (try #require(proof.bytesBefore), try #require(proof.bytesAfter))
    #expect(proof.isComplete)
    #expect(old[..<before.lowerBound] + new[after] + old[before.upperBound...] == new[...])
    #expect(proof.equalBytes + before.count == old.count)
  }

  @Test func tellsWhatElseChanges() throws {
    let old = PageFixture.file(PageFixture.good, extra: "\"Kmode\"=\"a\"\r\n\"Gone\"=\"x\"\r\n")
    let new = PageFixture.file(
      PageFixture.raised, extra: "\"Kmode\"=\"b\"\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\r\n\"New\"=\"y\"\r\n")
    let change = try PageFixture.change(old, new)
    #expect(change.proof.others.map(\.value) == ["New", "Gone", "Kmode"])
    #expect(change.proof.others.map(\.change) == [.added, .removed, .changed])
    #expect(try PageFixture.page(PageFixture.document(change)).contains("Other differences of the two files"))
  }

  @Test func comparesValuesWhereTheEncodingsDiffer() throws {
    let old = PageFixture.file(PageFixture.good, extra: "\"Kmode\"=\"a\"\r\n")
    let text = String(
      decoding: PageFixture.file(PageFixture.raised, extra: "\"Kmode\"=\"a\"\r\n").enumerated()
        .filter { $0.offset >= 2 && $0.offset % 2 == 0 }.map(\.element), as: UTF8.self)
    let change = try PageFixture.change(old, Array(text.utf8))
    #expect(change.proof.comparedValues == 1)
    #expect(change.proof.isComplete)
  }

  @Test func drawsTheViewSpaceWhereItIsFixed() throws {
    let new = PageFixture.older.replacing("3072,512", with: "3072,1024")
    let change = try PageFixture.change(PageFixture.file(PageFixture.older), PageFixture.file(new))
    let page = try PageFixture.page(PageFixture.document(change))
    #expect(page.contains("89 → 44"))
    #expect(page.contains("Before: the session view space"))
    #expect(page.contains("Fewer desktops fit"))
    #expect(page.contains("84 to spare") && page.contains("39 to spare"))
  }

  @Test func drawsEachMeasuredHeapBeforeAndAfter() throws {
    let heap = MeasuredHeap(
      desktop: #"Service-0x0-2461f$\Default"#, isInteractive: false, size: 768, usedRate: 99, source: "a.txt, line 3")
    let change = try PageFixture.change(
      PageFixture.file(PageFixture.good), PageFixture.file(PageFixture.raised), heaps: [heap])
    let page = try PageFixture.page(PageFixture.document(change))
    #expect(page.contains("761 KB of 768 KB in use"))
    #expect(page.contains("761 KB of 1280 KB in use"))
    #expect(page.contains("a.txt, line 3"))
  }

  @Test func warnsWhereWhatWasMeasuredWouldNotFit() throws {
    let lowered = PageFixture.good.replacing("20480,768", with: "20480,512")
    for (desktop, used, fits) in [(#"Service-0x0-1$\Default"#, 99.0, false), (#"Service-0x0-1$\Default"#, 60, true)] {
      let heap = MeasuredHeap(desktop: desktop, isInteractive: false, size: 768, usedRate: used, source: "a.txt")
      let change = try PageFixture.change(
        PageFixture.file(PageFixture.good), PageFixture.file(lowered), heaps: [heap])
      let page = try PageFixture.page(PageFixture.document(change))
      #expect(page.contains("What was measured would not fit") != fits)
      #expect(page.contains("761 KB do not fit into 512 KB") != fits)
    }
  }

  @Test func marksOnlyWhatDiffers() {
    let marked = MarkedText(Array("a=1024,3072,512 b".utf16), Array("a=1024,6144,768 b".utf16))
    func text(_ stretches: [MarkedText.Stretch]) -> String {
      stretches.map {
        $0.isChanged ? "[\(String(decoding: $0.units, as: UTF16.self))]" : String(decoding: $0.units, as: UTF16.self)
      }
      .joined()
    }
    #expect(text(marked.before) == "a=1024,[3072],[512] b")
    #expect(text(marked.after) == "a=1024,[6144],[768] b")
  }
}

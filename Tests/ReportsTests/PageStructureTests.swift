import Planning
import LibXML
import Reports
import Testing

struct PageStructureTests {
  static let names = ["machine", "broken", "empty", "change", "fleet"]

  static func document(_ name: String) throws -> ReportDocument {
    switch name {
    case "machine": return try PageFixture.machine(PageFixture.file(PageFixture.good))
    case "broken": return try PageFixture.machine(PageFixture.file(PageFixture.broken))
    case "empty": return try PageFixture.machine([])
    case "change":
      return PageFixture.document(
        try PageFixture.change(PageFixture.file(PageFixture.good), PageFixture.file(PageFixture.raised)))
    default: return try PageFixture.fleet([PageFixture.good, PageFixture.good, PageFixture.raised, PageFixture.broken])
    }
  }

  /// What stands between two texts, for each time that they come.
  private static func between(_ start: String, _ end: String, in text: String) -> [String] {
    text.split(separator: start, omittingEmptySubsequences: false).dropFirst().compactMap { part in
      part.split(separator: end, maxSplits: 1, omittingEmptySubsequences: false).first.map(String.init)
    }
  }

  @Test(arguments: names)
  func hasOneHeadingOfTheFirstOrderAndNoneIsSkipped(name: String) throws {
    let page = try PageFixture.page(Self.document(name))
    let levels = Self.between("<h", ">", in: page).compactMap { $0.first.flatMap { Int(String($0)) } }
    #expect(levels.filter { $0 == 1 }.count == 1)
    #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 })
  }

  @Test(arguments: names)
  func everyIdIsThereOnceAndEveryReferenceHasOne(name: String) throws {
    let page = try PageFixture.page(Self.document(name))
    let ids = Self.between(" id=\"", "\"", in: page)
    #expect(Set(ids).count == ids.count)
    let references =
      Self.between("href=\"#", "\"", in: page)
      + Self.between("aria-labelledby=\"", "\"", in: page).flatMap { $0.split(separator: " ").map(String.init) }
    #expect(Set(references).subtracting(ids).isEmpty)
  }

  @Test(arguments: names)
  func thePolicyNamesTheStyleAndThereIsNothingElse(name: String) throws {
    let page = try PageFixture.page(Self.document(name))
    let style = try #require(Self.between("<style>", "</style>", in: page).first)
    let hash = ByteText.base64(SHA256.hash(style.utf8))
    #expect(page.contains("style-src 'sha256-\(hash)'"))
    #expect(page.hasPrefix("<!DOCTYPE html>"))
    let body = page.replacing(style, with: "")
    for text in ["<script", "<link", "<img", "<iframe", " style=", " onload=", " onclick="] {
      #expect(!body.contains(text))
    }
    #expect(!body.replacing("http://www.w3.org/2000/svg", with: "").contains("http://"))
  }

  @Test(arguments: names)
  func everyPictureIsNamedOrHidden(name: String) throws {
    let page = try PageFixture.page(Self.document(name))
    for picture in Self.between("<svg", ">", in: page) {
      #expect(picture.contains("aria-hidden=\"true\"") || picture.contains("aria-labelledby="))
    }
  }

  @Test(arguments: names)
  func isTheSameEveryTime(name: String) throws {
    let (one, two) = (try Self.document(name), try Self.document(name))
    #expect(try PageFixture.page(one) == PageFixture.page(two))
    #expect(try PageFixture.xml(one) == PageFixture.xml(two))
  }

  @Test func aFleetPutsWhatStandsOutFirst() throws {
    let values = Array(repeating: PageFixture.good, count: 40) + [PageFixture.raised, PageFixture.broken]
    guard case .fleet(let report) = try PageFixture.fleet(values).content else { throw NotAFleet() }
    #expect(report.rows.prefix(3).map(\.path) == ["fleet/41.reg", "fleet/gone.reg", "fleet/40.reg"])
    #expect(report.triples.first?.text == "1024,20480,768")
    #expect(report.triples.first?.count == 40)
    #expect(report.triples.first?.isOutlier == false)
    #expect(report.outlierTexts.contains("1024,20480,1280"))
    #expect(report.folder == "fleet/")
  }

  private struct NotAFleet: Error {}
}

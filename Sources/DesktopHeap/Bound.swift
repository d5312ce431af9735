/// A limit or step that documents or observation give, once, with its source.
package struct Bound: Hashable, Sendable {
  /// The size.
  package let value: Kilobytes
  /// Where it comes from.
  package let source: Source

  private init(_ value: Kilobytes, _ text: String, _ mark: EvidenceMark) {
    self.value = value
    source = Source(text, mark)
  }

  /// The step to grow by.
  package static let step = Bound(512, "\(Source.sessionsArticle.text); KB949296; KB126962", .documented)
  /// Half a step, which vendors print too.
  package static let halfStep = Bound(256, "vendors' tuning guides (HCL Workload Automation)", .documented)
  /// Below this the third number goes to `halfStep` rather than by whole steps.
  package static let smallStepsBelow = Bound(512, "vendors' tuning guides (HCL Workload Automation)", .documented)
  /// What the first number is left at: "obsolete but should not be changed".
  package static let shared = Bound(1024, "Microsoft KB169321", .documented)
  /// The third number that the article adds on NT 4, where the default has none.
  package static let addedThird = Bound(512, "Microsoft KB169321", .documented)
  /// The smallest second and third number that the article prints.
  package static let documentedMinimum = Bound(128, "Microsoft KB184802", .documented)
  /// What win32k raises a smaller second number to.
  package static let interactiveFloor = Bound(512, "the behaviour of win32k", .observed)
  /// What win32k raises a smaller third number to.
  package static let nonInteractiveFloor = Bound(128, "the behaviour of win32k", .observed)
  /// The documented maximum of the second number; the field runs 30720 to 65536 on x64.
  package static let interactiveMaximum = Bound(20480, "Microsoft KB947246", .documented)
  /// "Values up to about 8 MB are generally safe, but may be pushing it": x86 before Vista.
  package static let generallySafe = Bound(8192, Source.sessionsArticle.text, .documented)
  /// From here on `KB << 10` leaves 32 bits.
  package static let wraps = Bound(4_194_304, "the arithmetic of win32k: KB << 10 in 32 bits", .observed)
}

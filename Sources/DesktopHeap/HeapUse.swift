/// Shares of one heap's use, in per cent.
package enum HeapUse {
  /// When growing a heap, aim for a use in this range; a lower use is no fault (KB949296).
  package static let target = 80...90
  /// Above this a heap counts as exhausted (KB949296).
  package static let exhaustedAbove = 98
  /// Where the shares are printed.
  package static let source = Source.kb949296
}

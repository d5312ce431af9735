import DesktopHeap
import Evidence

extension PlanSituation {
  /// The answer where nothing that was given asks for a change.
  func quiet() -> PlanDecision {
    if let fullest = evidence.heaps.filter({ $0.number != nil }).max(by: { $0.usedRate < $1.usedRate }) {
      return .noChange(
        "Change nothing: the fullest heap, \(fullest.desktop), uses \(HeapShare.words(fullest.usedRate)), and only above "
          + "\(HeapUse.exhaustedAbove) % a heap counts as exhausted.",
        [PlanReason("A low use is no fault, and a larger heap would bring nothing.", .fact(HeapUse.source))])
    }
    if let hint = evidence.hints.first {
      return .noChange(
        "Change nothing yet: that alone does not prove that a heap is full: \(hint.words).",
        [
          PlanReason("Seen: \(hint.words).", hint.source),
          PlanReason(
            "The same comes from a process that may not use its window station or desktop, and from other faults.",
            .fact(.kb184802)),
        ], next: Self.gathering)
    }
    return .noChange(
      "Change nothing: neither a need nor evidence was given that asks for a change.",
      [PlanReason("These numbers should not be changed on a whim.", .fact(.sessionsArticle))], next: Self.gathering)
  }

  private static let gathering = [
    "Look for events 243 and 244 of source Win32k (wevtutil qe System /f:xml, or a copy from the Event Viewer).",
    "Take a listing of the heaps: Desktop Heap Monitor on XP to Vista, !dskheap in a debugger later on.",
    "Or say what the machine has to bear: --services N, --desktops N.",
  ]
}

extension Capacity {
  /// One line of the sum.
  package struct WorkingLine: Hashable, Sendable {
    /// What is done with the amount.
    package enum Step: String, Sendable {
      case start = ""
      case minus = "−"
      case dividedBy = "÷"
      case equals = "="
    }

    /// A size or a count of desktops.
    package enum Amount: Hashable, Sendable {
      case size(Kilobytes)
      case desktops(Int64)
    }

    /// What is done with the amount.
    package let step: Step
    /// What the amount is, for people.
    package let label: String
    /// The amount.
    package let amount: Amount
  }

  /// The sum behind `upper` and `net`, line by line; empty where there is nothing to divide.
  package var working: [WorkingLine] {
    guard let size = view.size, let room, let upper, let net else { return [] }
    let heap = "heap of a non-interactive desktop"
    let interactiveLabel =
      interactiveDesktops == 1
      ? "1 interactive desktop of \(interactive)" : "\(interactiveDesktops) interactive desktops of \(interactive)"
    return [
      WorkingLine(step: .start, label: "session view space", amount: .size(size)),
      WorkingLine(step: .dividedBy, label: heap, amount: .size(nonInteractive)),
      WorkingLine(step: .equals, label: "upper bound", amount: .desktops(upper)),
      WorkingLine(step: .start, label: "session view space", amount: .size(size)),
      WorkingLine(step: .minus, label: interactiveLabel, amount: .size(interactive * interactiveDesktops)),
      WorkingLine(step: .minus, label: "WinSta0\\Winlogon", amount: .size(fixedHeaps.winlogon)),
      WorkingLine(step: .minus, label: "WinSta0\\Disconnect", amount: .size(fixedHeaps.disconnect)),
      WorkingLine(step: .equals, label: "room for non-interactive desktops", amount: .size(room)),
      WorkingLine(step: .dividedBy, label: heap, amount: .size(nonInteractive)),
      WorkingLine(step: .equals, label: "net", amount: .desktops(net)),
    ]
  }
}

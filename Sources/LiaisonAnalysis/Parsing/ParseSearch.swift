/// Looks for the best sequence of transitions that builds a sentence's tree, with a beam.
///
/// Arc-hybrid transitions (Kuhlmann, Gómez-Rodríguez and Satta 2011), with the root behind the last
/// word (Ballesteros and Nivre 2013). States share what they have in common: a stack is a chain of
/// cells that are never changed, so that a transition takes constant time and space.
package final class ParseSearch {
  package enum Transition {
    package static let shift = 0
    package static let left = 1
    package static let right = 2
    package static let count = 3
  }

  /// A word on a stack, with the dependents that it has so far.
  package struct Cell {
    package var node: Int32
    package var below: Int32
    package var left1: Int32
    package var left2: Int32
    package var right1: Int32
    package var right2: Int32
    /// The first dependent of `right1`.
    package var right1Left: Int32
    package var leftCount: Int32
    package var rightCount: Int32
  }

  package struct State {
    package var score: Float = 0
    /// The top of the stack among the cells; -1 for an empty one.
    package var top: Int32 = -1
    package var stackCount: Int32 = 0
    /// The first word that was not read yet, and its dependents.
    package var next: Int32 = 0
    package var left1: Int32
    package var left2: Int32
    package var leftCount: Int32 = 0
    /// The state before, and what led here from it.
    package var previous: Int32 = -1
    package var transition: Int32 = -1
  }

  package let frame: ParseFrame
  package private(set) var cells: UnsafeMutablePointer<Cell>
  package private(set) var states: UnsafeMutablePointer<State>
  private var cellCount = 0
  private var cellCapacity = 1024
  package private(set) var stateCount = 0
  private var stateCapacity = 1024

  package init(_ frame: ParseFrame) {
    self.frame = frame
    cells = .allocate(capacity: cellCapacity)
    states = .allocate(capacity: stateCapacity)
  }

  deinit {
    cells.deallocate()
    states.deallocate()
  }

  /// Forgets all states but the first.
  /// - Returns: the number of that state.
  package func restart() -> Int {
    cellCount = 0
    stateCount = 0
    return append(State(left1: Int32(frame.none), left2: Int32(frame.none)))
  }

  private func append(_ state: State) -> Int {
    if stateCount == stateCapacity {
      let larger = UnsafeMutablePointer<State>.allocate(capacity: stateCapacity * 2)
      larger.update(from: states, count: stateCount)
      states.deallocate()
      states = larger
      stateCapacity *= 2
    }
    states[stateCount] = state
    stateCount += 1
    return stateCount - 1
  }

  private func append(_ cell: Cell) -> Int32 {
    if cellCount == cellCapacity {
      let larger = UnsafeMutablePointer<Cell>.allocate(capacity: cellCapacity * 2)
      larger.update(from: cells, count: cellCount)
      cells.deallocate()
      cells = larger
      cellCapacity *= 2
    }
    cells[cellCount] = cell
    cellCount += 1
    return Int32(cellCount - 1)
  }

  @inline(__always)
  package func allows(_ transition: Int, _ state: State) -> Bool {
    switch transition {
    case Transition.shift: state.next < frame.root
    // The root takes one word only, the last on the stack.
    case Transition.left: state.stackCount > 1 ? state.next < frame.root : state.stackCount == 1
    default: state.stackCount > 1
    }
  }

  package func isFinished(_ state: State) -> Bool {
    state.stackCount == 0 && state.next == frame.root
  }

  /// Makes a transition that is allowed.
  /// - Returns: the number of the new state.
  package func apply(_ transition: Int, to number: Int, score: Float) -> Int {
    var state = states[number]
    state.previous = Int32(number)
    state.transition = Int32(transition)
    state.score = score
    let none = Int32(frame.none)
    switch transition {
    case Transition.shift:
      state.top = append(
        Cell(
          node: state.next, below: state.top, left1: state.left1, left2: state.left2, right1: none,
          right2: none, right1Left: none, leftCount: state.leftCount, rightCount: 0))
      state.stackCount += 1
      state.next += 1
      state.left1 = none
      state.left2 = none
      state.leftCount = 0
    case Transition.left:
      let cell = cells[Int(state.top)]
      state.left2 = state.left1
      state.left1 = cell.node
      state.leftCount += 1
      state.top = cell.below
      state.stackCount -= 1
    default:
      let cell = cells[Int(state.top)]
      var head = cells[Int(cell.below)]
      head.right2 = head.right1
      head.right1 = cell.node
      head.right1Left = cell.left1
      head.rightCount += 1
      state.top = append(head)
      state.stackCount -= 1
    }
    return append(state)
  }

  /// Writes the heads that the way to a state drew into the frame.
  package func writeHeads(of number: Int) {
    var place = number
    while states[place].previous >= 0 {
      let before = Int(states[place].previous)
      let top = Int(states[before].top)
      switch Int(states[place].transition) {
      case Transition.left: frame.heads[Int(cells[top].node)] = states[before].next
      case Transition.right:
        frame.heads[Int(cells[top].node)] = cells[Int(cells[top].below)].node
      default: break
      }
      place = before
    }
  }
}

/// Gives nodes places in the order in which they are met.
///
/// An array with a place for each node is what a search reads fastest, and of a graph that was just
/// opened nearly every look into it is a page that the system has yet to make: of a first answer that
/// was more than half. So the first nodes stand in a hash table that is as large as what it holds,
/// whatever the graph; where a search meets many, they move to the array.
struct NodePlaces {
  /// In the hash table the node is the key, and 0 is free; in the array the generation is, and a place
  /// counts where it is that of now, so that nothing is cleared.
  private struct Entry: BitwiseCopyable {
    var key: UInt32
    /// One more than the place.
    var number: UInt32
  }

  /// How many nodes the hash table holds at most; it stays within a processor's own memory.
  private static let most = 1 << 12
  private static let fewestSlots = 1 << 12

  private let nodeCount: Int
  /// A power of two of them, at least half of them free.
  private var slots: UnsafeMutablePointer<Entry>
  private var slotCount = fewestSlots
  /// One a node, once there was a use for it.
  private var memory: ZeroedMemory?
  private var entries: UnsafeMutablePointer<Entry>
  private var generation: UInt32 = 0
  /// Whether the places stand in the array.
  private var isSpread = false
  private(set) var count: UInt32 = 0

  init(nodeCount: Int) {
    self.nodeCount = nodeCount
    slots = Self.free(Self.fewestSlots)
    entries = slots
  }

  func deallocate() {
    slots.deallocate()
    memory?.deallocate()
  }

  private static func free(_ count: Int) -> UnsafeMutablePointer<Entry> {
    let slots = UnsafeMutablePointer<Entry>.allocate(capacity: count)
    slots.initialize(repeating: Entry(key: 0, number: 0), count: count)
    return slots
  }

  /// The slot of a node, or the free one that it would take.
  @inline(__always) private func slot(_ node: UInt32) -> Int {
    // Fibonacci hashing: the numbers of neighbours are often near each other.
    let hash = (UInt64(node) &* 0x9E37_79B9_7F4A_7C15) >> 32
    var slot = Int(truncatingIfNeeded: hash) & (slotCount &- 1)
    while slots[slot].number != 0, slots[slot].key != node {
      slot = (slot &+ 1) & (slotCount &- 1)
    }
    return slot
  }

  /// The place of a node; nil where it has none.
  @inline(__always) func find(_ node: UInt32) -> Int? {
    if isSpread {
      let entry = entries[Int(node)]
      return entry.key == generation ? Int(entry.number &- 1) : nil
    }
    let number = slots[slot(node)].number
    return number == 0 ? nil : Int(number &- 1)
  }

  /// The place of a node, which is `count` before the call where the node is new.
  @inline(__always) mutating func place(_ node: UInt32) -> Int {
    if isSpread {
      let entry = entries[Int(node)]
      if entry.key == generation { return Int(entry.number &- 1) }
      count &+= 1
      entries[Int(node)] = Entry(key: generation, number: count)
      return Int(count &- 1)
    }
    let slot = slot(node)
    let number = slots[slot].number
    return number == 0 ? add(node, slot) : Int(number &- 1)
  }

  private mutating func add(_ node: UInt32, _ slot: Int) -> Int {
    count &+= 1
    slots[slot] = Entry(key: node, number: count)
    if Int(count) > Self.most { spread() } else if Int(count) * 2 > slotCount { grow() }
    return Int(count &- 1)
  }

  private mutating func grow() {
    let (old, oldCount) = (slots, slotCount)
    defer { old.deallocate() }
    slotCount *= 4
    slots = Self.free(slotCount)
    for number in 0..<oldCount where old[number].number != 0 {
      slots[slot(old[number].key)] = old[number]
    }
  }

  private mutating func spread() {
    if memory == nil {
      let made = ZeroedMemory(
        byteCount: nodeCount * MemoryLayout<Entry>.stride, inLargePages: true)
      entries = made.start.bindMemory(to: Entry.self, capacity: nodeCount)
      memory = made
    }
    generation &+= 1
    if generation == 0 {
      entries.update(repeating: Entry(key: 0, number: 0), count: nodeCount)
      generation = 1
    }
    for number in 0..<slotCount where slots[number].number != 0 {
      entries[Int(slots[number].key)] = Entry(key: generation, number: slots[number].number)
    }
    isSpread = true
  }

  /// Forgets all nodes.
  /// - Complexity: constant; no more than 16,384 slots are cleared.
  mutating func removeAll() {
    guard count > 0 else { return }
    slots.update(repeating: Entry(key: 0, number: 0), count: slotCount)
    count = 0
    isSpread = false
  }
}

/**
 * Why a start is refused, in the order of judgement: of several reasons the first is given, and a later one is closer
 * to an offer. The numbers stand for them in lists of thousands.
 */
export const reasonCode = {
  /** Before now. */
  past: 0,
  /** Outside the booking window. */
  window: 1,
  /** Without the minimum notice. */
  notice: 2,
  /** The weekly hours have the slot, and the date's override took them away. */
  override: 3,
  /** The slot does not lie in open hours from end to end. */
  outside_hours: 4,
  /** It does, but starts at no step of a window's grid. */
  off_grid: 5,
  /** Overlaps an appointment. */
  booked: 6,
  /** Overlaps a block of a foreign calendar. */
  busy: 7,
  /** Overlaps a live hold. */
  held: 8,
  /** Overlaps none of those, but keeps too little distance: its own buffer and theirs. */
  buffer: 9,
} as const;

export type RefusalReason = keyof typeof reasonCode;

/** The reason of each code. */
export const refusalReasons = Object.keys(reasonCode) as RefusalReason[];

/** The code of no reason. */
export const offered = -1;

/** Those that were deleted in this window: of the others it has to be told. */
export const deletedHere = new Set<string>();

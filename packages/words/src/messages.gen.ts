// Written by `pnpm words --write`; don't edit.
/** Nothing. */
export type None = Record<never, never>;

/** Every message, what it wants to be told, and the elements that stand in it. */
export interface Messages {
}

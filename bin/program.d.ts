/** Loads `cli/paladin`, `service/reading-thread`, `service/review-thread`, `service/sender-thread` or `store/embedded-thread`. */
export function load(entry: string): Promise<Record<string, unknown>>;
/** The folder of the compiled program; made when the sources have changed. Rejects where it can't be kept. */
export function compiled(): Promise<string>;

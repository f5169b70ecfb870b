/** One line of the doctor: all is well with it, or what is wrong and what to do. */
export type CheckResult = { what: string; ok: boolean; says: string };

export function fine(what: string, says: string): CheckResult {
  return { what, ok: true, says };
}

export function problem(what: string, says: string): CheckResult {
  return { what, ok: false, says };
}

/** The sentence of an error that has one: ours say what to do, too. */
export function problemOf(what: string, error: unknown): CheckResult {
  return problem(what, error instanceof Error ? error.message : String(error));
}

/** One line of the doctor: all is well with it, or what is wrong and what to do. */
export type Finding = { what: string; ok: boolean; says: string };

export function fine(what: string, says: string): Finding {
  return { what, ok: true, says };
}

export function problem(what: string, says: string): Finding {
  return { what, ok: false, says };
}

/** The sentence of an error that has one: ours say what to do, too. */
export function problemOf(what: string, error: unknown): Finding {
  return problem(what, error instanceof Error ? error.message : String(error));
}

// Which proposals a week brings to whoever decides: few, the costliest first, and nothing that was just decided.
import { SAME, WEEKLY } from './proposal-decision.ts';

type Candidate = { openMinutes: number; now: number; questions: readonly string[] };

/** @param decided the questions of each proposal of the last weeks that is open or was decided */
export function chosen<T extends Candidate>(
  candidates: readonly T[],
  decided: readonly (readonly string[])[],
): { chosen: T[]; left: number } {
  const known = decided.map((questions) => new Set(questions));
  const fresh = candidates.filter(({ questions }) => !known.some((before) => isSame(questions, before)));
  const ordered = fresh.toSorted((one, other) => other.openMinutes - one.openMinutes || other.now - one.now);
  return { chosen: ordered.slice(0, WEEKLY), left: Math.max(0, ordered.length - WEEKLY) };
}

function isSame(questions: readonly string[], before: ReadonlySet<string>): boolean {
  const shared = questions.filter((question) => before.has(question)).length;
  return questions.length > 0 && shared >= SAME * Math.min(questions.length, before.size);
}

import { z } from 'zod';
import type { FirstTurn } from './first-turn.ts';

/** A question with what a right answer says, whoever says it and from wherever. */
export const TruthQuestion = z.object({
  id: z.string(),
  question: z.string(),
  audience: z.enum(['employee', 'employer', 'unknown']),
  /** Every group must be met, by one of its alternatives. Empty: small talk or noise, a question back is right. */
  expect: z.array(z.array(z.string()).min(1)),
  never: z.array(z.string()),
  /** Whether giving it to a person is wrong, fine, or the only right thing. */
  handoff: z.enum(['wrong', 'fine', 'right']),
});
export type TruthQuestion = z.infer<typeof TruthQuestion>;

/** What a turn was worth: beside is an answer to something else, harmful one that says what must not be said, or that a person should have given. */
export type Worth =
  | 'right'
  | 'handed over rightly'
  | 'handed over, fine'
  | 'needless'
  | 'asked back'
  | 'beside'
  | 'harmful';

export function worthOf(
  { expect, never, handoff }: TruthQuestion,
  { decision, text }: Pick<FirstTurn, 'decision' | 'text'>,
): Worth {
  const said = claims(text);
  const isBanned = never.some((one) => holds(said, one));
  if (decision === 'answer') {
    if (handoff === 'right' || isBanned) return 'harmful';
    return expect.every((group) => group.some((one) => holds(said, one))) ? 'right' : 'beside';
  }
  if (decision === 'clarify') {
    if (handoff === 'right' || expect.length > 0) return 'asked back';
    return isBanned ? 'harmful' : 'right';
  }
  if (handoff === 'right') return 'handed over rightly';
  return handoff === 'fine' ? 'handed over, fine' : 'needless';
}

/** Sentences that claim something: neither a heading that asks, nor the titles of sources. */
function claims(text: string): string {
  const lines = text
    .split('\n')
    .filter((line) => !/^\s*Voir\s*:/.test(line) && !/\?\s*(\(\S+\))?\s*$/.test(line));
  return alike(lines.join('\n'));
}

/** A number or a word begins there: « 5 ans » is not in « 45 ans ». */
function holds(text: string, wanted: string): boolean {
  const one = alike(wanted);
  for (let at = text.indexOf(one); at >= 0; at = text.indexOf(one, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1))) return true;
  }
  return false;
}

/** Lower case, no accents, one kind of apostrophe, hyphens and every space as one space. */
function alike(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[’‘ʼ`´]/g, "'")
    .replaceAll(/[-‐‑‒–—−]/g, ' ')
    .replaceAll('œ', 'oe')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

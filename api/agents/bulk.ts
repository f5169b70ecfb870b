// One action on several questions: first what it would do to each, then each by its own rules.
import { Refusal } from '../errors.ts';
import { EngineAway } from '../../intake/running-questions.ts';
import type { ApiContext } from '../context.ts';
import { acts } from './act-routes.ts';
import { act } from './act.ts';
import { mustBePossible } from './foresee-act.ts';
import type { Session } from './session.ts';
import { addTo, audienceFor } from './tag-routes.ts';

export type BulkAction =
  | { name: 'claim' }
  | { name: 'tag'; tag: string }
  | { name: 'transfer'; to: string; reason?: string | undefined };
export type BulkGiven = { references: string[]; action: BulkAction };
/** `problem`: why it would not be done, or was not, by the code of a refusal. */
export type BulkLine = { reference: string; problem?: string };

export function previewBulk(
  site: ApiContext,
  agent: Session,
  { references, action }: BulkGiven,
): Promise<BulkLine[]> {
  return eachInTurn(references, (reference) =>
    action.name === 'tag'
      ? audienceFor(site, agent, reference)
      : mustBePossible(site, agent, reference, actOf(action, 'preview')),
  );
}

/** Repeatable: each question knows what it did under the id. */
export function runBulk(
  site: ApiContext,
  agent: Session,
  { id, references, action }: BulkGiven & { id: string },
): Promise<BulkLine[]> {
  return eachInTurn(references, (reference) =>
    action.name === 'tag'
      ? addTo(site, agent, { reference, tag: action.tag })
      : act(site, agent, reference, actOf(action, id)),
  );
}

function actOf(action: Exclude<BulkAction, { name: 'tag' }>, id: string) {
  if (action.name === 'claim') return acts.claim.actOf({ id });
  const { to, reason } = action;
  return acts.transfer.actOf({ id, to, ...(reason === undefined ? {} : { text: reason }) });
}

/** One after the other: a batch keeps nobody else waiting. */
async function eachInTurn(
  references: readonly string[],
  work: (reference: string) => Promise<unknown>,
): Promise<BulkLine[]> {
  const lines: BulkLine[] = [];
  for (const reference of new Set(references)) {
    const problem = await work(reference).then(() => undefined, problemOf);
    lines.push(problem === undefined ? { reference } : { reference, problem });
  }
  return lines;
}

function problemOf(error: unknown): string {
  if (error instanceof Refusal) return error.code;
  if (error instanceof EngineAway) return 'unavailable';
  throw error;
}

import { patched } from '@temporalio/workflow';
import { RULES } from '../domain/rules.ts';
import type { EventLog } from './event-log.ts';

/** The newest version of the rules that this run may decide by: while what an earlier worker did is replayed, that worker's. */
export function rulesInForce(): number {
  for (let version = RULES; version > 1; version -= 1) if (patched(`rules-${version}`)) return version;
  return 1;
}

/** A question that began under earlier rules goes over to the newest ones before its next step. Not for validators and queries. */
export function keepRules(book: EventLog): void {
  const version = rulesInForce();
  if (version > book.state.rules) book.write('system', { type: 'rules-changed', version });
}

// What a run came to, for whoever reads it.
import { referencesIn, type Ledger } from './ledger.ts';
import type { CaughtMail } from './records.ts';
import type { Verdict } from './verdict.ts';

type Played = { ledger: Ledger; caught: readonly CaughtMail[]; endedByThemselves: number };

const SHOWN = 20;

/** Gives how many violations there are. */
export function report(verdicts: readonly Verdict[], { ledger, caught, endedByThemselves }: Played): number {
  const ids = caught.map(({ messageId }) => messageId);
  const again = ids.filter((id, at) => ids.indexOf(id) !== at);
  const held = ledger.sent.filter(({ machine }) => machine).length;
  console.log(`
${ledger.sent.length} messages accepted in ${referencesIn(ledger).length} questions, ${held} of machines, ${ledger.given.length} commands, ${caught.length} mails
put off and tried again: ${counted(ledger.tries)}
told no: ${counted(ledger.refusals)}
mails handed to the relay again under their own Message-ID, after a crash before its yes was noted: ${[again.length, ...again].join(' ')}
parts that ended by themselves, finding nobody at their start: ${endedByThemselves}
`);
  for (const { rule, looked, broken } of verdicts) {
    console.log(`${broken.length === 0 ? 'holds ' : 'BROKEN'}  ${rule} (${looked})`);
    for (const one of broken.slice(0, SHOWN)) console.log(`          ${one}`);
    if (broken.length > SHOWN) console.log(`          and ${broken.length - SHOWN} more`);
  }
  return verdicts.reduce((count, { broken }) => count + broken.length, 0);
}

function counted(counts: ReadonlyMap<string, number>): string {
  return [...counts].map(([what, count]) => `${count} × ${what}`).join(', ') || 'nothing';
}

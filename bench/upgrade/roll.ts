// One copy after the other goes over, each while somebody waits for an answer.
import { setTimeout as pause } from 'node:timers/promises';
import type { Ledger } from '../chaos/ledger.ts';
import type { NativeTopology } from '../topology/native-topology.ts';

const LOOK_EVERY_MS = 20;

type Rolling = {
  /** The new version's. */
  program: string;
  /** Told how much has rolled or rolls now, from 0 to 1. */
  rolls: (share: number) => void;
  ledger: Ledger;
  say: (line: string) => void;
};

/** As docs/upgrading.md says: workers first, then mail, then the pages. */
export async function roll(
  at: Pick<NativeTopology, 'parts' | 'replace'>,
  { program, rolls, ledger, say }: Rolling,
): Promise<void> {
  const copies = (['worker', 'mail', 'api'] as const).flatMap((only) =>
    at.parts.filter((part) => part.only === only),
  );
  for (const [index, { name }] of copies.entries()) {
    rolls((index + 1) / (copies.length + 1));
    while (ledger.underWay === 0) await pause(LOOK_EVERY_MS);
    const { underWay, answered } = ledger;
    const began = performance.now();
    await at.replace(name, program);
    const seconds = ((performance.now() - began) / 1_000).toFixed(0);
    const meanwhile = ledger.answered - answered;
    say(`${name} went over in ${seconds} s: ${underWay} acts under way, ${meanwhile} answered meanwhile`);
    if (meanwhile === 0) ledger.wrong.push(`nobody was answered while ${name} went over`);
  }
  rolls(1);
}

import { createInterface } from 'node:readline/promises';
import type { PublicHolidays } from '../domain/calendar.ts';

/** After which nobody seems to sit there, in ms. */
const PATIENCE_MS = 60_000;

const QUESTION = [
  '  Is customer service closed on French public holidays (25 December, 1 May and the others)?',
  '  y: closed (the default)   a: closed, Alsace-Moselle   n: open   ',
].join('\n');

/** Asks in a terminal; undefined when nobody sits there, or nobody answers. */
export async function askHolidays(): Promise<PublicHolidays | undefined> {
  if (!process.stdin.isTTY) return undefined;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return meant(await terminal.question(`${QUESTION}> `, { signal: AbortSignal.timeout(PATIENCE_MS) }));
  } catch {
    return undefined;
  } finally {
    terminal.close();
  }
}

function meant(answer: string): PublicHolidays | undefined {
  switch (answer.trim().toLowerCase().charAt(0)) {
    case 'n':
      return 'none';
    case 'a':
      return 'FR-Alsace-Moselle';
    case 'y':
    case 'o':
      return 'FR';
    default:
      return undefined;
  }
}

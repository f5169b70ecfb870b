import type { ArchiveProblem } from './archive-problem.ts';
import { readLine, type ArchivedHistory } from './archived-history.ts';
import { leafHash } from './merkle.ts';

/** `sound` when it is the line that was signed there. */
export type CheckedLine = { where: string; history: ArchivedHistory; sound: boolean };

/** Line by line: which one is not what was signed, is gone, stands elsewhere, or was never signed. */
export function compareLines(
  content: string,
  leaves: readonly string[],
  where: string,
): { lines: CheckedLine[]; problems: ArchiveProblem[] } {
  const texts = content.split('\n');
  // Each line is ended: what stands after the last end is one too many.
  if (texts.at(-1) === '') texts.pop();
  else texts.push('');
  const hashes = texts.map((text) => leafHash(text).toString('hex'));
  const histories = texts.map(readLine);
  const placeOf = (line: number) =>
    [`${where}:${line + 1}`, histories[line]?.reference].filter(Boolean).join(' ');
  return {
    lines: histories.flatMap((history, line) =>
      history ? [{ where: placeOf(line), history, sound: hashes[line] === leaves[line] }] : [],
    ),
    problems: differences(hashes, leaves).map(({ kind, line }) => ({
      kind,
      where: kind === 'removed' ? `${where}:${line + 1}` : placeOf(line),
      detail: details[kind],
    })),
  };
}

const details = {
  changed: 'is not the line that was signed',
  removed: 'the line that was signed here is gone',
  added: 'was never signed',
  swapped: 'was signed at another place of this file',
} as const;

type Difference = { kind: keyof typeof details; line: number };

function differences(hashes: readonly string[], leaves: readonly string[]): Difference[] {
  const [present, signed] = [new Set(hashes), new Set(leaves)];
  const lines = Array.from({ length: Math.max(hashes.length, leaves.length) }, (_, line) => line);
  const found = lines.flatMap((line): Difference[] => {
    const isLost = line < leaves.length && !present.has(leaves[line] ?? '');
    const isUnknown = line < hashes.length && !signed.has(hashes[line] ?? '');
    if (isUnknown) return [{ kind: isLost ? 'changed' : 'added', line }];
    return isLost ? [{ kind: 'removed', line }] : [];
  });
  if (found.length > 0) return found;
  const kind =
    hashes.length === leaves.length ? 'swapped' : hashes.length > leaves.length ? 'added' : 'removed';
  return lines.filter((line) => hashes[line] !== leaves[line]).map((line) => ({ kind, line }));
}

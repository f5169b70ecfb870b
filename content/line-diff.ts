/** One line of two texts side by side: in both, only in the former, only in the new one. */
export type DiffLine = { in: 'both' | 'former' | 'new'; text: string };

/** What to take away and what to add, line by line, to come from one text to the other, by their longest common sequence. */
export function lineDiff(former: string, fresh: string): DiffLine[] {
  const [a, b] = [former.split('\n'), fresh.split('\n')];
  const common = commonLengths(a, b);
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]];
    if (left !== undefined && left === right) {
      lines.push({ in: 'both', text: left });
      i += 1;
      j += 1;
    } else if (right !== undefined && (left === undefined || at(common, i, j + 1) > at(common, i + 1, j))) {
      lines.push({ in: 'new', text: right });
      j += 1;
    } else {
      lines.push({ in: 'former', text: left ?? '' });
      i += 1;
    }
  }
  return lines;
}

/** Of what follows each pair of lines. */
function commonLengths(a: readonly string[], b: readonly string[]): readonly Uint16Array[] {
  const table = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = table[i];
      if (row)
        row[j] =
          a[i] === b[j] ? at(table, i + 1, j + 1) + 1 : Math.max(at(table, i + 1, j), at(table, i, j + 1));
    }
  return table;
}

function at(table: readonly Uint16Array[], i: number, j: number): number {
  return table[i]?.[j] ?? 0;
}

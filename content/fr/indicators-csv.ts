// Figures as a table that a spreadsheet opens.
import { figureWords } from './indicator-words.ts';
import type { Figure, Figures } from '../../domain/indicators/figures.ts';

/** A part of the report: the whole, or one group. */
export type CsvPart = { group: string; figures: Figures };

const columns = [
  'groupe',
  'indicateur',
  'nom',
  'n',
  'numérateur',
  'dénominateur',
  'part',
  'bas',
  'haut',
  'médiane (min)',
  'p90 (min)',
  'max (min)',
];

export function figuresCsv(parts: readonly CsvPart[]): string {
  const rows = parts.flatMap(({ group, figures }) =>
    Object.values(figures).map((figure) => [
      group,
      figure.id,
      figureWords[figure.id].name,
      ...cellsOf(figure),
    ]),
  );
  return [columns, ...rows].map((row) => row.map(cell).join(',')).join('\r\n');
}

function cellsOf(figure: Figure): (string | number)[] {
  switch (figure.kind) {
    case 'count':
    case 'amount':
      return [figure.n, '', '', '', '', '', '', '', ''];
    case 'rate': {
      const { n, numerator, denominator, share = '', interval } = figure;
      return [n, numerator, denominator, share, interval?.low ?? '', interval?.high ?? '', '', '', ''];
    }
    case 'duration': {
      const { n, numerator = '', denominator = '', median, p90, max, interval } = figure;
      const share = typeof numerator === 'number' && n > 0 ? numerator / n : '';
      return [
        n,
        numerator,
        denominator,
        share,
        ...[interval?.low, interval?.high, median, p90, max].map(minutes),
      ];
    }
  }
}

function minutes(ms: number | undefined): number | '' {
  return ms === undefined ? '' : ms / 60_000;
}

/** A spreadsheet runs what begins as a formula. */
function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) && value !== '-' ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

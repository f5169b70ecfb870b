// Figures as a table that a spreadsheet opens, or whoever reads Parquet.
import { csvOf } from './csv.ts';
import { figureWords } from './indicator-words.ts';
import type { Figure, Figures } from '../../domain/indicators/figures.ts';

/** A part of the report: the whole, or one group. */
export type TablePart = { group: string; figures: Figures };

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

export function figuresCsv(parts: readonly TablePart[]): string {
  return csvOf([columns, ...rowsOf(parts)]);
}

/** The same table as a Parquet file: three columns of words, then numbers, null where there is none. */
export async function figuresParquet(parts: readonly TablePart[]): Promise<ArrayBuffer> {
  const { parquetWriteBuffer } = await import('hyparquet-writer');
  const rows = rowsOf(parts);
  return parquetWriteBuffer({
    columnData: columns.map((name, at) =>
      at < WORDS
        ? { name, type: 'STRING', data: rows.map((row) => String(row[at])) }
        : { name, type: 'DOUBLE', data: rows.map((row) => numberOf(row[at])) },
    ),
  });
}

const WORDS = 3;

function numberOf(value: string | number | undefined): number | null {
  return typeof value === 'number' ? value : null;
}

function rowsOf(parts: readonly TablePart[]): (string | number)[][] {
  return parts.flatMap(({ group, figures }) =>
    Object.values(figures).map((figure) => [
      group,
      figure.id,
      figureWords[figure.id].name,
      ...cellsOf(figure),
    ]),
  );
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

import { readFileSync } from 'node:fs';
import { parquetReadObjects } from 'hyparquet';
import { describe, expect, test } from 'vitest';
import { indicatorSummary } from '../../content/fr/indicator-summary.ts';
import { indicatorTable } from '../../content/fr/indicator-table.ts';
import { figuresCsv, figuresParquet } from '../../content/fr/indicators-csv.ts';
import { figuresOf } from '../../domain/indicators/figures.ts';

test('the document gives every figure the name and the formula that pages show', () => {
  const document = readFileSync(new URL('../../docs/indicators.md', import.meta.url), 'utf8');
  expect(document).toContain(indicatorTable());
});

test.each([
  [259, 283, '259 demandes reçues, 8,5 % de moins que la période précédente (283).'],
  [283, 283, '283 demandes reçues, autant que la période précédente.'],
])('%d received after %d are told as what they are', (now, before, sentence) => {
  const received = (count: number) => figuresOf({ rates: {}, counts: { received: count }, values: {} });
  const [told] = indicatorSummary(received(now), received(before));
  expect(told?.replaceAll('\u202F', ' ').replaceAll('\u00A0', ' ')).toBe(sentence);
});

describe('the table of figures', () => {
  const figures = figuresOf({ rates: { satisfaction: [9, 10] }, counts: { received: 12 }, values: {} });

  test('is the same in CSV and in Parquet, where what does not exist is null', async () => {
    const rows = await parquetReadObjects({ file: await figuresParquet([{ group: 'tout', figures }]) });
    const lines = figuresCsv([{ group: 'tout', figures }]).split('\r\n');
    expect(rows.length).toBe(lines.length - 1);
    expect(rows.find(({ indicateur }) => indicateur === 'satisfaction')).toMatchObject({
      groupe: 'tout',
      numérateur: 9,
      dénominateur: 10,
      part: 0.9,
      'médiane (min)': null,
    });
    expect(rows.find(({ indicateur }) => indicateur === 'received')).toMatchObject({ n: 12, part: null });
  });
});

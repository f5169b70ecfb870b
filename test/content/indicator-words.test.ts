import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { indicatorTable } from '../../content/fr/indicator-table.ts';

test('the document gives every figure the name and the formula that pages show', () => {
  const document = readFileSync(new URL('../../docs/indicators.md', import.meta.url), 'utf8');
  expect(document).toContain(indicatorTable());
});

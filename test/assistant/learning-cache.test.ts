import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { classifierOf, teach } from '../../content/search/classifier.ts';
import type { WholeWeights } from '../../content/search/classifier.ts';
import { cachedLearning as rememberedIn } from '../../content/search/learning-cache.ts';

const folder = pathToFileURL(`${mkdtempSync(join(tmpdir(), 'paladin-memory-'))}/`);
afterAll(() => rmSync(folder, { recursive: true }));
const LONG_AGO = new Date(0);
const memories = () => readdirSync(folder);
const remembered = (from: unknown, learning: () => WholeWeights) => rememberedIn(from, learning, folder);

const lesson = (label: string, word: string) => ({ label, features: new Map([[word, 1]]), weight: 1 });
const learn = () =>
  teach([lesson('facture', 'payer'), lesson('rendez-vous', 'déplacer'), lesson('', 'météo')]);
/** Something that nobody has learnt from before. */
const material = () => ({ articles: [Math.random()] });

describe('what search has learnt', () => {
  test('is learnt once, and judges alike ever after', () => {
    const from = material();
    const once = vi.fn<() => WholeWeights>(learn);
    const [first, second] = [remembered(from, once), remembered(from, once)];
    expect(once).toHaveBeenCalledTimes(1);
    expect(classifierOf(second)(new Map([['payer', 1]]))).toEqual(
      classifierOf(first)(new Map([['payer', 1]])),
    );
  });

  test('is learnt again when anything of it changes', () => {
    const from = material();
    const again = vi.fn<() => WholeWeights>(learn);
    remembered(from, learn);
    remembered({ ...from, more: 'a word' }, again);
    expect(again).toHaveBeenCalledTimes(1);
  });

  test('is learnt again when its file is damaged', () => {
    const from = material();
    const before = new Set(memories());
    remembered(from, learn);
    const [made = ''] = memories().filter((name) => !before.has(name));
    writeFileSync(new URL(made, folder), '{"labels":[]');
    const judge = classifierOf(remembered(from, learn));
    expect(judge(new Map([['payer', 1]]))).toEqual(classifierOf(learn())(new Map([['payer', 1]])));
  });

  test('stays, however much else is learnt, while it is used', () => {
    const from = material();
    const once = vi.fn<() => WholeWeights>(learn);
    const before = new Set(memories());
    remembered(from, once);
    const [made = ''] = memories().filter((name) => !before.has(name));
    for (let publication = 0; publication < 28; publication += 1) {
      utimesSync(new URL(made, folder), LONG_AGO, LONG_AGO);
      remembered(from, once);
      remembered(material(), learn);
    }
    expect(once).toHaveBeenCalledTimes(1);
  });

  test('fills no disk: what was not used for longest is forgotten', () => {
    for (let publication = 0; publication < 28; publication += 1) remembered(material(), learn);
    expect(memories().length).toBeLessThanOrEqual(24);
  });
});

import { describe, expect, test } from 'vitest';
import { evaluate } from '../../cli/eval-triage.ts';
import { readLabelled } from '../../content/triage/labelled-messages.ts';

const kept = (kind: string) =>
  evaluate(readLabelled(new URL(`../data/triage/kept_${kind}.jsonl`, import.meta.url).pathname));

/** Written before the lessons of their kinds, by none of the rules; never learned from. Both sides of each kind stand in each set. */
describe('messages kept apart', () => {
  test('cries of a few words, and what only looks like one', () => {
    const { score } = kept('cries');
    expect(score.missedEmergencies.length).toBeLessThanOrEqual(5);
    expect(score.falseEmergencies).toHaveLength(0);
  });

  test('idioms, product names, sizes, ordinary English, dangers of long ago', () => {
    const { score } = kept('calm');
    expect(score.falseEmergencyRate).toBeLessThanOrEqual(0.08);
    expect(score.medicalRecall).toBeGreaterThanOrEqual(0.97);
  });

  test('an ordinary request beside a reason of health goes to support, its reason masked', () => {
    const { score, spans } = kept('logistics');
    expect(score.falseEmergencyRate).toBeLessThanOrEqual(0.03);
    expect(score.accuracy).toBeGreaterThanOrEqual(0.93);
    expect(spans.recall).toBeGreaterThanOrEqual(0.88);
  });

  test('words and numbers that hide are masked, and heard', () => {
    const { score, spans } = kept('hidden');
    expect(spans.recall).toBe(1);
    expect(score.missedEmergencies).toHaveLength(0);
  });

  test('whole sentences, in several tongues; distress without a word of dying', () => {
    const { score, judged } = kept('sentences');
    expect(score.missedEmergencies).toHaveLength(0);
    expect(score.macroF1).toBeGreaterThanOrEqual(0.93);
    const distressed = judged.filter(({ message }) => message.distress);
    const heard = distressed.filter(({ found }) => found.distress === true || found.suicidal);
    expect(heard.length / distressed.length).toBeGreaterThanOrEqual(0.85);
    expect(distressed.filter(({ found }) => found.route === 'complaint').length).toBeLessThanOrEqual(1);
  });
});

/** By an author who knew none of the rules nor lessons. First looked at as they came, then their kinds were learned: read them as too kind since. */
describe('messages of another author', () => {
  test('cries of a few words', () => {
    const { score } = kept('second_cries');
    expect(score.missedEmergencies.length).toBeLessThanOrEqual(3);
    expect(score.falseEmergencies.length).toBeLessThanOrEqual(2);
  });

  test('idioms, titles, names and ordinary English wake nobody', () => {
    const { score, spans } = kept('second_calm');
    expect(score.falseEmergencyRate).toBeLessThanOrEqual(0.02);
    expect(spans.recall).toBeGreaterThanOrEqual(0.97);
  });

  test('an ordinary request beside a reason of health', () => {
    const { score, spans } = kept('second_logistics');
    expect(score.falseEmergencyRate).toBeLessThanOrEqual(0.03);
    expect(score.accuracy).toBeGreaterThanOrEqual(0.93);
    expect(spans.recall).toBeGreaterThanOrEqual(0.97);
  });

  test('what the law says of everybody is a question, what befalls somebody is not', () => {
    const { score, spans } = kept('second_rules');
    expect(score.accuracy).toBeGreaterThanOrEqual(0.95);
    expect(score.medicalRecall).toBe(1);
    expect(spans.recall).toBeGreaterThanOrEqual(0.97);
  });

  test('letters struck out, set apart or disguised', () => {
    const { score, spans } = kept('second_hidden');
    expect(spans.recall).toBeGreaterThanOrEqual(0.97);
    expect(score.accuracy).toBeGreaterThanOrEqual(0.92);
  });
});

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { evaluate, thresholdsUnmet } from '../../cli/eval-triage.ts';
import { readLabelled } from '../../content/triage/labelled-messages.ts';

const file = (name: string) => new URL(`../../content/triage/labelled/${name}`, import.meta.url).pathname;
const TARGETS = {
  maxMissedEmergencies: 0,
  minMedicalRecall: 0.98,
  minMacroF1: 0.92,
  minSpanRecall: 0.97,
  maxFalseEmergency: 0.02,
};

describe('triage on the labelled messages of the development file', () => {
  const evaluation = evaluate(readLabelled(file('triage_dev.jsonl')));

  test('meets every target', () => expect(thresholdsUnmet(evaluation, TARGETS)).toEqual([]));
  test('tells who wants a human', () =>
    expect(evaluation.score.humanRequestedAccuracy).toBeGreaterThan(0.97));
});

describe('thresholds', () => {
  test('an evaluation below one says which', () => {
    const evaluation = evaluate(
      readLabelled(fileWith({ text: 'quelle est la capitale de la France', expected: ['emergency'] })),
    );
    expect(thresholdsUnmet(evaluation, TARGETS)).toContain('maxMissedEmergencies 0');
  });

  test('a label with types and fields of its own is read all the same', () => {
    const labelled = readLabelled(
      fileWith({
        text: 'bonjour',
        expected: ['other'],
        sensitive_span_types: ['mental_health'],
        note: 'second annotator',
        difficulty: 3,
      }),
    );
    expect(labelled).toHaveLength(1);
  });

  test('a line that is not a labelled message is named by file and line', () => {
    expect(() => readLabelled(fileWith({ text: 3 }))).toThrow(/\.jsonl:1 is not a labelled message/);
  });
});

function fileWith(row: object): string {
  const path = join(mkdtempSync(join(tmpdir(), 'triage-')), 'labelled.jsonl');
  const whole = {
    id: 'x1',
    channel: 'chat',
    declared_role: 'employee',
    human_requested: false,
    sensitive: false,
    ...row,
  };
  writeFileSync(path, `${JSON.stringify(whole)}\n`);
  return path;
}

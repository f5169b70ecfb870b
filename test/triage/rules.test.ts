import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { provenRules, triageKnowledge } from '../../content/triage/triage.ts';
import { readText } from '../../domain/triage/findings.ts';
import { compileKnowledge } from '../../domain/triage/knowledge.ts';

const compiled = compileKnowledge(triageKnowledge());
const meets = (text: string, id: string) =>
  readText(text, compiled).found.some(({ rule, guard }) => rule.id === id && guard === undefined);

describe('every rule is proven by its own sentences', () => {
  describe.each(provenRules())('$file: $id', ({ id, examples, counterexamples }) => {
    test.each(examples)('is met by « %s »', (text) => expect(meets(text, id)).toBe(true));
    test.each(counterexamples)('is not met by « %s »', (text) => expect(meets(text, id)).toBe(false));
  });
});

describe('an expert makes a slip in the files', () => {
  const loading = (yaml: string) => () => compileKnowledge(triageKnowledge(folderWith(yaml)));

  test('a rule without an example is refused, and named', () => {
    expect(loading('rules: [{ id: cough, gives: health, any: [toux] }]')).toThrow(
      /slip\.yaml: rule cough: .*examples/,
    );
  });

  test('a vocabulary that does not exist is refused, and named with its rule', () => {
    expect(loading('rules: [{ id: cough, gives: health, any: ["{lungs}"], examples: [je tousse] }]')).toThrow(
      /rule cough: .*\{lungs\}/,
    );
  });

  test('a phrase that cannot be read is refused with the phrase', () => {
    expect(loading('vocabularies: { lungs: ["(poumon"] }')).toThrow(/vocabulary lungs: .*"\(poumon"/);
  });

  test('a guard that does not exist is refused', () => {
    expect(
      loading('rules: [{ id: cough, gives: health, any: [toux], guards: [lately], examples: [toux] }]'),
    ).toThrow(/rule cough: .*lately/);
  });

  test('a file that is not YAML is refused by name', () => {
    expect(loading('rules: [')).toThrow(/slip\.yaml/);
  });
});

function folderWith(yaml: string): URL {
  const folder = mkdtempSync(join(tmpdir(), 'triage-'));
  writeFileSync(join(folder, 'slip.yaml'), yaml);
  return pathToFileURL(`${folder}/`);
}

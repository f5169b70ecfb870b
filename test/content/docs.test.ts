import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { alertRules } from '../support/watched.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const markdownIn = (folder: string) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));
const documents = [...markdownIn('.'), ...markdownIn('docs'), ...markdownIn('docs/decisions')];
const read = (file: string) => readFileSync(join(root, file), 'utf8');

/** Paths of the house, between backticks. */
const paths =
  /`((?:activities|api|bench|cli|content|domain|email|engine|scripts|service|store|test|web|worker|workflows)\/[\w./-]*)`/g;
const inQuotes = /"([^"|]{12,})"/g;

describe('what the documents name', () => {
  test.each(documents)('is there: %s', (document) => {
    const named = [...read(document).matchAll(paths)].map(([, path = '']) => path);
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  const specifications = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => read(join('test', name)).replaceAll('’', "'"))
    .join('\n');

  test.each([
    ['each sentence of the published procedure', 'docs/process.md'],
    ['each requirement of signing in', 'docs/security.md'],
  ])('are specifications that exist, beside %s', (_, document) => {
    const cells = read(document)
      .split('\n')
      .map((row) => row.split('|')[3] ?? '');
    const titles = cells.flatMap((cell) => [...cell.matchAll(inQuotes)].map(([, title = '']) => title));
    expect(titles.length).toBeGreaterThan(5);
    expect(titles.filter((title) => !specifications.includes(title.replaceAll('’', "'")))).toEqual([]);
  });
});

describe('an alert', () => {
  const sections = read('docs/runbook.md')
    .split(/^## /m)
    .slice(1)
    .map((section) => section.split('\n', 1)[0] ?? '');

  test('each has its section in the runbook, which says what to do, and no section is of none', () => {
    const rules = alertRules();
    expect(sections).toEqual(rules.map(({ alert }) => alert));
    for (const { alert, annotations } of rules)
      expect(annotations.runbook).toBe(`docs/runbook.md#${alert.toLowerCase()}`);
    expect(read('docs/runbook.md').split('**Do:** ')).toHaveLength(rules.length + 1);
  });
});

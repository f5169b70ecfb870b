// The promise stands in one place: whoever changes it finds the former figures nowhere.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { articleOf, readArticles, withPromise } from '../../content/articles.ts';
import { foot, home } from '../../content/fr/help.ts';
import { promiseWords, publishedWords } from '../../content/promise-text.ts';
import { publishedHours, type OpeningHours } from '../../domain/calendar.ts';
import { HOUR, MINUTE } from '../../domain/durations.ts';
import { published } from '../../domain/policy.ts';
import { policyLines, readPolicy } from '../../service/read-policy.ts';

const folder = mkdtempSync(join(tmpdir(), 'policy-'));
afterAll(() => rmSync(folder, { recursive: true }));

function policyFile(text: string): string {
  const file = join(folder, 'policy.yaml');
  writeFileSync(file, text);
  return file;
}

describe('the figures of public texts', () => {
  test('are those of the published procedure, without a policy of one’s own', () => {
    expect(publishedWords).toEqual({
      'première-réponse': '60 minutes',
      résolution: '24 heures',
      'résolution-en-jours': '24 heures d’ouverture, soit 2 jours et 6 heures',
      horaires: 'du lundi au vendredi, de 9\u00A0h\u00A000 à 18\u00A0h\u00A000',
      fermeture: 'le samedi, le dimanche, le soir et la nuit',
      'exemple-envoi': 'le vendredi à 17\u00A0h\u00A030',
      'exemple-réponse': 'le lundi 9\u00A0h\u00A030',
    });
  });

  test('follow the policy: 45 minutes and 20 hours leave no 60 nor 24 behind', async () => {
    const { policy } = readPolicy({
      policyFile: policyFile('version: 2\nfirstResponseMinutes: 45\nresolutionHours: 20\n'),
    });
    const words = promiseWords({ policy, hours: publishedHours });
    const articles = (await readArticles('content/fr/articles')).map((one) => withPromise(one, words));
    const texts = [...articles.map(({ html }) => html), home.promise(words), foot.hours(words.horaires)];
    expect(texts.filter((text) => /60.minutes|24.heures d.ouverture|\{\{/.test(text))).toEqual([]);
    expect(texts.filter((text) => text.includes('45 minutes'))).toHaveLength(3);
    expect(words['résolution-en-jours']).toBe('20 heures d’ouverture, soit 2 jours et 2 heures');
    expect(words['exemple-réponse']).toBe('le lundi 9\u00A0h\u00A015');
  });

  test('are told as what we aim at, never as what will be', async () => {
    const articles = await readArticles('content/fr/articles');
    const lines = articles.flatMap(({ markdown }) => markdown.split('\n'));
    const promises = lines.filter((line) => /\{\{(?:première-réponse|résolution|exemple-réponse)/.test(line));
    expect(promises.length).toBeGreaterThan(3);
    expect(promises.filter((line) => !/notre objectif[^{]*\{\{(?:première|résolution)/i.test(line))).toEqual(
      [],
    );
  });

  test('follow the opening hours', () => {
    const day = [
      ['08:30', '12:00'],
      ['14:00', '17:30'],
    ] as const;
    const hours: OpeningHours = {
      timeZone: 'Europe/Paris',
      weekly: { mon: [], tue: day, wed: day, thu: [], fri: day, sat: [['09:00', '12:00']], sun: [] },
    };
    const words = promiseWords({ policy: published, hours });
    expect(words.horaires.replaceAll('\u00A0', ' ')).toBe(
      'du mardi au mercredi, de 8 h 30 à 12 h 00 et de 14 h 00 à 17 h 30 ; ' +
        'le vendredi, de 8 h 30 à 12 h 00 et de 14 h 00 à 17 h 30 ; le samedi, de 9 h 00 à 12 h 00',
    );
    expect(words.fermeture).toBe('le lundi, le jeudi, le dimanche, le soir et la nuit');
    expect(words['résolution-en-jours']).toBe('24 heures d’ouverture');
    expect(words['exemple-réponse'].replaceAll('\u00A0', ' ')).toBe('le mardi 9 h 00');
  });

  test('are known names: an article that asks for another one is refused', () => {
    const head = 'title: Un titre\ntopic: Aide\naudience: both\nstatus: published\nreviewed: 2026-01-01';
    const rest = 'expires: 2027-01-01\nkeywords: []\nrelated: []';
    const text = `---\nslug: un\n${head}\n${rest}\n---\n\nSous {{délai}}.\n`;
    expect(articleOf(text, 'un')).toEqual({ problems: ['un: {{délai}} is no figure of the promise'] });
  });
});

describe('a policy file', () => {
  test('says what it changes; the rest stays as published, and each question keeps its version', () => {
    const { policy } = readPolicy({ policyFile: policyFile('version: 3\nremindAfterHours: 4.5\n') });
    expect(policy).toEqual({ ...published, version: 3, remindAfter: 4.5 * HOUR });
  });

  test('brings the opening hours of a first start', () => {
    const week = 'mon: [["10:00","16:00"]], tue: [], wed: [], thu: [], fri: [], sat: [], sun: []';
    const file = policyFile(
      `version: 1\nopeningHours: { timeZone: Europe/Paris, publicHolidays: FR, weekly: { ${week} } }`,
    );
    expect(readPolicy({ policyFile: file }).openingHours).toMatchObject({ publicHolidays: 'FR' });
  });

  test.each([
    ['firstResponseMinutes: 60', 'version'],
    ['version: 1\nfirstResponseMinutes: 0', 'firstResponseMinutes'],
    ['version: 1\nfirstResponse: 45', 'Unrecognized key'],
    ['version: 1\nremindAfterHours: 30', 'settleAfterHours must be longer than remindAfterHours'],
    ['version: 1\nopeningHours: { timeZone: Mars, weekly: {} }', 'openingHours'],
    ['version: [', 'cannot be read'],
  ])('%j is refused with the place of its fault', (text, said) => {
    expect(() => readPolicy({ policyFile: policyFile(text) })).toThrow(said);
  });

  test('is shown whole, each value with what it is for', () => {
    const lines = policyLines(readPolicy({ policyFile: undefined }));
    expect(lines).toContainEqual(expect.stringMatching(/firstResponseMinutes +60 \(first reply/));
    expect(lines).toContainEqual(expect.stringMatching(/version +published/));
    expect(published.firstResponse).toBe(60 * MINUTE);
  });
});

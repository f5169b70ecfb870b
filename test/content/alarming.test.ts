import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { alarmIn } from '../../content/fr/alarming.ts';
import { triage } from '../../content/triage/triage.ts';

/** What a browser knows by itself, with the 17 or the 18 where they apply. */
const alarming: [text: string, expected: NonNullable<ReturnType<typeof alarmIn>>][] = [
  ['je fais un infarctus', { suicidal: false, dangers: [] }],
  ['Mon collègue ne respire plus !', { suicidal: false, dangers: [] }],
  ['il n’arrive plus à respirer, vite', { suicidal: false, dangers: [] }],
  ['elle a perdu connaissance à l’accueil', { suicidal: false, dangers: [] }],
  ['Il saigne beaucoup', { suicidal: false, dangers: [] }],
  ['une douleur dans la poitrine depuis ce matin', { suicidal: false, dangers: [] }],
  ['Mon collègue est gravement blessé', { suicidal: false, dangers: [] }],
  ['Vite une ambulance', { suicidal: false, dangers: [] }],
  ['Je vais me suicider', { suicidal: true, dangers: [] }],
  ['je veux en finir avec la vie', { suicidal: true, dangers: [] }],
  ['Un homme armé est entré', { suicidal: false, dangers: ['violence'] }],
  ['coups de feu sur le parking', { suicidal: false, dangers: ['violence'] }],
  ['Il y a le feu à l’atelier', { suicidal: false, dangers: ['fire'] }],
  ['My colleague is having a heart attack', { suicidal: false, dangers: [] }],
  ['She is not breathing, call an ambulance', { suicidal: false, dangers: [] }],
  ['I want to kill myself', { suicidal: true, dangers: [] }],
  ['quiero suicidarme', { suicidal: true, dangers: [] }],
];

const calm = [
  'Où trouver mes factures ?',
  'Nous organisons une formation incendie jeudi',
  'Son infarctus date d’il y a deux ans, peut-il reprendre ?',
  'Vos délais suicidaires nous épuisent',
  'Un coup de couteau dans le dos, votre facture',
  'On a eu le feu vert de la direction',
];

describe('an alarming message, as the browser knows it by itself', () => {
  test.each(alarming)('"%s"', (text, expected) => {
    expect(alarmIn(text)).toEqual(expected);
  });

  test.each(alarming)('"%s" alarms triage too', (text) => {
    expect(triage()(text, { channel: 'chat', role: 'unknown' }).route).toBe('emergency');
  });

  test.each(calm)('"%s" is none', (text) => {
    expect(alarmIn(text)).toBeUndefined();
  });

  test('letters that nobody sees, accents and capitals hide nothing', () => {
    expect(alarmIn('IL NE RES\u00ADPIRE PLUS')).toBeDefined();
    expect(alarmIn('je vais me sui\u200Bcider')).toBeDefined();
  });

  test('is rarely a message that people labelled as calm', () => {
    const others = practice().filter(({ label }) => label !== 'E');
    const wrong = others.filter(({ text }) => alarmIn(text));
    expect(wrong.length / others.length).toBeLessThan(0.03);
  });
});

function practice(): { label: string; text: string }[] {
  const folder = new URL('../../content/triage/practice/', import.meta.url);
  return readdirSync(folder)
    .flatMap((file) => readFileSync(new URL(file, folder), 'utf8').split('\n'))
    .flatMap((line) => {
      const [, label, text] = /^([A-Z]) [spu] \| (.+)$/.exec(line) ?? [];
      return label === undefined || text === undefined ? [] : [{ label, text }];
    });
}

import { describe, expect, test } from 'vitest';
import { triage } from '../../content/triage/triage.ts';

const routeOf = (text: string) => triage()(text, { channel: 'chat', role: 'employee' }).route;

describe('some words without one of health, as people answer an agent', () => {
  test.each(['Vendredi.', 'lundi', 'demain', 'voilà', 'avril', 'Vendredi 14 h', 'le 12', 'Paris'])(
    '%s stays with whoever asked',
    (text) => {
      expect(['question', 'other']).toContain(routeOf(text));
    },
  );

  test.each(['dialyse', 'enceinte', 'mal de dos', 'dépression'])('%s is about health', (text) => {
    expect(routeOf(text)).toBe('medical_employee');
  });

  test.each(['au feu', 'suicide', 'il ne répond plus'])('%s is an alarm', (text) => {
    expect(routeOf(text)).toBe('emergency');
  });

  test.each(['Non, cela ne répond pas.', 'ça ne répond pas à ma question'])('%s is none', (text) => {
    expect(routeOf(text)).not.toBe('emergency');
  });

  test.each([
    'Fatou Diallo',
    'Mme Lefebvre',
    '+33 6 12 34 56 78',
    '06 12 34 56 78 Sarah',
    'c’est pour Mme Robert',
    'facture 2024-118',
  ])('%s tells of nothing: neither a complaint, nor health, nor an alarm', (text) => {
    const { route, possibleEmergency } = triage()(text, { channel: 'chat', role: 'employee' });
    expect(['question', 'other']).toContain(route);
    expect(possibleEmergency).toBeUndefined();
  });

  test.each([
    'et dix d’un coup ?',
    'j’ai déjà essayé',
    'et il a 16 ans',
    'et un électricien ?',
    'et si elle part ?',
  ])('%s goes on from a question, whoever asks', (text) => {
    for (const role of ['unknown', 'employee', 'employer'] as const)
      expect(['question', 'other']).toContain(triage()(text, { channel: 'chat', role }).route);
  });

  test.each(['et il bouge plus', 'et ça saigne', 'et elle est toute bleue'])('%s is an alarm', (text) => {
    expect(routeOf(text)).toBe('emergency');
  });

  test.each(['Tentative Suicide', 'Hémorragie Interne', 'Au Secours', 'Mwen Ka Mouri'])(
    '%s is an alarm, capitals or not',
    (text) => {
      expect(routeOf(text)).toBe('emergency');
    },
  );
});

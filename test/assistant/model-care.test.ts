import { describe, expect, test } from 'vitest';
import { modelBudget } from '../../activities/assistant/budget.ts';
import { withoutPersonalData } from '../../activities/assistant/model/personal.ts';
import { modelFrom } from '../../activities/assistant/model/settings.ts';
import { NOON } from './house.ts';

describe('a text that leaves for a model', () => {
  // oxfmt-ignore
  test.each([
    ['mon mail : ana@exemple.fr',               'mon mail : [adresse e-mail]'],
    ['appelez le +33 6 12 34 56 78',            'appelez le [téléphone]'],
    ['IBAN FR76 3000 6000 0112 3456 7890 189',  'IBAN [IBAN]'],
    ['NIR 2 85 05 78 006 084 36',               'NIR [numéro]'],
    ['né le 12/05/1985',                        'né le [date]'],
    ['dossier PAL-7F3K-92QX',                   'dossier [référence]'],
    ['la visite de Mme Petit est faite',        'la visite de Mme [nom] est faite'],
    ['moi c’est Ana',                           'moi c’est [nom]'],
    ['12 rue des Lilas, 69003 Lyon',            '[adresse], [ville]'],
    ['mon SIRET 732 829 320 00074',             'mon SIRET [numéro]'],
    ['Comment changer mon mot de passe ?',      'Comment changer mon mot de passe ?'],
    ['La visite dure-t-elle 30 minutes ?',      'La visite dure-t-elle 30 minutes ?'],
  ])('%s', (written, left) => {
    expect(withoutPersonalData(written)).toBe(left);
  });
});

describe('the time that a model may take', () => {
  const MINUTE = 60_000;
  // oxfmt-ignore
  test.each([
    ['nothing is due',                          { dueAt: null, queued: 0 },              12_000],
    ['an hour is left',                         { dueAt: NOON + 60 * MINUTE, queued: 0 }, 12_000],
    ['two minutes are left',                    { dueAt: NOON + 2 * MINUTE, queued: 0 },  6_000],
    ['two minutes are left, and thirty wait',   { dueAt: NOON + 2 * MINUTE, queued: 30 }, 1_500],
    ['ten seconds are left: it is not asked',   { dueAt: NOON + 10_000, queued: 0 },      0],
    ['the instant has passed: it is not asked', { dueAt: NOON - 1, queued: 0 },           0],
  ])('%s', (_, standing, budget) => {
    expect(modelBudget({ now: NOON, longestMs: 12_000, ...standing })).toBe(budget);
  });
});

describe('choosing a model by environment', () => {
  test('none, one, or a sentence on what is missing', () => {
    expect(modelFrom({})).toBeUndefined();
    expect(
      modelFrom({
        PALADIN_MODEL_URL: 'http://localhost:11434/v1/',
        PALADIN_MODEL: 'mistral',
        PALADIN_MODEL_PRICES: '0.4,2',
      }),
    ).toEqual({
      url: 'http://localhost:11434/v1',
      name: 'mistral',
      shadow: false,
      longestMs: 12_000,
      prices: { input: 0.4, output: 2 },
    });
    expect(() => modelFrom({ PALADIN_MODEL_URL: 'http://localhost:11434/v1' })).toThrow(
      'PALADIN_MODEL must name',
    );
    expect(() => modelFrom({ PALADIN_MODEL_URL: 'ftp://x' })).toThrow('PALADIN_MODEL_URL');
  });
});

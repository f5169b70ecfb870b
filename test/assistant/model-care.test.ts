import { describe, expect, test } from 'vitest';
import { modelBudget } from '../../activities/assistant/budget.ts';
import { withoutPersonalData } from '../../domain/personal-data.ts';
import { modelFrom } from '../../activities/assistant/model/model-settings.ts';
import { readConfig } from '../../config.ts';
import { NOON } from './assistant-house.ts';

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
  const LOCAL = { PALADIN_MODEL_URL: 'http://localhost:11434/v1/', PALADIN_MODEL: 'mistral' };
  const CLAUDE = {
    PALADIN_MODEL_PROVIDER: 'anthropic',
    PALADIN_MODEL: 'claude-sonnet-4-5',
    PALADIN_MODEL_KEY: 'sesame',
  };
  const PLAIN = { shadow: false, longestMs: 12_000 };

  test('none', () => {
    expect(modelFrom({})).toBeUndefined();
  });

  test('any server that speaks as OpenAI’s does, by its address', () => {
    expect(modelFrom({ ...LOCAL, PALADIN_MODEL_PRICES: '0.4,2' })).toEqual({
      ...PLAIN,
      provider: 'openai-compatible',
      url: 'http://localhost:11434/v1',
      name: 'mistral',
      prices: { input: 0.4, output: 2 },
    });
  });

  test('a provider, at its own address unless another is given', () => {
    expect(modelFrom(CLAUDE)).toEqual({
      ...PLAIN,
      provider: 'anthropic',
      url: 'https://api.anthropic.com/v1',
      name: 'claude-sonnet-4-5',
      key: 'sesame',
    });
    const proxied = {
      ...CLAUDE,
      PALADIN_MODEL_PROVIDER: 'mistral',
      PALADIN_MODEL_URL: 'https://relay.example',
    };
    expect(modelFrom(proxied)).toMatchObject({ provider: 'mistral', url: 'https://relay.example' });
  });

  // oxfmt-ignore
  test.each([
    ['no model',       { PALADIN_MODEL_URL: LOCAL.PALADIN_MODEL_URL },                        'PALADIN_MODEL: must name the model'],
    ['no address',     { ...LOCAL, PALADIN_MODEL_PROVIDER: 'openai-compatible', PALADIN_MODEL_URL: '' }, 'PALADIN_MODEL_URL: openai-compatible has no address'],
    ['no key',         { ...CLAUDE, PALADIN_MODEL_KEY: '' },                                  'PALADIN_MODEL_KEY: anthropic asks for a key'],
    ['no web address', { ...LOCAL, PALADIN_MODEL_URL: 'ftp://x' },                            'PALADIN_MODEL_URL: Invalid URL'],
    ['nobody known',   { ...LOCAL, PALADIN_MODEL_PROVIDER: 'oracle' },                        'PALADIN_MODEL_PROVIDER: Invalid option'],
  ])('%s: the configuration is refused, with what is missing', (_, env, problem) => {
    expect(() => readConfig(env)).toThrow(problem);
  });
});

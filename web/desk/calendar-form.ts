import { randomBytes } from 'node:crypto';
import type { CalendarEdit } from '../../domain/calendar-edit.ts';
import type { LocalInterval } from '../../domain/calendar.ts';
import type { Fields } from './api-calls.ts';

/** What may be done to dates, by the word in the form. */
export const natures = {
  fermeture: 'Fermeture exceptionnelle',
  horaires: 'Horaires particuliers',
  habituel: 'Retour aux horaires habituels',
} as const;

export type Nature = keyof typeof natures;

export function natureOf({ nature }: Fields): Nature {
  return nature !== undefined && isNature(nature) ? nature : 'fermeture';
}

/** The change that a form asks for, in the API's words; dates and hours go as they were typed, to be judged there. */
export function editOf(fields: Fields): CalendarEdit {
  const { du = '', au = '' } = fields;
  const until = au === '' ? du : au;
  switch (natureOf(fields)) {
    case 'fermeture':
      return { kind: 'close', from: du, until };
    case 'habituel':
      return { kind: 'restore', from: du, until };
    case 'horaires':
      return { kind: 'open', date: du, until, hours: hoursIn(fields) };
  }
}

/** The places for hours in a form: from, until. */
export const places = [
  ['de1', 'a1'],
  ['de2', 'a2'],
] as const;

function hoursIn(fields: Fields): LocalInterval[] {
  return places.flatMap(([from, until]): LocalInterval[] => {
    const [opens = '', closes = ''] = [fields[from], fields[until]];
    return opens === '' && closes === '' ? [] : [[opens, closes]];
  });
}

/** Says what it is; its end keeps it apart from the same change made twice. */
export function changeIdFor(fields: Fields): string {
  const date = /^\d{4}-\d\d-\d\d$/.exec(fields['du'] ?? '')?.[0] ?? 'date';
  return `${natureOf(fields)}-${date}-${randomBytes(4).toString('hex')}`;
}

function isNature(word: string): word is Nature {
  return Object.hasOwn(natures, word);
}

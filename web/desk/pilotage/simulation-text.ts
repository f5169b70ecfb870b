import { weekdayNames } from '../../../content/fr/calendar-words.ts';
import { simulationWords as words } from '../../../content/fr/simulation-words.ts';
import { weekdays } from '../../../domain/calendar.ts';
import { asItWas, type Variation } from '../../../domain/simulation/variation.ts';
import type { Filled } from './simulation-form.tsx';

/** What was changed, in the order of the form; what is supposed is not a change. */
export function variedInWords({ day, open, assistant, volume, first, resolution }: Variation): string {
  const told = [
    ...day.map(({ day: rank, by }) => {
      const name = weekdays[rank];
      return `${by > 0 ? '+' : '−'}${Math.abs(by)} le ${name === undefined ? '' : weekdayNames[name]}`;
    }),
    ...(open === undefined ? [] : [`ouvert de ${open[0]} h à ${open[1]} h`]),
    ...(assistant === 0 ? [] : [`l’assistant résout ${assistant} points de plus`]),
    ...(volume === 1 ? [] : [`${String(volume).replace('.', ',')} fois les demandes`]),
    ...(first === asItWas.first ? [] : [`première réponse en ${first} min`]),
    ...(resolution === asItWas.resolution ? [] : [`résolution en ${resolution} h`]),
  ];
  return told.length === 0 ? words.nothingVaried : told.join(', ');
}

/** What the API is asked, of what was typed: an empty field is as it was. */
export function requestFrom(filled: Filled) {
  const { day = '', by = '', opens = '', closes = '', backwards, from = '', to = '', ...typed } = filled;
  const numbers = Object.entries(typed).filter(([, value]) => value !== '');
  const hours: [number, number] = [Number(opens || USUAL[0]), Number(closes || USUAL[1])];
  return {
    from,
    to,
    ...(backwards === 'true' ? { backwards: true } : {}),
    ...(day === '' || by === '' ? {} : { day: [{ day: Number(day), by: Number(by) }] }),
    ...(opens === '' && closes === '' ? {} : { open: hours }),
    ...Object.fromEntries(numbers.map(([name, value]) => [name, Number(value)])),
  };
}

const USUAL = [9, 18] as const;

/** The fields of a simulation that was asked for. */
export function filledOf({
  day,
  open,
  assistant,
  volume,
  handling,
  answering,
  first,
  resolution,
}: Variation): Filled {
  const [change] = day;
  return {
    ...(change === undefined ? {} : { day: String(change.day), by: String(change.by) }),
    ...(open === undefined ? {} : { opens: String(open[0]), closes: String(open[1]) }),
    assistant: String(assistant),
    volume: String(volume),
    handling: String(handling),
    answering: String(answering),
    first: String(first),
    resolution: String(resolution),
  };
}

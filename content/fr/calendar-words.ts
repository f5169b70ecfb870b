// The opening hours as agents read them, and why a change of them is refused.
import { weekdays, type LocalInterval, type Weekday, type Weekly } from '../../domain/calendar.ts';
import { HOUR, MINUTE } from '../../domain/durations.ts';

export const weekdayNames: Record<Weekday, string> = {
  mon: 'lundi',
  tue: 'mardi',
  wed: 'mercredi',
  thu: 'jeudi',
  fri: 'vendredi',
  sat: 'samedi',
  sun: 'dimanche',
};

export const publicHolidayNames = {
  none: 'Les jours fériés ne sont pas chômés, sauf fermeture indiquée.',
  FR: 'Fermé les jours fériés (France).',
  'FR-Alsace-Moselle': 'Fermé les jours fériés (Alsace-Moselle).',
} as const;

/** "9 h 00", of the local time "09:00"; midnight at the end of a day is "minuit". */
function timeInWords(time: string): string {
  const [hours = '', minutes = ''] = time.split(':');
  return time === '24:00' ? 'minuit' : `${Number(hours)}\u00A0h\u00A0${minutes}`;
}

/** "9 h 00 – 12 h 00 et 14 h 00 – 18 h 00", or "fermé". */
export function hoursInWords(hours: readonly (readonly [string, string])[]): string {
  if (hours.length === 0) return 'fermé';
  return hours.map(([opens, closes]) => `${timeInWords(opens)} – ${timeInWords(closes)}`).join(' et ');
}

/** "du lundi au vendredi, de 9 h 00 à 18 h 00", days of the same hours together. */
export function weekWords(weekly: Weekly): string {
  const stretches: Weekday[][] = [];
  for (const day of weekdays.filter((one) => weekly[one].length > 0)) {
    const last = stretches.at(-1);
    const before = last?.at(-1);
    const follows = before !== undefined && weekdays.indexOf(day) === weekdays.indexOf(before) + 1;
    if (last && before && follows && sameHours(weekly[before], weekly[day])) last.push(day);
    else stretches.push([day]);
  }
  return stretches.map((days) => `${daysWords(days)}, ${fromTo(weekly[days[0] ?? 'mon'])}`).join(' ; ');
}

function daysWords(days: readonly Weekday[]): string {
  const [first = 'mon'] = days;
  const last = days.at(-1) ?? first;
  return first === last ? `le ${weekdayNames[first]}` : `du ${weekdayNames[first]} au ${weekdayNames[last]}`;
}

/** "de 9 h 00 à 12 h 00 et de 14 h 00 à 18 h 00". */
function fromTo(hours: readonly LocalInterval[]): string {
  return hours.map(([opens, closes]) => `de ${timeInWords(opens)} à ${timeInWords(closes)}`).join(' et ');
}

function sameHours(some: readonly LocalInterval[], others: readonly LocalInterval[]): boolean {
  return fromTo(some) === fromTo(others);
}

/** "le samedi, le dimanche, le soir et la nuit". */
export function closedWords(weekly: Weekly): string {
  const days = weekdays.filter((day) => weekly[day].length === 0).map((day) => `le ${weekdayNames[day]}`);
  return [...days, 'le soir et la nuit'].join(', ');
}

/** "24 heures d’ouverture, soit 2 jours et 6 heures". */
export function inOpenDays(length: string, open?: { days: number; rest: number }): string {
  const whole = `${length} d’ouverture`;
  if (open === undefined || open.days === 0) return whole;
  const days = `${open.days} ${open.days > 1 ? 'jours' : 'jour'}`;
  if (open.rest === 0) return `${whole}, soit ${days}`;
  const hours = open.rest / HOUR;
  const rest = hours >= 1 ? `${Math.floor(hours)} ${hours >= 2 ? 'heures' : 'heure'}` : '';
  const minutes = Math.round((open.rest % HOUR) / MINUTE);
  return `${whole}, soit ${[days, rest, minutes > 0 ? `${minutes} minutes` : ''].filter(Boolean).join(' et ')}`;
}

/** "jeudi 24 décembre 2026", of a civil date; what is no date stays as it was typed. */
export function dateInWords(date: string): string {
  const at = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(at) ? `« ${date} »` : dates.format(at).replace(/ 1 /, ' 1er ');
}

const dates = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'full', timeZone: 'UTC' });

/** "37 questions en cours sont décalées, 2 passent en retard." */
export function effectInWords({
  running,
  moved,
  late,
}: Record<'running' | 'moved' | 'late', number>): string {
  if (running === 0) return 'Aucune question n’est en cours.';
  if (moved === 0) return `Aucune des questions en cours n’est décalée (${running} en tout).`;
  const shifted =
    moved === 1 ? '1 question en cours est décalée' : `${moved} questions en cours sont décalées`;
  const delayed = late === 0 ? 'aucune ne passe' : late === 1 ? '1 passe' : `${late} passent`;
  return `${shifted}, ${delayed} en retard (${running} en tout).`;
}

/** Beside the list of what passes late. */
export const THEY_ARE_TOLD =
  'Une fois le changement appliqué, les personnes qui perdent la date annoncée reçoivent la nouvelle, avec nos excuses. La date d’un report déjà annoncé ne change pas : reprenez ces demandes une à une.';

/** "120 questions prévenues sur 300", with those that had ended meanwhile. */
export function reachInWords({ running, told, gone }: Record<'running' | 'told' | 'gone', number>): string {
  const heard = told > 1 ? `${told} questions prévenues` : `${told} question prévenue`;
  const of = `${heard} sur ${Math.max(running, told + gone)}`;
  if (gone === 0) return of;
  return `${of}, ${gone > 1 ? `${gone} n’en avaient` : '1 n’en avait'} pas besoin (close, ou pas encore commencée)`;
}

type Told = (found: RegExpExecArray) => string;

const date =
  (place: number): Told =>
  (found) =>
    dateInWords(found[place] ?? '');
const hours = (found: RegExpExecArray) => `${found[1]}–${found[2]}`;

/** What the rules say, by what they say it of. */
const reasons: readonly [pattern: RegExp, told: Told][] = [
  [/^(\S+) is not a date/, (found) => `« ${found[1]} » n’est pas une date.`],
  [
    /^(\S+) comes before (\S+)$/,
    (found) => `La fin (${date(1)(found)}) précède le début (${date(2)(found)}).`,
  ],
  [
    /^(\d+) days are changed at once: at most (\d+)/,
    ([, days, most]) => `${days} jours d’un coup : ${most} au plus.`,
  ],
  [/^(\S+) is over/, (found) => `Le ${date(1)(found)} est passé : ce qui a été compté ne change plus.`],
  [/closed already on these dates/, () => 'Ces dates sont déjà fermées.'],
  [/nothing is special on these dates/, () => 'Ces dates ont déjà leurs horaires habituels.'],
  [/no hours are given/, () => 'Donnez au moins une plage d’ouverture, ou choisissez la fermeture.'],
  [
    /(\S+)–(\S+): times are HH:MM/,
    (found) => `${hours(found)} : écrivez les heures comme 09:00, jusqu’à 24:00.`,
  ],
  [
    /(\S+)–(\S+): 24:00 may end/,
    (found) => `${hours(found)} : 24:00 peut finir une plage, pas la commencer.`,
  ],
  [/(\S+)–(\S+): an interval that ends/, (found) => `${hours(found)} : le début et la fin sont les mêmes.`],
  [/no weekday has any opening hours/, () => 'Une semaine doit avoir au moins une plage d’ouverture.'],
  [/(\S+) is both closed and given/, (found) => `Le ${date(1)(found)} est à la fois fermé et ouvert.`],
  [/unknown time zone (.+)$/, ([, zone]) => `Le fuseau horaire « ${zone} » n’existe pas.`],
  [/cannot take effect in the past/, () => 'Un changement ne peut pas prendre effet dans le passé.'],
  [/is used twice/, () => 'Ce changement porte un nom déjà pris. Recommencez depuis la page des horaires.'],
  [/must take effect after the one before/, () => 'Une autre version commence au même instant. Réessayez.'],
];

/** Each reason of a refusal, for the person who asked for the change; what this list does not know is told in general. */
export function reasonsInFrench(refused: readonly string[]): string[] {
  return [...new Set(refused.map(inFrench))];
}

function inFrench(reason: string): string {
  for (const [pattern, told] of reasons) {
    const found = pattern.exec(reason);
    if (found) return told(found);
  }
  return 'Les dates ou les heures données ne conviennent pas.';
}

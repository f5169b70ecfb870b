import {
  dateInWords,
  hoursInWords,
  publicHolidayNames,
  weekdayNames,
} from '../../content/fr/calendar-words.ts';
import { moment } from '../../content/instants.ts';
import { exceptionsIn, type CalendarDifference, type DateHours } from '../../domain/calendar-difference.ts';
import { versionAt, weekdays, type Schedule, type Weekly } from '../../domain/calendar.ts';
import { stretches, type DeskCalendar, type Stretch } from './calendar-data.ts';
import type { Fields } from './api-calls.ts';
import { shortName, type Seen } from './desk-data.ts';

export type CalendarShown = {
  shown: DeskCalendar;
  seen: Seen;
  /** What was typed, and why it was refused. */
  fields: Fields;
  problems: readonly string[];
};

/** The opening hours in force, the exceptions and versions to come, and what was changed. */
export function InForce({ shown: { calendar, changes }, seen }: Pick<CalendarShown, 'shown' | 'seen'>) {
  const ruling = versionAt(calendar, seen.now);
  const toCome = calendar.filter(({ effectiveAt }) => effectiveAt > seen.now);
  return (
    <div class="calendar-side" data-live="calendar">
      <section class="panel" aria-labelledby="en-vigueur">
        <h2 id="en-vigueur">Horaires en vigueur</h2>
        <Week schedule={ruling.schedule} />
      </section>
      <Exceptions schedule={ruling.schedule} seen={seen} />
      {toCome.map((version) => (
        <section class="panel" aria-label={`Version à partir de ${moment(version.effectiveAt, seen.now)}`}>
          <h2>À partir de {moment(version.effectiveAt, seen.now)}</h2>
          <Week schedule={version.schedule} />
        </section>
      ))}
      <Changes changes={changes} seen={seen} />
    </div>
  );
}

function Week({ schedule: { weekly, timeZone, publicHolidays = 'none' } }: { schedule: Schedule }) {
  return (
    <>
      <dl class="facts">
        {sameDays(weekly).map(({ days, hours }) => (
          <div>
            <dt>{days}</dt>
            <dd>{hours}</dd>
          </div>
        ))}
      </dl>
      <p class="hint">
        {publicHolidayNames[publicHolidays]}{' '}
        {timeZone === 'Europe/Paris' ? 'Heure de Paris.' : `Heure de ${timeZone}.`}
      </p>
    </>
  );
}

/** "Lundi à vendredi", "Samedi et dimanche": days with the same hours are told once. */
function sameDays(weekly: Weekly): { days: string; hours: string }[] {
  const told: { names: string[]; hours: string }[] = [];
  for (const day of weekdays) {
    const hours = hoursInWords(weekly[day]);
    const last = told.at(-1);
    if (last?.hours === hours) last.names.push(weekdayNames[day]);
    else told.push({ names: [weekdayNames[day]], hours });
  }
  return told.map(({ names, hours }) => ({ days: capital(daysInWords(names)), hours }));
}

function daysInWords(names: readonly string[]): string {
  const [first = '', second, ...rest] = names;
  if (second === undefined) return first;
  return rest.length === 0 ? `${first} et ${second}` : `${first} à ${names.at(-1)}`;
}

function Exceptions({ schedule, seen }: { schedule: Schedule; seen: Seen }) {
  const today = dateIn(schedule.timeZone, seen.now);
  const coming = stretches(exceptionsIn(schedule).filter(({ date }) => date >= today));
  return (
    <section class="panel" aria-labelledby="exceptions">
      <h2 id="exceptions">Exceptions à venir</h2>
      {coming.length === 0 && <p class="quiet">Aucune : les horaires habituels s’appliquent.</p>}
      <ul class="exceptions">
        {coming.map((stretch) => (
          <li>
            <span>
              <strong>{capital(datesInWords(stretch))}</strong> : {hoursOf(stretch.hours)}
            </span>
            {seen.agent.roles.includes('supervisor') && <BackToUsual stretch={stretch} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Filled in and shown first, like any other change. */
function BackToUsual({ stretch }: { stretch: Stretch }) {
  const { from, until } = stretch;
  return (
    <a class="quiet" href={`/bureau/calendrier?nature=habituel&du=${from}&au=${until}#changer`}>
      Annuler<span class="unseen"> : {datesInWords(stretch)}</span>
    </a>
  );
}

function Changes({ changes, seen }: { changes: DeskCalendar['changes']; seen: Seen }) {
  return (
    <section class="panel" aria-labelledby="changements">
      <h2 id="changements">Changements</h2>
      {changes.length === 0 && <p class="quiet">Les horaires publiés n’ont jamais été changés.</p>}
      <ol class="journal" reversed>
        {changes.map(({ id, made, storedAt, effectiveAt, by, reason }) => (
          <li>
            <p>
              <a href={`/bureau/calendrier/changements/${encodeURIComponent(id)}`}>{originInWords(made)}</a>
            </p>
            <p class="quiet">
              {capital(moment(storedAt, seen.now))}, {authorOf(by, seen)}
              {effectiveAt > storedAt && ` ; en vigueur ${moment(effectiveAt, seen.now)}`}
            </p>
            {reason !== undefined && <p class="quiet">Motif : {reason}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}

export function authorOf(by: string | undefined, seen: Seen): string {
  return by === undefined ? 'en ligne de commande' : shortName(seen, by);
}

/** "Jeudi 24 décembre 2026 : fermé", of all that a change has changed. */
export function originInWords({ dates, week }: CalendarDifference): string {
  const told = stretches(dates).map((one) => `${capital(datesInWords(one))} : ${hoursOf(one.hours)}`);
  if (week) return ['Nouveaux horaires de la semaine', ...told].join(' ; ');
  return told.length === 0 ? 'Rien ne change' : told.join(' ; ');
}

function hoursOf(hours: DateHours['hours']): string {
  return hours === 'usual' ? 'horaires habituels' : hoursInWords(hours);
}

function datesInWords({ from, until }: Stretch): string {
  return from === until ? dateInWords(from) : `du ${dateInWords(from)} au ${dateInWords(until)}`;
}

/** The civil date that a zone shows. */
function dateIn(timeZone: string, at: number): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

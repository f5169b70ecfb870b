// Why a question took so long, as its journal tells it: one sentence a cause, in the order in which they came.
import type { JournalEvent, ReleaseReason, UnableReason } from '../../domain/journal.ts';
import { openTimeBetweenIn, type CalendarSheet } from '../../domain/open-intervals.ts';
import { moment } from '../instants.ts';
import { span } from './indicator-words.ts';
import { handoffs } from './desk-words.ts';

type Told = { journal: readonly JournalEvent[]; now: number };

/** Waiting for less than this explains nothing. */
const WORTH_TELLING = 30 * 60_000;

const releases: Record<ReleaseReason, string> = {
  idle: 'laissée sans suite, elle est revenue dans la file',
  absent: 'son conseiller était absent, elle est revenue dans la file',
  disabled: 'le compte de son conseiller était fermé, elle est revenue dans la file',
  supervisor: 'un responsable l’a remise dans la file',
};

const unable: Partial<Record<UnableReason, string>> = {
  'no-article': 'aucun article n’y répondait',
  unsure: 'l’assistant n’était pas sûr de l’article',
  'model-failed': 'l’assistant était en panne',
};

/** "Reçue le vendredi 13 novembre à 17 h 52 ; prise après 41 min ; transmise trois fois…": parts, without an end. */
export function causesOf({ journal, now }: Told): string[] {
  const [first] = journal;
  if (first === undefined) return [];
  const open = openTimeIn(journal);
  let waitingSince = first.at;
  let askedAt: number | undefined;
  const told = [`reçue ${moment(first.at, now)}`];
  for (const event of journal) {
    told.push(...causeOf(event, { waited: open(waitingSince, event.at), asked: askedAt, open }));
    if (BEGINS_A_WAIT.has(event.type)) waitingSince = event.at;
    if (event.type === 'asked') askedAt = event.at;
    else if (event.type === 'resumed' || event.type === 'message') askedAt = undefined;
  }
  return [...told, ...countsOf(journal)];
}

const BEGINS_A_WAIT: ReadonlySet<string> = new Set([
  'handed-off',
  'released',
  'transferred',
  'relayed',
  'reopened',
]);

type Wait = { waited: number; asked: number | undefined; open: (from: number, to: number) => number };

function causeOf(event: JournalEvent, { waited, asked, open }: Wait): string[] {
  const long = waited >= WORTH_TELLING;
  switch (event.type) {
    case 'handed-off': {
      const why = event.why === undefined ? undefined : unable[event.why];
      return [`confiée à une personne : ${why ?? handoffs[event.reason]}`];
    }
    case 'claimed':
      return long ? [`prise après ${span(waited)} d’attente ouverte`] : [];
    case 'released':
      return [event.why === undefined ? 'rendue par son conseiller' : releases[event.why]];
    case 'resumed':
    case 'message': {
      const silent = asked === undefined ? 0 : open(asked, event.at);
      return silent >= WORTH_TELLING ? [`${span(silent)} ouvertes à attendre la personne`] : [];
    }
    case 'breached':
      return [
        `délai de ${event.target === 'first_response' ? 'première réponse' : 'résolution'} dépassé ${moment(event.due, event.at)}`,
      ];
    case 'promise-missed':
      return [`date annoncée dépassée ${moment(event.promisedAt, event.at)}`];
    case 'unmask-asked':
      return ['un texte masqué à relire par l’équipe médicale'];
    case 'failed':
      return ['une étape technique a échoué'];
    default:
      return [];
  }
}

const counted: readonly (readonly [JournalEvent['type'], string])[] = [
  ['transferred', 'changée de mains'],
  ['relayed', 'relayée à l’équipe médicale'],
  ['requalified', 'requalifiée'],
  ['extended', 'délai prolongé'],
  ['calendar-changed', 'horaires changés'],
  ['reopened', 'rouverte'],
];

const times = ['', 'une fois', 'deux fois', 'trois fois', 'quatre fois', 'cinq fois'];

function countsOf(journal: readonly JournalEvent[]): string[] {
  return counted.flatMap(([type, name]) => {
    const count = journal.filter((event) => event.type === type).length;
    return count === 0 ? [] : [`${name} ${times[count] ?? `${count} fois`}`];
  });
}

function openTimeIn(journal: readonly JournalEvent[]): (from: number, to: number) => number {
  const sheet: CalendarSheet | undefined = journal.findLast((event) => event.type === 'calendar')?.sheet;
  return (from, to) => (to <= from ? 0 : openTimeBetweenIn(sheet?.intervals ?? [], from, to, []));
}

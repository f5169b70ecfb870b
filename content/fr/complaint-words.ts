// The register of complaints, on screen and as a table for a spreadsheet.
import type { Classification, ComplaintState } from '../../domain/complaint-filter.ts';
import type { ComplaintRecord } from '../../domain/complaint-record.ts';
import type { Target } from '../../domain/journal.ts';
import { PARIS } from '../instants.ts';
import { csvOf } from './csv.ts';
import { causeWords, correctionWords, followUpPartWords, remedyWords } from './complaint-follow-up-words.ts';
import { targetWords } from './desk-words.ts';

export const complaintWords = {
  title: 'Réclamations',
  lead: 'Toutes les réclamations reçues dans la période, même requalifiées depuis. Aucun texte, aucun nom de personne.',
  from: 'Reçues du',
  to: 'au (inclus)',
  state: 'Montrer',
  all: 'Toutes',
  show: 'Afficher',
  csv: 'Télécharger (CSV)',
  pdf: 'Télécharger (PDF)',
  classified: 'Classement',
  topic: 'Sujet',
  company: 'Société (domaine des adresses)',
  companyExample: 'exemple.fr',
  count: (of: number) => (of === 1 ? '1 réclamation' : `${of.toLocaleString('fr-FR')} réclamations`),
  page: (page: number, last: number) => `Page ${page} sur ${last}`,
  earlier: 'Précédentes',
  later: 'Suivantes',
  none: 'Aucune réclamation ne correspond. Élargissez la période ou retirez un filtre.',
  table: 'Registre des réclamations',
} as const;

const days = new Intl.DateTimeFormat('fr-FR', { timeZone: PARIS, dateStyle: 'long' });
const instants = new Intl.DateTimeFormat('fr-FR', { timeZone: PARIS, dateStyle: 'long', timeStyle: 'short' });

/** "29 novembre 2026 à 10:05", whenever it is read. */
export function inFull(at: number | undefined): string {
  return at === undefined ? '' : instants.format(at);
}

function dayInFull(at: number): string {
  return days.format(at).replace(/^1 /, '1er ');
}

export const complaintPdfWords = {
  /** `to`: excluded. */
  lead: (of: number, { from, to }: { from: number; to: number }) =>
    `Du ${dayInFull(from)} au ${dayInFull(to - 1)} : ${complaintWords.count(of)}. Aucun texte, aucun nom de personne.`,
  page: (page: number, of: number) => `Page ${page} sur ${of}`,
  tooMany: (most: number) =>
    `Un fichier PDF contient ${most.toLocaleString('fr-FR')} réclamations au plus. Choisissez une période plus courte, ou le fichier CSV.`,
} as const;

export const complaintStateWords: Record<ComplaintState, string> = {
  open: 'En cours',
  resolved: 'Résolues',
  late: 'Délai dépassé',
  reopened: 'Rouvertes',
  incomplete: 'À compléter',
};

export const classificationWords: Record<Classification, string> = {
  triage: 'Par le tri automatique',
  agent: 'Par un conseiller',
  requalified: 'Requalifiées depuis',
};

export const complaintColumns = [
  'Référence',
  'Canal',
  'Sujet',
  'Reçue le',
  'Accusé de réception',
  'Classée le',
  'Classée par',
  targetWords.first_response,
  targetWords.resolution,
  'Reports de délai',
  'Décision',
  'Décidée par',
  'Décidée le',
  'Recours (réouvertures)',
  'Satisfaction (sur 5)',
  'Close le',
  followUpPartWords.remedy,
  followUpPartWords.cause,
  followUpPartWords.correction,
  'Suite notée par',
  'Reste à dire',
];

type Said = {
  instant: (at: number | undefined) => string;
  nameOf: (agent: string) => string;
  /** Title of a topic. */
  titleOf: (topic: string) => string | undefined;
};

/** In the order of the columns; empty where there is nothing. `nameOf`: an agent's. */
export function complaintCells(record: ComplaintRecord, said: Said): (string | number)[] {
  const { instant, nameOf, titleOf } = said;
  const { resolved, classified, targets, topic = '' } = record;
  const actor = (by: string) => actors[by] ?? nameOf(by.replace(/^agent:/, ''));
  return [
    record.reference,
    record.channel === 'email' ? 'e-mail' : 'chat',
    titleOf(topic) ?? topic,
    instant(record.receivedAt),
    instant(record.acknowledgedAt),
    instant(classified.at),
    record.isOneStill ? actor(classified.by) : `${actor(classified.by)} (requalifiée depuis)`,
    targetCell(targets.first_response, instant),
    targetCell(targets.resolution, instant),
    record.extensions,
    resolved === undefined ? '' : hows[resolved.how],
    resolved === undefined ? '' : actor(resolved.by),
    instant(resolved?.at),
    record.reopened,
    record.rating ?? '',
    instant(record.closedAt),
    ...followUpCells(record, said),
  ];
}

function followUpCells({ followUp, missing }: ComplaintRecord, { nameOf, instant }: Said): string[] {
  const { remedy = null, cause = null, correction = null } = followUp ?? {};
  return [
    remedy === null ? '' : remedyWords[remedy],
    cause === null ? '' : causeWords[cause],
    correction === null ? '' : correctionWords[correction],
    followUp === undefined ? '' : `${nameOf(followUp.by)}, ${instant(followUp.at)}`,
    missing.map((part) => followUpPartWords[part].toLowerCase()).join(', '),
  ];
}

/** As lines of a document, without what is not said. */
export function complaintLines(record: ComplaintRecord, said: Said): (readonly [string, string])[] {
  const [, ...cells] = complaintCells(record, said);
  return complaintColumns
    .slice(1)
    .map((column, index) => [column, String(cells[index] ?? '')] as const)
    .filter(([, value]) => value !== '');
}

export function complaintsCsv(
  records: readonly ComplaintRecord[],
  naming: Pick<Said, 'nameOf' | 'titleOf'>,
): string {
  const said = { instant: sortable, ...naming };
  return csvOf([complaintColumns, ...records.map((record) => complaintCells(record, said))]);
}

const hows = {
  confirmed: 'résolue, confirmée par la personne',
  assumed: 'résolue, sans réponse de la personne',
  agent: 'résolue par un conseiller',
} as const;

const outcomes = {
  met: 'tenu',
  missed: 'dépassé',
  cancelled: 'sans objet',
  running: 'en cours',
  paused: 'suspendu',
} as const;

function targetCell(target: ComplaintRecord['targets'][Target], instant: Said['instant']): string {
  if (target === undefined) return '';
  return [outcomes[target.outcome], instant(target.at)].filter(Boolean).join(', ');
}

const actors: Record<string, string> = {
  system: 'le tri automatique',
  clock: 'l’échéance',
  requester: 'la personne',
  assistant: 'l’assistant',
};

const format = new Intl.DateTimeFormat('sv-SE', { timeZone: PARIS, dateStyle: 'short', timeStyle: 'short' });

/** "2026-11-29 10:05", in Paris: what a spreadsheet sorts. */
function sortable(at: number | undefined): string {
  return at === undefined ? '' : format.format(at);
}

// The register of complaints, on screen and as a table for a spreadsheet.
import type { ComplaintRecord, ComplaintState } from '../../domain/complaint-record.ts';
import type { Target } from '../../domain/journal.ts';
import { PARIS } from '../instants.ts';
import { csvOf } from './csv.ts';
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
  /** The register is cut there: nothing is left out without a word. */
  cut: (most: number) =>
    `La période compte plus de ${most.toLocaleString('fr-FR')} réclamations : seules les premières sont montrées, ici et dans le fichier. Choisissez une période plus courte.`,
  none: 'Aucune réclamation ne correspond.',
  table: 'Registre des réclamations',
} as const;

export const complaintStateWords: Record<ComplaintState, string> = {
  open: 'En cours',
  resolved: 'Résolues',
  late: 'Délai dépassé',
  reopened: 'Rouvertes',
};

export const complaintColumns = [
  'Référence',
  'Canal',
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
];

type Said = { instant: (at: number | undefined) => string; nameOf: (agent: string) => string };

/** In the order of the columns; empty where there is nothing. `nameOf`: an agent's. */
export function complaintCells(record: ComplaintRecord, { instant, nameOf }: Said): (string | number)[] {
  const { resolved, classified, targets } = record;
  const actor = (by: string) => actors[by] ?? nameOf(by.replace(/^agent:/, ''));
  return [
    record.reference,
    record.channel === 'email' ? 'e-mail' : 'chat',
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
  ];
}

export function complaintsCsv(records: readonly ComplaintRecord[], nameOf: Said['nameOf']): string {
  const said = { instant: sortable, nameOf };
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

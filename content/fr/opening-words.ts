// Who opened what: the auditors' page, and its table for a spreadsheet.
import type { OpenedPart, OpeningView } from '../../domain/opening.ts';
import { PARIS } from '../instants.ts';

export const openingWords = {
  title: 'Lectures',
  lead: 'Chaque ouverture des textes d’une demande, la dernière d’abord : agents, auditeurs, programmes et exports.',
  question: 'Référence de la demande',
  agent: 'Identifiant de qui a ouvert',
  from: 'Du',
  to: 'au (inclus)',
  part: 'Quoi',
  view: 'Lu',
  all: 'Tout',
  show: 'Afficher',
  nothing: 'Aucune ouverture ne correspond.',
  older: 'Plus anciennes',
  csv: 'Télécharger (CSV)',
  csvHint: (most: number) =>
    `Le fichier contient les ${most.toLocaleString('fr-FR')} ouvertures les plus récentes qui correspondent.`,
  console: 'la console',
} as const;

export const openingViewWords: Record<OpeningView, string> = {
  support: 'textes, passages médicaux masqués',
  medical: 'textes, médicaux compris',
  audit: 'journal seul, sans aucun texte',
};

export const openedPartWords: Record<OpenedPart, string> = {
  question: 'la demande',
  joined: 'avec une demande jointe',
  file: 'une pièce jointe',
  mail: 'un e-mail envoyé',
  export: 'export pour la personne',
  line: 'sa ligne dans une liste (une fois par jour)',
};

export const openingColumns = ['Le', 'Qui', 'Identifiant', 'Demande', 'Quoi', 'Lu'];

type Opening = { at: number; agent: string; question: string; part: OpenedPart; view: OpeningView };

export function openingCells(
  { at, agent, question, part, view }: Opening,
  nameOf: (agent: string) => string,
) {
  return [
    sortable.format(at),
    readerOf(agent, nameOf),
    agent,
    question,
    openedPartWords[part],
    openingViewWords[view],
  ];
}

export function readerOf(agent: string, nameOf: (agent: string) => string): string {
  return agent === 'console' ? openingWords.console : nameOf(agent);
}

/** "2026-11-29 10:05:07", in Paris: what a spreadsheet sorts. */
const sortable = new Intl.DateTimeFormat('sv-SE', {
  timeZone: PARIS,
  dateStyle: 'short',
  timeStyle: 'medium',
});

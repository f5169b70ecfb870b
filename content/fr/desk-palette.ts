import type { AgentCommandName } from '../../domain/agent-commands.ts';

/** The desk by keyboard: the palette of commands, and what leads from one question to the next. */
export const palette = {
  title: 'Commandes',
  /** Read before the field. */
  label: 'Une action, une liste, ou des mots à chercher',
  list: 'Ce que vous pouvez faire',
  close: 'Fermer',
  kinds: { action: 'Action', list: 'Liste', page: 'Page', search: 'Recherche' },
  /** The words typed stand between the two parts. */
  search: ['Chercher « ', ' »'],
  help: 'Raccourcis clavier',
} as const;

export const onwards = {
  next: 'Demande suivante',
  goOn: 'Ouvrir la suivante après une réponse, une mise de côté ou un transfert',
} as const;

/** What each command is called where all are listed; those that are for one message or one page only are not. */
export const commandWords: Partial<Record<AgentCommandName, string>> = {
  claim: 'Prendre en charge',
  reopen: 'Rouvrir la demande',
  separate: 'Traiter à part de nouveau',
  unsnooze: 'Reprendre maintenant',
  unsend: 'Annuler l’envoi',
  reply: 'Répondre à la personne',
  ask: 'Demander une précision',
  resolve: 'Résoudre',
  'decide-extension': 'Décider du report demandé',
  note: 'Ajouter une note interne',
  snooze: 'Mettre de côté',
  extend: 'Prolonger le délai',
  'ask-extension': 'Demander un second report',
  transfer: 'Transférer',
  relay: 'Relayer à l’équipe médicale',
  requalify: 'Requalifier',
  release: 'Remettre dans la file',
};

/** The outbox of mails. Kinds are those of messages; what has no word here is a message like any other. */
export const outboxWords = {
  title: 'Envois',
  address: 'Adresse, entière ou en partie',
  state: 'État',
  anyState: 'Tous',
  filter: 'Filtrer',
  clear: 'Tout afficher',
  open: 'Lire l’e-mail',
  empty: 'Rien n’est parti',
  emptyHint: 'Les e-mails envoyés aux personnes, ou gardés ici faute de relais, s’affichent sur cette page.',
  none: 'Aucun envoi ne correspond',
  noneHint: 'Vérifiez l’adresse, ou affichez tous les états.',
  to: (recipient: string) => `À ${recipient}`,
  retry: (count: number) => (count === 1 ? '1 essai sans succès' : `${count} essais sans succès`),
  team: 'Alerte à l’équipe',
  message: 'Message',
} as const;

export const mailKindWords: Record<string, string> = {
  acknowledged: 'Accusé de réception',
  emergency: 'Urgence',
  distress: 'Détresse',
  'relay-proposed': 'Relais médical proposé',
  'physician-named': 'Médecin du travail indiqué',
  'relay-accepted': 'Relais médical confirmé',
  'handed-off': 'Passage à un conseiller',
  extended: 'Délai prolongé',
  'date-moved': 'Date déplacée',
  reminded: 'Relance',
  resolved: 'Résolution',
  reopened: 'Réouverture',
  closed: 'Clôture',
  answer: 'Réponse de l’assistant',
  reply: 'Réponse',
  ask: 'Demande d’informations',
  resolve: 'Résolution',
  extend: 'Délai prolongé',
  relay: 'Relais',
};

/** Why the relay did not take a mail, by its code: `EENVELOPE 550`. */
export function mailProblemWords(problem: string): string {
  const [code = '', answer = ''] = problem.split(' ');
  const why = problemWords[answer] ?? problemWords[code] ?? 'le relais ne l’a pas pris';
  return `${why} (${answer === '0' || answer === '' ? code : answer})`;
}

const problemWords: Record<string, string> = {
  421: 'le relais est occupé',
  450: 'la boîte est occupée',
  451: 'le relais demande d’attendre',
  452: 'le relais n’a plus de place',
  550: 'l’adresse est refusée',
  551: 'l’adresse est refusée',
  552: 'la boîte est pleine ou l’e-mail trop lourd',
  553: 'l’adresse est refusée',
  554: 'l’e-mail est refusé',
  EAUTH: 'le relais refuse notre mot de passe',
  ECONNECTION: 'le relais ne répond pas',
  ESOCKET: 'le relais ne répond pas',
  EDNS: 'le relais est introuvable',
  ETIMEDOUT: 'le relais ne répond pas à temps',
  ETLS: 'la liaison chiffrée avec le relais échoue',
};

/** State of a mail of the outbox. */
export const mailStateWords = {
  pending: 'En attente d’envoi',
  accepted: 'Envoyé',
  failed: 'Échec d’envoi',
  kept: 'Gardé ici (aucun relais configuré)',
  bounced: 'Non remis',
} as const;

import type { DeliveryState, DisabledWhy } from '../../domain/webhooks.ts';

/** Programs that are told of what happens. */
export const webhookWords = {
  title: 'Abonnements aux événements',
  lead: 'Un programme abonné reçoit, à son adresse, ce qui arrive à chaque demande : ce que sa clé lui permet de lire, sans les textes, et rien des demandes médicales.',
  none: 'Aucun abonnement pour le moment.',
  add: 'Nouvel abonnement',
  key: 'Clé du programme',
  url: 'Adresse qui reçoit (https)',
  make: 'Créer l’abonnement',
  noKey: 'Créez d’abord une clé qui permette de lire les demandes.',
  made: 'Voici le secret qui signe les envois. Copiez-le maintenant : nous ne pourrons plus l’afficher.',
  renewed:
    'Voici le nouveau secret. Copiez-le maintenant : nous ne pourrons plus l’afficher. L’ancien signe aussi pendant 24 heures.',
  program: 'le programme lui-même',
  ofKey: (name: string) => `clé « ${name} »`,
  since: (when: string, who: string) => `créé ${when} par ${who}`,
  well: 'En service.',
  failing: (since: string, next: string) => `Rien n’est reçu depuis : ${since}. Prochain essai : ${next}.`,
  keyRevoked: 'La clé est révoquée : plus rien n’est envoyé.',
  disabled: {
    'by-hand': (when) =>
      `Suspendu ${when}. Rien n’est perdu : la suite partira une fois l’abonnement rétabli.`,
    failing: (when) =>
      `Suspendu ${when}, après cinq jours sans aucune réception. Rien n’est perdu : rétablissez l’abonnement une fois le programme réparé.`,
    gone: (when) => `Suspendu ${when} : le programme a répondu qu’il n’existe plus.`,
  } satisfies Record<DisabledWhy, (when: string) => string>,
  suspend: 'Suspendre',
  resume: 'Rétablir',
  renew: 'Renouveler le secret',
  remove: 'Supprimer',
  log: 'Journal des envois',
  logLead: 'Les envois des trente derniers jours, les plus récents d’abord.',
  nothing: 'Aucun envoi.',
  events: (from: number, to: number) =>
    from > to ? 'état de la demande' : from === to ? `événement ${from}` : `événements ${from} à ${to}`,
  states: { pending: 'en attente', delivered: 'reçu', failed: 'refusé' } satisfies Record<
    DeliveryState,
    string
  >,
  tries: (count: number) => (count > 1 ? `${count} essais` : `${count} essai`),
  answered: (status: number) => `réponse ${status}`,
  unanswered: (problem: string) => `sans réponse (${problem})`,
  again: 'Renvoyer',
  older: 'Envois plus anciens',
} as const;

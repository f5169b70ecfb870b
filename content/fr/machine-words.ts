import type { Scope } from '../../domain/machine-scopes.ts';

/** Keys of other programs. */
export const machineWords = {
  title: 'Intégrations',
  lead: 'Une clé par programme, avec les seuls droits qu’il lui faut. Aucune ne donne accès à un texte médical.',
  none: 'Aucune clé pour le moment.',
  add: 'Nouvelle clé',
  name: 'Ce à quoi elle sert',
  scopes: 'Droits',
  make: 'Créer la clé',
  made: 'Voici la clé. Copiez-la maintenant : nous ne pourrons plus l’afficher.',
  revoke: 'Révoquer',
  done: 'C’est enregistré.',
  unused: 'jamais utilisée',
  used: (when: string) => `dernière utilisation ${when}`,
  since: (when: string, who: string) => `créée ${when} par ${who}`,
  revoked: (when: string) => `révoquée ${when}`,
  console: 'la ligne de commande',
} as const;

export const scopeNames: Record<Scope, string> = {
  'questions:read': 'Lire les demandes et leur journal, sans leurs textes',
  'messages:read': 'Lire aussi les textes et les adresses, passages médicaux masqués',
  'questions:write': 'Ouvrir une demande au nom de quelqu’un',
  'indicators:read': 'Lire les indicateurs',
  'staff:write': 'Ajouter et retirer des comptes, pour l’annuaire de l’entreprise (SCIM)',
  'webhooks:manage': 'S’abonner aux événements des demandes',
};

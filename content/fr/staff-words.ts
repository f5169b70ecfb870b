/** What an agent may do, in a word. */
export const roleNames = {
  support: 'Conseiller',
  medical: 'Équipe médicale',
  supervisor: 'Responsable',
  auditor: 'Audit',
  editor: 'Rédaction',
} as const;

export const staffEventNames = {
  'signed-in': 'Connexion',
  'signed-out': 'Déconnexion',
  'sign-in-refused': 'Connexion refusée',
  'locked-out': 'Accès bloqué après huit mots de passe erronés',
  'session-ended': 'Session fermée à distance',
  'password-changed': 'Mot de passe changé',
  'factor-added': 'Second facteur activé',
  'factor-removed': 'Second facteur retiré',
  'passkey-added': 'Clé d’accès ajoutée',
  'passkey-removed': 'Clé d’accès retirée',
  'agent-added': 'Compte créé',
  'account-closed': 'Compte fermé par l’annuaire',
  'account-opened': 'Compte rouvert par l’annuaire',
  'roles-changed': 'Droits modifiés',
  'key-made': 'Clé d’intégration créée',
  'key-revoked': 'Clé d’intégration révoquée',
  exported: 'Export des demandes',
  'webhook-made': 'Abonnement aux événements créé',
  'webhook-renewed': 'Secret d’un abonnement renouvelé',
  'webhook-enabled': 'Abonnement aux événements rétabli',
  'webhook-disabled': 'Abonnement aux événements suspendu',
  'webhook-removed': 'Abonnement aux événements supprimé',
} as const;

export const staffWords = {
  title: 'Équipe',
  disabled: 'Compte désactivé',
  change: 'Modifier les droits',
  hint: 'Sans aucun droit, le compte est désactivé aussitôt et ses demandes retournent dans la file.',
  guarded: 'Les droits « Équipe médicale » et « Audit » ne se donnent et ne se retirent que par qui les a.',
  save: 'Enregistrer',
  disable: 'Désactiver le compte',
  you: 'Vous ne pouvez pas changer vos propres droits.',
  add: 'Ajouter quelqu’un',
  id: 'Identifiant (lettres minuscules, chiffres, tirets)',
  name: 'Nom, tel que les personnes le lisent',
  password: 'Premier mot de passe (12 caractères au moins)',
  roles: 'Droits',
  addButton: 'Ajouter',
  done: 'C’est enregistré.',
} as const;

export const signInWords = {
  codeTitle: 'Votre code',
  codeLead: 'Écrivez le code à six chiffres de votre application d’authentification.',
  code: 'Code',
  codeHint: 'Téléphone perdu ? Un de vos codes de secours convient aussi, une seule fois.',
  codeWrong: 'Ce code n’est pas le bon, ou il a déjà servi. Attendez le suivant.',
  again: 'Recommencer avec un autre compte',
  byProvider: (name: string) => `Se connecter avec ${name}`,
  orPassword: 'ou avec un compte de ce bureau',
  arrived: 'Vous êtes connecté',
  goOn: 'Continuer',
  left: 'Vous êtes déconnecté du bureau',
  leftLead: 'Il reste à vous déconnecter de votre service de connexion.',
} as const;

export const accountWords = {
  title: 'Mon compte',
  change: 'Changer de mot de passe',
  hint: 'Vos autres sessions se ferment ; celle-ci reste ouverte.',
  current: 'Mot de passe actuel',
  next: 'Nouveau mot de passe (12 caractères au moins)',
  button: 'Changer',
  wrong: 'Le mot de passe actuel est incorrect, ou le nouveau a moins de 12 caractères.',
  done: 'C’est enregistré.',
  proof: 'Votre mot de passe, pour confirmer',
  proofByProvider: 'Cette action demande que vous confirmiez qui vous êtes.',
  proofLink: 'Confirmer, puis revenir ici',
  kept: 'Votre compte est tenu par le service de connexion de votre entreprise : mot de passe, second facteur et droits se changent là-bas.',
  proofWrong: 'Ce mot de passe n’est pas le vôtre. Rien n’a été changé.',
  sessions: 'Mes sessions',
  sessionsHint: 'Sans geste de votre part pendant deux heures, une session se ferme d’elle-même.',
  here: 'celle-ci',
  device: 'Appareil inconnu',
  since: (begun: string, seen: string) => `ouverte ${begun}, dernier geste ${seen}`,
  end: 'Fermer',
  endOthers: 'Fermer toutes les autres',
} as const;

export const factorWords = {
  title: 'Second facteur',
  off: 'Votre mot de passe suffit pour entrer. Un code de votre téléphone protège votre compte même si quelqu’un l’apprend.',
  on: 'Un code de votre application est demandé à chaque connexion.',
  add: 'Activer',
  remove: 'Désactiver',
  scan: 'Scannez ce code avec votre application d’authentification (FreeOTP, Aegis, Google Authenticator…).',
  drawing: 'Code QR à scanner avec votre application',
  typed: 'Sans appareil photo, écrivez-y cette clé :',
  code: 'Le code à six chiffres qu’elle affiche',
  confirm: 'Vérifier et activer',
  wrong: 'Ce code n’est pas celui de cette clé. Vérifiez l’heure de votre téléphone, puis recommencez.',
  codesTitle: 'Vos codes de secours',
  codesLead:
    'Gardez-les hors de votre téléphone : chacun ouvre votre compte une fois. Nous ne pourrons plus les afficher.',
  kept: 'Je les ai gardés',
  reset: 'Retirer le second facteur',
} as const;

export const passkeyWords = {
  title: 'Clés d’accès',
  lead: 'Une clé d’accès ouvre le bureau par l’empreinte, le visage ou le code de votre appareil, sans mot de passe. Dès que vous en avez une, le mot de passe seul ne suffit plus.',
  name: 'Comment l’appeler',
  add: 'Ajouter une clé d’accès',
  remove: 'Retirer',
  since: (when: string) => `ajoutée ${when}`,
  used: (when: string) => `dernière connexion ${when}`,
  unused: 'jamais utilisée',
  enter: 'Utiliser une clé d’accès',
  failed: 'Votre appareil n’a pas donné de clé d’accès. Réessayez, ou entrez autrement.',
  secondTitle: 'Votre clé d’accès',
  secondLead: 'Votre mot de passe est le bon. Confirmez avec une de vos clés d’accès.',
  needed: 'Votre navigateur doit exécuter les scripts de ce site pour utiliser une clé d’accès.',
} as const;

export const registerWords = {
  title: 'Registre des accès',
  nothing: 'Rien n’est encore écrit.',
  by: (who: string) =>
    who === 'console'
      ? 'par la ligne de commande'
      : who === 'provider'
        ? 'par le service de connexion'
        : who === 'unknown'
          ? 'par on ne sait qui'
          : `par ${who}`,
  unknown: 'un identifiant inconnu',
  given: 'donné',
  taken: 'retiré',
  older: 'Plus anciens',
} as const;

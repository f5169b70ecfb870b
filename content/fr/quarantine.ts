/** Why a mail is held, for whoever looks at it. */
export const quarantineReasons: Record<string, string> = {
  'auto-submitted': 'envoi automatique (en-tête)',
  'auto-responder': 'répondeur (en-tête)',
  bulk: 'envoi en nombre (en-tête)',
  newsletter: 'lettre d’information',
  report: 'rapport de remise ou de lecture',
  'feedback-report': 'signalement d’une messagerie',
  'calendar-reply': 'réponse d’agenda',
  'ticket-system': 'outil de tickets',
  'null-return-path': 'expéditeur technique',
  'own-mail': 'notre propre message',
  'list-not-to-us': 'liste de diffusion',
  'no-reply-address': 'adresse sans réponse',
  'away-words': 'ressemble à un message d’absence',
  'receipt-words': 'ressemble à un accusé de lecture',
  'report-words': 'ressemble à un échec de remise',
  'ticket-words': 'ressemble à un accusé de réception',
  'challenge-words': 'demande de prouver qu’une personne écrit',
  'repeated-answers': 'répond à nos réponses, toujours avec les mêmes mots',
  'repeated-words': 'mêmes mots reçus trop souvent',
  'busy-domain': 'trop de messages du même domaine',
  unreadable: 'n’a pas pu être lu : à ouvrir dans la messagerie',
  refused: 'n’a pas pu être pris comme un message',
  'suppresses-answers': 'demande de ne pas répondre',
};

export const senderVerdicts: Record<string, string> = {
  authenticated: 'expéditeur vérifié',
  unverified: 'expéditeur non vérifié',
  unaligned: 'envoyé pour le compte d’un autre',
  failed: 'expéditeur usurpé',
};

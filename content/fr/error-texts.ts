import type { RefusalCode } from '../../domain/decision.ts';

/** Why the door says no, besides the question's own refusals. */
export type DoorError =
  | 'invalid'
  | 'forbidden'
  | 'not-found'
  | 'sign-in-needed'
  | 'session-expired'
  | 'proof-needed'
  | 'password-common'
  | 'code-needed'
  | 'provider-refused'
  | 'no-right'
  | 'taken'
  | 'too-large'
  | 'too-many-messages'
  | 'too-many-requests'
  | 'key-reused'
  | 'agent-unknown'
  | 'agent-inactive'
  | 'agent-of-another-team'
  | 'agent-absent'
  | 'absent'
  | 'nothing-to-play'
  | 'too-many-tags'
  | 'article-faulty'
  | 'article-moved'
  | 'needs-another'
  | 'not-for-all'
  | 'calendar-refused'
  | 'calendar-changed'
  | 'erasure-changed'
  | 'infected'
  | 'unscanned'
  | 'unconfirmed'
  | 'stuck'
  | 'unavailable'
  | 'internal';

/** What a person reads when the API answers with that code. */
export const errors: Record<RefusalCode | DoorError, string> = {
  'already-rated': 'Vous avez déjà donné votre avis. Merci !',
  'already-resolved': 'Cette demande est déjà résolue.',
  'beyond-warning':
    'Une échéance tombe avant cette date. Cochez la case pour mettre la demande de côté malgré tout.',
  'claimed-by-another': 'Un autre conseiller a déjà pris cette demande.',
  closed: 'Cette demande est close. Pour une nouvelle question, écrivez-nous de nouveau.',
  full: 'Cette demande a atteint sa limite. Terminez-la : la suite s’ouvrira dans une nouvelle demande.',
  malformed: 'Cette action est incomplète ou mal formée.',
  'needs-reason': 'Dites pourquoi : cette action demande un motif.',
  'needs-supervisor': 'Un second report de délai demande l’accord d’un responsable.',
  'not-claimed': 'Prenez d’abord cette demande en charge.',
  'not-now': 'Cette action n’est pas possible à ce stade de la demande.',
  'out-of-range':
    'Cette valeur est hors des limites admises. Une date se choisit dans l’avenir, à moins d’un an.',
  stale: 'Un nouveau message vient d’arriver. Lisez-le avant d’envoyer votre réponse.',
  'too-many': 'Cette demande contient trop de messages. Ouvrez une nouvelle demande.',
  unproven: 'Rien ne prouve que cette action vient de notre service.',
  'with-assistant': 'L’assistant s’occupe encore de cette demande.',
  'wrong-team': 'Cette demande relève d’une autre équipe.',
  invalid: 'Votre envoi est incomplet ou mal formé. Vérifiez les champs indiqués.',
  forbidden: 'Vous n’avez pas accès à cette page ou à cette demande.',
  'not-found': 'Cette page ou cette demande n’existe pas.',
  'sign-in-needed': 'Connectez-vous pour continuer.',
  'session-expired': 'Votre accès a expiré. Ouvrez de nouveau le lien, ou reconnectez-vous.',
  'proof-needed': 'Cette action demande que vous confirmiez qui vous êtes. Faites-le, puis recommencez.',
  'password-common':
    'Ce mot de passe est trop facile à deviner. Choisissez-en un autre, plus long ou moins courant.',
  'code-needed': 'Écrivez le code à six chiffres de votre application, ou l’un de vos codes de secours.',
  'provider-refused':
    'La réponse de votre service de connexion n’a pas pu être vérifiée, ou elle a déjà servi. Recommencez.',
  'no-right':
    'Vous êtes reconnu, mais votre compte n’a aucun droit au bureau, ou il est fermé. Voyez avec un responsable.',
  taken: 'Ce nom est déjà celui de quelqu’un d’autre.',
  'too-large': 'Votre envoi est trop volumineux. Raccourcissez le texte ou réduisez les pièces jointes.',
  'too-many-messages':
    'Cette demande contient trop de messages. Ouvrez une nouvelle demande, nous la relierons à celle-ci.',
  'too-many-requests':
    'Vous avez envoyé beaucoup de messages en peu de temps. Attendez un instant, puis réessayez.',
  'key-reused': 'Cet envoi a déjà été fait avec un autre contenu.',
  'too-many-tags': 'Cette demande porte déjà dix étiquettes. Retirez-en une d’abord.',
  'agent-unknown': 'Aucun conseiller ne porte cet identifiant. Choisissez quelqu’un dans la liste.',
  'agent-inactive': 'Le compte de ce conseiller n’est plus actif. Choisissez quelqu’un d’autre.',
  'agent-absent': 'Ce conseiller est absent. Choisissez quelqu’un d’autre.',
  absent: 'Vous êtes noté absent. Annulez votre absence pour prendre une demande.',
  'agent-of-another-team': 'Ce conseiller n’est pas de l’équipe qui suit cette demande.',
  'nothing-to-play':
    'Aucune demande close ne convient pour un exercice sur ce sujet. Choisissez-en un autre.',
  'article-faulty': 'Cet article n’est pas encore prêt. Corrigez ce qui suit.',
  'article-moved':
    'Quelqu’un d’autre a enregistré une version entre-temps. Lisez-la avant d’enregistrer la vôtre : votre texte est encore là.',
  'not-for-all':
    'Rien de cette demande ne peut devenir un article : elle touche à la santé, ou tout y parle d’une personne.',
  'needs-another': 'Une autre personne doit relire cet article avant qu’il ne paraisse.',
  'calendar-refused': 'Ce changement d’horaires n’est pas possible.',
  'calendar-changed': 'Les horaires ont été changés entre-temps. Regardez de nouveau l’aperçu.',
  'closed-then': 'Le service est fermé à cette date. Choisissez un moment où il est ouvert.',
  infected: 'Ce fichier ne s’ouvre pas : l’antivirus y a trouvé un programme malveillant.',
  unscanned:
    'L’antivirus ne répond pas : ce fichier s’ouvrira quand il aura été analysé. Réessayez plus tard.',
  'erasure-changed': 'La liste a changé entre-temps. Regardez-la de nouveau : rien n’a été effacé.',
  unconfirmed:
    'Nous ne savons pas encore si votre action est enregistrée. Rechargez la page dans un instant.',
  stuck:
    'Un incident technique bloque cette demande : votre action n’a pas été prise en compte. Les responsables sont prévenus.',
  unavailable: 'Le service est momentanément indisponible. Réessayez dans un instant.',
  internal: 'Une erreur s’est produite de notre côté. Réessayez dans un instant.',
};

/** Under every error about a message that could not be taken: an emergency does not wait for us. */
export const EMERGENCY_WHATEVER_FAILS = 'En cas d’urgence, appelez immédiatement le 15 ou le 112.';

/** The sentence for a code, a general one for a code unknown to this list. */
export function errorText(code: string): string {
  return Object.entries(errors).find(([known]) => known === code)?.[1] ?? errors.internal;
}

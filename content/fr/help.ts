import type { PromiseWords } from '../promise-text.ts';
import { inFrench } from './common-phrases.ts';

/** The words of the help centre's pages. */

export const site = {
  name: 'Paladin',
  place: 'Centre d’aide',
  title: 'Centre d’aide Paladin',
  skip: 'Aller au contenu',
  service: 'Service client : ',
  description:
    'Compte, rendez-vous, visites, documents : les réponses aux questions des salariés et des employeurs, et un service client pour les autres.',
} as const;

export const opening = {
  until: (time: string) => `Ouvert jusqu’à ${time}`,
  always: 'Ouvert en continu',
  closed: (reopens: string) => `Fermé, réouverture ${reopens}`,
} as const;

export const foot = {
  emergency: 'En cas d’urgence, appelez le 15 ou le 112.',
  numbers: ' Police : le 17. Pompiers : le 18. Par SMS : le 114. Détresse, idées suicidaires : le 3114. ',
  allNumbers: 'Les numéros d’urgence',
  label: 'Pied de page',
  ask: 'Poser une question',
  contact: 'Horaires et contact',
  complaints: 'Questions et réclamations',
  privacy: 'Données personnelles',
  hours: (week: string) => `, ${week} (heure de Paris).`,
} as const;

export const home = {
  title: 'Comment pouvons-nous vous aider ?',
  lead: 'La réponse est souvent ici. Sinon, posez votre question : nous vous répondons.',
  who: 'Qui êtes-vous ?',
  everyone: 'Tous',
  employee: 'Salarié',
  employer: 'Employeur ou RH',
  all: (count: number) => `Voir les ${count} articles`,
  notFound: 'Vous n’avez pas trouvé ?',
  promise: (words: PromiseWords) =>
    `Chaque demande est enregistrée, tracée et traitée. Notre objectif : un conseiller vous répond en moins de ${words['première-réponse']} d’ouverture, et votre demande est résolue en moins de ${words.résolution} d’ouverture.`,
  ask: 'Poser une question',
} as const;

export const topic = {
  description: (name: string, count: number) => `${name} : ${count} réponses du centre d’aide Paladin.`,
  count: (count: number) => (count === 1 ? 'Un article' : `${count} articles`),
} as const;

export const audiences = {
  employee: 'Pour les salariés',
  employer: 'Pour les employeurs et les RH',
  both: 'Pour tous',
} as const;

export const article = {
  path: 'Fil d’Ariane',
  reviewed: 'Vérifié le ',
  print: 'Imprimer',
  contents: 'Dans cet article',
  related: 'Voir aussi',
} as const;

export const feedbackTexts = {
  title: 'Avez-vous trouvé la réponse ?',
  comment: 'Que pourrions-nous améliorer ?',
  optional: '(facultatif)',
  tooLong: (limit: number) => `Votre commentaire dépasse ${inFrench(limit)} caractères.`,
  hint: (limit: number) =>
    `${inFrench(limit)} caractères au plus. N’écrivez ni nom, ni information de santé. Ce commentaire ne reçoit pas de réponse.`,
  yes: 'Oui',
  no: 'Non',
  thanks: 'Merci de votre avis',
  helped: 'Vous nous aidez à tenir le centre d’aide à jour.',
  notHelped: 'Votre avis nous aide à le corriger. Votre question reste ouverte ? ',
  ask: 'Posez-la-nous',
  leftOut:
    'Votre commentaire parle de santé : nous ne l’avons pas gardé. Seul votre « oui » ou votre « non » est compté.',
  change: 'Modifier mon avis',
  replaces: 'Ce nouvel avis remplace le précédent, commentaire compris.',
  emergency: 'Votre commentaire parle d’une urgence : nous ne l’avons pas gardé.',
  back: 'Revenir à l’article',
} as const;

export const search = {
  label: 'Rechercher dans le centre d’aide',
  example: 'Par exemple : déplacer un rendez-vous',
  button: 'Rechercher',
  title: 'Résultats de recherche',
  titleEmpty: 'Recherche',
  titleFor: (query: string) => `${query} : résultats de recherche`,
  description:
    'Cherchez dans les réponses du centre d’aide Paladin : compte, rendez-vous, visites, documents.',
  begin: 'Écrivez quelques mots de votre question.',
  found: (count: number, query: string) =>
    `${count === 1 ? 'Un article' : `${count} articles`} pour « ${query} »`,
  none: (query: string) => `Aucun article ne répond à « ${query} »`,
  advice:
    'Essayez avec d’autres mots, ou posez-nous la question : l’assistant, puis un conseiller, vous répondent.',
  askAQuestion: 'Poser une question',
  topics: 'Parcourir les thèmes',
  otherwise: 'Rien ne correspond ? ',
  ask: 'Posez votre question',
  answered: ', nous vous répondons.',
} as const;

export const notFoundTexts = {
  head: 'Page introuvable',
  title: 'Cette page n’existe pas',
  advice: 'L’adresse a peut-être changé. Cherchez l’article, ou revenez à l’accueil du centre d’aide.',
  home: 'Accueil du centre d’aide',
} as const;

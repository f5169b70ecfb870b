import type { Trait } from '../../domain/training/contrast.ts';
import type { ExerciseOutcome } from '../../domain/training/exercise-replay.ts';
import type { StepStanding } from '../../domain/training/path.ts';

function plural(count: number, one: string, several: string): string {
  return `${count} ${count > 1 ? several : one}`;
}

/** The words of the pages where agents train. */
export const trainingWords = {
  title: 'Formation',
  intro:
    'Vous et votre responsable voyez votre avancement. Il ne sert à aucun classement, et rien de ce que vous faites ici n’entre dans les chiffres du service.',
  path: 'Votre parcours',
  pathHint:
    'Une étape par thème du centre d’aide. Elle est acquise avec quatre bonnes réponses sur cinq au quiz, et couverte après un exercice.',
  far: (covered: number, known: number, all: number) =>
    `${plural(covered, 'étape couverte', 'étapes couvertes')} et ${plural(known, 'acquise', 'acquises')} sur ${all}.`,
  noSteps: 'Le parcours suit le centre d’aide. Aucun article n’y est publié pour l’instant.',
  step: 'Étape',
  state: 'Où vous en êtes',
  quiz: 'Quiz',
  articles: 'À lire',
  takeQuiz: 'Faire le quiz',
  again: 'Refaire le quiz',
  score: (right: number, asked: number) => `${right} sur ${asked}`,
  practised: (count: number) => plural(count, 'exercice', 'exercices'),
  month: 'Ce que le mois nous apprend',
  monthHint:
    'Sur les demandes closes des trente et un derniers jours : les mieux notées et jamais rouvertes d’un côté, les mal notées ou revenues de l’autre.',
  noMonth: 'Aucune demande du mois n’a encore été notée ni rouverte. Les sujets paraîtront ici.',
  topic: 'Sujet',
  best: 'Bien reçues',
  worst: 'À améliorer',
  look: 'Voir ce qui les distingue',
  play: 'S’exercer',
  exercises: 'Vos exercices',
  noExercises: 'Aucun exercice pour l’instant. Choisissez un sujet ci-dessus.',
  team: 'Ce que l’équipe a couvert',
  teamHint: 'Par ordre alphabétique.',
  whole: 'Équipe',
  covered: (known: number, covered: number, all: number) =>
    `${plural(known, 'acquise', 'acquises')}, ${plural(covered, 'couverte', 'couvertes')} sur ${all}`,
  back: 'Retour à la formation',
  sides: (best: number, worst: number) =>
    `${plural(best, 'réponse bien reçue', 'réponses bien reçues')}, ${plural(worst, 'à améliorer', 'à améliorer')}.`,
  apart: 'Ce que font les meilleures',
  noApart: 'Trop peu de réponses des deux côtés, ou rien ne les distingue nettement.',
  trait: 'Dans la réponse',
  of: (count: number, all: number) => `${count} sur ${all}`,
  common: 'Ce que plusieurs disent',
  noCommon: 'Aucune phrase ne revient dans plusieurs des réponses bien reçues.',
  lacking: 'Ce qui manque aux autres',
  noLacking: 'Rien de ce que disent les meilleures ne manque partout ailleurs.',
  article: 'Lire l’article',
  where: (section: string) => (section === '' ? 'En résumé, que dit cet article ?' : section),
  send: 'Valider le quiz',
  quizHint: 'Pour chaque question, choisissez la réponse du centre d’aide.',
  retaken: 'Ce quiz a déjà été validé. En voici un nouveau.',
  passed: 'Étape acquise.',
  failed: 'Étape à revoir : relisez les articles, puis refaites le quiz.',
  rightAnswer: 'Réponse du centre d’aide',
  yourAnswer: 'Votre réponse',
  none: 'Aucune',
  isRight: 'Juste',
  isWrong: 'À revoir',
  exercise: 'Exercice',
  sandbox:
    'Une vraie demande close, sans nom ni adresse. Rien n’est envoyé à personne, et aucun chiffre ne compte cet exercice.',
  asked: 'La demande',
  gone: 'Les mots de cette demande ont été effacés. L’exercice ne peut plus être lu.',
  before: (moment: string) => `Délai de première réponse : ${moment}.`,
  after: (moment: string) => `Le délai est passé (${moment}). Vous pouvez encore répondre.`,
  yours: 'Votre réponse',
  answer: 'Répondre',
  given: 'La réponse qui fut donnée',
  beside: 'Votre réponse et celle qui fut donnée',
  advice:
    'Votre réponse se lit comme un avis médical. Le support n’en donne jamais : l’équipe médicale s’en charge.',
  yes: 'oui',
  no: 'non',
} as const;

export const progressWords: Record<StepStanding, string> = {
  'to-do': 'À faire',
  known: 'Acquise',
  covered: 'Couverte',
};

export const outcomeWords: Record<ExerciseOutcome | 'running', string> = {
  running: 'En cours',
  in_time: 'Répondu à temps',
  late: 'Répondu après le délai',
  abandoned: 'Sans réponse',
};

export const traitWords: Record<Trait, string> = {
  greets: 'Commence par saluer',
  restates: 'Reprend ce qui était demandé',
  'answers-first': 'Donne la réponse dès la première phrase',
  steps: 'Dit les étapes, dans l’ordre',
  dated: 'Donne une date ou une heure',
  article: 'Donne le lien vers l’article',
  next: 'Dit que faire si cela ne suffit pas',
  short: 'Tient en cent vingt mots',
  'in-time': 'Arrive dans le délai',
};

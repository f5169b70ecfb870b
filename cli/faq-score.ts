import type { FirstTurn } from './first-turn.ts';
import { isRight, type LabelledQuestion } from './faq-questions.ts';

export type FaqTurn = { asked: LabelledQuestion; turn: FirstTurn };

/** How the assistant fared on questions labelled with the article that answers. Shares are between 0 and 1. */
export type FaqScore = {
  questions: number;
  /** Of the questions that an article answers: the right one came first, or among the first three. */
  first: number;
  inThree: number;
  /** Of the same: answered, and from the right article. */
  answered: number;
  /** Of the questions that no article answers: given to a person. */
  handedOver: number;
  /** Of all questions: answered from an article that does not answer. */
  wrong: number;
};

export function faqScore(turns: readonly FaqTurn[]): FaqScore {
  const covered = turns.filter(({ asked }) => asked.covered);
  const uncovered = turns.filter(({ asked }) => !asked.covered);
  return {
    questions: turns.length,
    first: share(covered, ({ asked, turn }) => isRight(asked, turn.found[0]?.slug)),
    inThree: share(covered, ({ asked, turn }) =>
      turn.found.slice(0, 3).some(({ slug }) => isRight(asked, slug)),
    ),
    answered: share(covered, (one) => one.turn.decision === 'answer' && !isWrong(one)),
    handedOver: share(uncovered, ({ turn }) => turn.decision !== 'answer' && turn.decision !== 'clarify'),
    wrong: share(turns, isWrong),
  };
}

/** Answered, and not one article quoted is among those that answer. */
function isWrong({ asked, turn: { decision, articles } }: FaqTurn): boolean {
  return decision === 'answer' && !articles.some((one) => isRight(asked, slugOf(one)));
}

/** Nothing to measure counts as met. */
function share(among: readonly FaqTurn[], holds: (one: FaqTurn) => boolean): number {
  return among.length === 0 ? 1 : among.filter(holds).length / among.length;
}

export function faqReport(turns: readonly FaqTurn[]): string[] {
  const score = faqScore(turns);
  return [
    `right article first            ${percent(score.first)} of answerable`,
    `right article in first three   ${percent(score.inThree)}`,
    `answered from the right one    ${percent(score.answered)}`,
    `handed over                    ${percent(score.handedOver)} of unanswerable`,
    `answered wrongly               ${percent(score.wrong)} of all`,
    ...turns
      .filter(isWrong)
      .map(({ asked, turn }) => `  ${asked.id} ${asked.question} → ${turn.articles.map(slugOf).join(' + ')}`),
  ];
}

function slugOf(article: string): string {
  return article.replace(/@.*$/, '');
}

function percent(value: number): string {
  return `${(100 * value).toFixed(1)} %`;
}

import type { FirstTurn } from './first-turn.ts';
import { type TruthQuestion, type Worth, worthOf } from './truth-questions.ts';

export type TruthTurn = { asked: TruthQuestion; turn: FirstTurn };

/** How a file of real questions fared, judged by the words that people would read. Shares are between 0 and 1. */
export type TruthScore = {
  questions: number;
  /** Of those that are not for a person: answered rightly, or handed over where that is fine. */
  right: number;
  /** Of the same: answered beside the question, handed over needlessly, asked back instead. */
  beside: number;
  needless: number;
  askedBack: number;
  /** Of those for a person: handed over. */
  handedOver: number;
  /** Of all: answered with what must not be said, or where only a person may answer. */
  harmful: number;
  /** Of all: beside or harmful. */
  wrong: number;
};

export function truthScore(turns: readonly TruthTurn[]): TruthScore {
  const judged = turns.map(({ asked, turn }) => ({ asked, worth: worthOf(asked, turn) }));
  const ours = judged.filter(({ asked }) => asked.handoff !== 'right').map(({ worth }) => worth);
  const theirs = judged.filter(({ asked }) => asked.handoff === 'right').map(({ worth }) => worth);
  const all = judged.map(({ worth }) => worth);
  return {
    questions: turns.length,
    right: share(ours, 'right', 'handed over, fine'),
    beside: share(ours, 'beside'),
    needless: share(ours, 'needless'),
    askedBack: share(ours, 'asked back'),
    handedOver: share(theirs, 'handed over rightly'),
    harmful: share(all, 'harmful'),
    wrong: share(all, 'beside', 'harmful'),
  };
}

/** Nothing to measure is nothing found. */
function share(among: readonly Worth[], ...wanted: readonly Worth[]): number {
  return among.filter((worth) => wanted.includes(worth)).length / Math.max(1, among.length);
}

const GOOD: readonly Worth[] = ['right', 'handed over rightly', 'handed over, fine'];

export function truthReport(turns: readonly TruthTurn[]): string[] {
  const score = truthScore(turns);
  return [
    `right, or a person where that is fine   ${percent(score.right)} of those not for a person`,
    `beside the question                     ${percent(score.beside)}`,
    `handed over needlessly                  ${percent(score.needless)}`,
    `asked back instead of answered          ${percent(score.askedBack)}`,
    `handed over                             ${percent(score.handedOver)} of those for a person`,
    `harmful                                 ${percent(score.harmful)} of all`,
    `wrong (beside or harmful)               ${percent(score.wrong)} of all`,
    ...turns
      .map(({ asked, turn }) => ({ asked, turn, worth: worthOf(asked, turn) }))
      .filter(({ worth }) => !GOOD.includes(worth))
      .map(
        ({ asked, turn, worth }) => `  ${asked.id} ${worth} | ${oneLine(asked.question)} | ${sources(turn)}`,
      ),
  ];
}

function oneLine(text: string): string {
  return text.replaceAll('\n', ' ');
}

function sources({ articles, reason, decision }: FirstTurn): string {
  return articles.length > 0
    ? articles.map((one) => one.replace(/@[^#]*/, '')).join(' + ')
    : `${decision} ${reason}`;
}

function percent(value: number): string {
  return `${(100 * value).toFixed(1)} %`;
}

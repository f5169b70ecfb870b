import type { Place } from '../../content/search/look.ts';

/** One turn of the person: every message since somebody last answered, as support may read it. */
export type QuestionToJudge = {
  text: string;
  /** As the person wrote it, where that says more: searched with. */
  asked?: string;
  clarified: number;
  /** What the person had asked before, the last one last: a question that goes on from it is read with it. */
  earlier?: readonly string[];
  /** What they were asked to choose from. */
  choices?: readonly string[];
  /** What they were shown: it is not quoted again. */
  quoted?: readonly Place[];
};

/** What is asked stands at the beginning, or at the end: the help centre is searched with no more, in UTF-16 units. */
const [FIRST, LAST] = [3_000, 1_000];

export function endsOf(text: string): string {
  return text.length <= FIRST + LAST ? text : `${text.slice(0, FIRST)}\n${text.slice(-LAST)}`;
}

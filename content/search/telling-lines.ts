import type { NewWords } from './new-words.ts';
import { sentencesOf } from './search.ts';

/** More lines than this would be the passage again. */
const LINES = 3;

/** Of a passage, the lines that tell what is new, in their order; of a line that introduces a list, the list as well. */
export function tellingLines(text: string, { tellsIn }: NewWords): string {
  const lines = linesIn(text);
  const weighed = lines.map((line) => ({ line, worth: tellsIn(line) }));
  const most = Math.max(0, ...weighed.map(({ worth }) => worth));
  const told = weighed
    .filter(({ worth }) => worth > 0 && worth >= most / 2)
    .toSorted((one, other) => other.worth - one.worth)
    .slice(0, LINES)
    .map(({ line }) => line);
  return lines.filter((line, at) => told.includes(line) || isOfAListTold(line, at)).join('\n');

  /** Steps make sense together. */
  function isOfAListTold(line: string, at: number): boolean {
    if (STEP.test(line)) return lines.some((one) => STEP.test(one) && told.includes(one));
    const opening = lines.slice(0, at).findLast((one) => !POINT.test(one)) ?? '';
    return POINT.test(line) && opening.endsWith(':') && told.includes(opening);
  }
}

const STEP = /^\d+\.\s/;
const POINT = /^(?:-|\d+\.)\s/;

/** Sentences, and points of a list. */
function linesIn(text: string): string[] {
  return text.split('\n').flatMap((line) => (POINT.test(line) ? [line] : sentencesOf(line)));
}

// What a closed question teaches whoever answers the next one.
import type { QuestionFacts } from './facts.ts';

/** A person of support answered an ordinary matter, and it is over; nothing of it was ever the medical team's. */
export function mayTeach(facts: QuestionFacts): boolean {
  const { route, team, automated, handedOff, replies, closedAt, relay, emergency } = facts;
  return (
    (route === 'question' || route === 'complaint') &&
    team === 'support' &&
    !automated &&
    handedOff &&
    replies.length > 0 &&
    closedAt !== undefined &&
    relay === undefined &&
    emergency === undefined
  );
}

const HIGH = 4;
const LOW = 2;

/** What whoever asked made of the answer; undefined when they said nothing and did not come back. */
export function lessonOf({ rating, resolutions }: QuestionFacts): 'best' | 'worst' | undefined {
  const cameBack = resolutions.some(({ cameBackAt }) => cameBackAt !== undefined);
  if (cameBack || (rating !== undefined && rating.score <= LOW)) return 'worst';
  return rating !== undefined && rating.score >= HIGH ? 'best' : undefined;
}

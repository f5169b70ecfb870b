import { expect, test } from 'vitest';
import { judgeQuestion } from '../../activities/assistant/judge.ts';
import { type Look, NOTHING_SEEN } from '../../content/search/look.ts';

const place = { slug: 'periodicite-visites', version: '1', paragraph: 2 };
const asked = { text: 'À quel rythme un cariste est-il revu par le médecin ?', clarified: 0 };

/** What is decided where search gives the passages that chance, and that chance that nothing answers. */
function decisionAt(confidence: number, unanswered: number) {
  const sightings = { ...NOTHING_SEEN.sightings, unanswered, words: 12 };
  const look: Look = { ...NOTHING_SEEN, passages: [place], confidence, sightings };
  const retrieval = {
    lookOn: () => look,
    search: () => [],
    smallTalk: () => undefined,
    nameOf: () => undefined,
    named: () => undefined,
  };
  const read = () => ({ route: 'question', humanRequested: false, thanks: false }) as const;
  return judgeQuestion({ retrieval, read }, asked, { channel: 'chat', role: 'employer' }).decision;
}

test('a likely passage is quoted from the sooner on, the surer it is that something answers', () => {
  const quotedFrom = (unanswered: number) =>
    Array.from({ length: 101 }, (_, at) => at / 100).find(
      (chance) => decisionAt(chance, unanswered) === 'answer',
    );
  const bars = [0, 0.1, 0.2, 0.3, 0.5, 0.9].map((unanswered) => quotedFrom(unanswered) ?? 1);
  expect(bars).toEqual(bars.toSorted((one, other) => one - other));
  expect(new Set(bars)).toEqual(new Set([0.4, 0.5, 0.65]));
});

test('what is likely at one chance that nothing answers is so at any smaller one', () => {
  for (const confidence of [0.35, 0.45, 0.55, 0.7]) {
    const decided = [0, 0.14, 0.15, 0.39, 0.4, 1].map((unanswered) => decisionAt(confidence, unanswered));
    expect(decided.lastIndexOf('answer')).toBe(decided.filter((one) => one === 'answer').length - 1);
  }
});

// What is said beside the matter: left out of what is searched, and answered with a short word where there is nothing else.
import type { Retrieval } from '../../content/search/retrieval.ts';
import type { SmallTalk } from '../../content/search/small-talk.ts';

/** So few words (« Et pour les autres ? ») mean nothing without what was asked before, however near an article seems. */
const REST_OF_A_QUESTION = 6;
/** What may be small talk or a question (« je tiens un restaurant »), where an article answers so surely. */
const MAY_BE_ASKED: Partial<Record<SmallTalk, 'answer' | 'sure'>> = {
  'follow-up': 'answer',
  robot: 'answer',
  'off-topic': 'sure',
  announced: 'sure',
};

/** « Merci mais ce n'est pas ma question, je voulais savoir … »: what is asked follows. */
const NOT_MINE =
  /^[^.!?\n]{0,40}?\bpas (?:du tout |vraiment )?(?:ma question|ce que je (?:demand|voul|cherch)[a-zé]+)\s*[,:;.!-]+\s*(?=\S+\s+\S)/i;

/** What is said beside the matter is left out of it; a message of nothing else is small talk. */
export function talkIn(
  text: string,
  smallTalk: Retrieval['smallTalk'],
): { talk: SmallTalk | undefined; telling: string } {
  const lines = text
    .split('\n')
    .map((line) => line.replace(NOT_MINE, ''))
    .filter((line) => line.trim() !== '');
  const telling = lines.filter((line) => [undefined, 'follow-up', 'unnamed'].includes(smallTalk(line)));
  const last = lines.at(-1) ?? '';
  if (telling.length === 0) return { talk: smallTalk(last) ?? 'noise', telling: text };
  const kinds = telling.map(smallTalk);
  return {
    talk: kinds.includes(undefined) ? undefined : kinds.at(-1),
    telling: telling.join('\n'),
  };
}

type Told = { talk: SmallTalk | undefined; text: string; confidence: number };

/** Whether words of small talk stand in a question: a whole one, that an article answers so surely. */
export function isAskedAllTheSame(
  { talk, text, confidence }: Told,
  thresholds: Readonly<Record<'answer' | 'sure', number>>,
): boolean {
  const enough = talk && MAY_BE_ASKED[talk];
  return enough !== undefined && confidence >= thresholds[enough] && !isRestOfAQuestion(text);
}

export function isRestOfAQuestion(text: string): boolean {
  return text.split('\n').every((line) => wordsIn(line) <= REST_OF_A_QUESTION);
}

/** A sign between spaces (« pareil ? ») is no word. */
function wordsIn(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\d]/u.test(word)).length;
}

// A turn as it is read in its conversation: what it says beside the matter, what it goes on from, and the look that follows.
import { joinQuestions, type NextLook } from '../../content/search/follow-up.ts';
import { NOTHING_SEEN, type Place } from '../../content/search/look.ts';
import type { Retrieval } from '../../content/search/retrieval.ts';
import { namesNothing, type SmallTalk } from '../../content/search/small-talk.ts';
import { isLight } from '../../content/search/terms.ts';
import { splitWords } from '../../content/search/tokenize.ts';
import type { Role } from '../../domain/triage/types.ts';
import { endsOf, type QuestionToJudge } from './asked.ts';
import { choiceMeant } from './choice.ts';
import { isRestOfAQuestion, talkIn } from './talk.ts';

/** What is searched with, and what that gives. */
export type InContext = {
  talk: SmallTalk | undefined;
  text: string;
  look: NextLook;
  /** It means something by an earlier question only. */
  goesOn: boolean;
};

/** From here on a few words mean what they say, whatever was asked before. */
const CLEAR = 0.9;
/** Words that tell something: with more of them a question stands by itself. */
const FEW = 2;

export function readInContext(
  retrieval: Pick<Retrieval, 'lookOn' | 'smallTalk' | 'named'>,
  asked: QuestionToJudge,
  role: Role,
): InContext {
  const last = endsOf(asked.text).split('\n').at(-1) ?? '';
  if (asked.clarified === 0) return readWithEarlier(retrieval, asked, role);
  const chosen = retrieval.named(last) ?? retrieval.named(choiceMeant(last, asked.choices ?? []) ?? '');
  if (chosen) return { talk: undefined, text: last, look: lookAt(chosen), goesOn: false };
  // Whoever turns to something else than what was asked back is met there.
  const talk = retrieval.smallTalk(last);
  if (talk !== undefined && ASIDE.has(talk)) return { talk, text: last, look: NOTHING_SEEN, goesOn: false };
  return readWithEarlier(retrieval, asked, role);
}

/** Said of us, or to be done with it: no part of a question. */
const ASIDE: ReadonlySet<SmallTalk> = new Set<SmallTalk>([
  'injection',
  'unwell',
  'robot',
  'well-being',
  'withdrawn',
  'thanks',
  'off-topic',
  'insult',
]);

/** What the person chose of what we asked them about. */
function lookAt({ slug, version, paragraph }: Place): NextLook {
  return { ...NOTHING_SEEN, passages: [{ slug, version, paragraph }], confidence: 1 };
}

function readWithEarlier(
  retrieval: Pick<Retrieval, 'lookOn' | 'smallTalk'>,
  { text: written, asked = written, earlier = [], quoted = [] }: QuestionToJudge,
  role: Role,
): InContext {
  const { talk, telling } = talkIn(endsOf(asked), retrieval.smallTalk);
  const before = topicOf(earlier, retrieval.smallTalk);
  const alone = retrieval.lookOn(telling, { quoted }, role) ?? NOTHING_SEEN;
  const byItself = { talk, text: telling, look: alone, goesOn: false };
  const isRest = talk === 'follow-up' || talk === 'unnamed';
  const isShort = talk === undefined && tellingWords(telling) <= FEW && alone.confidence < CLEAR;
  if (before === undefined || !(isRest || isShort)) return byItself;
  const next = retrieval.lookOn(telling, { before, quoted }, role);
  const mayStandAlone = isShort || !isRestOfAQuestion(telling) || alone.confidence >= CLEAR;
  if (mayStandAlone && alone.confidence >= (next?.confidence ?? 0)) return { ...byItself, talk: undefined };
  return { talk, text: joinQuestions(before, telling), look: next ?? NOTHING_SEEN, goesOn: true };
}

/** The last question that stood by itself. */
function topicOf(earlier: readonly string[], smallTalk: Retrieval['smallTalk']): string | undefined {
  const asked = earlier.map(endsOf).filter((text) => smallTalk(text) === undefined);
  return asked.findLast((text) => tellingWords(text) > FEW) ?? asked.at(-1);
}

function tellingWords(text: string): number {
  return splitWords(text).filter((word) => !isLight(word) && !namesNothing(word)).length;
}

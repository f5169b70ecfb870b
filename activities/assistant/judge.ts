import { CASE, type Look, NOTHING_SEEN, type Place } from '../../content/search/look.ts';
import { foreignLanguage, type Language } from '../../content/search/language.ts';
import type { Retrieval } from '../../content/search/retrieval.ts';
import type { SearchHit } from '../../content/search/search.ts';
import type { SmallTalk } from '../../content/search/small-talk.ts';
import { isLight } from '../../content/search/terms.ts';
import { splitWords } from '../../content/search/tokenize.ts';
import type { Reading, UnableReason } from '../../domain/journal.ts';
import type { TriageContext } from '../../domain/triage/types.ts';
import { isAskedAllTheSame, talkIn } from './talk.ts';

/** What is to be done with a turn, and the articles found, best first. The text plays no part in it. */
export type Judgement = {
  decision: 'answer' | 'clarify' | 'handoff' | 'emergency' | 'medical';
  found: SearchHit[];
  /** What would be quoted; where nothing is sure, what the question may be about. */
  passages: Place[];
  /** Where one question back is asked: the names of what it may be about. */
  choices: string[];
  /** Of the passages together, between 0 and 1. */
  confidence: number;
  /** Why a person is to answer. */
  why?: UnableReason;
  /** What was said that asks nothing. */
  talk?: SmallTalk;
  /** The language it was asked in, when that is not French. */
  language?: Language;
};

/** One turn of the person: every message since somebody last answered, as support may read it. */
export type QuestionToJudge = {
  text: string;
  /** As the person wrote it, where that says more: searched with. */
  asked?: string;
  clarified: number;
  /** What the person had asked before: a question that goes on from it is read with it. */
  before?: string;
};

/** From `answer` on the passages are quoted; up to `sure`, unless more may as well be meant than are quoted. */
type Thresholds = { answer: number; sure: number; case: number };

/** Chosen on questions put aside for that, where a wrong answer costs more than a hand-over: docs/retrieval.md. */
export const THRESHOLDS: Thresholds = { answer: 0.5, sure: 0.65, case: CASE };

/** More names than this would be a search, not a question; with more that may be meant, they would be a guess. */
const [CHOICES, RIVALS] = [3, 5];
/** So few words (« les frais ») name a matter, and ask nothing of it: of several sections the person chooses one. */
const NAME = 3;
/** More questions than this would keep the person from a human. */
const CLARIFICATIONS = 2;

type Read = (text: string, context: TriageContext) => Pick<Reading, 'route' | 'humanRequested' | 'thanks'>;
type Judging = {
  retrieval: Pick<Retrieval, 'search' | 'look' | 'smallTalk' | 'nameOf' | 'named'>;
  read: Read;
};

type Decision = Pick<Judgement, 'decision' | 'why' | 'talk'> & Partial<Pick<Judgement, 'choices'>>;

/** Guards first, then what asks nothing, then what only a person can settle, then what the help centre knows. */
export function judgeQuestion(
  { retrieval, read }: Judging,
  asked: QuestionToJudge,
  context: TriageContext,
  thresholds = THRESHOLDS,
): Judgement {
  const { talk, telling } = talkIn(endsOf(asked.asked ?? asked.text), retrieval.smallTalk);
  const goesOn = talk === 'follow-up' || talk === 'unnamed';
  const text = goesOn && asked.before ? inContext(endsOf(asked.before), telling) : telling;
  const chosen = asked.clarified > 0 ? retrieval.named(text.split('\n').at(-1) ?? '') : undefined;
  const look = chosen ? lookAt(chosen) : retrieval.look(text, context.role);
  const language = foreignLanguage(endsOf(asked.text));
  const found = hits(look, retrieval.search(text, context.role));
  return { ...seen(look, language), found, ...decisionOf() };

  function decisionOf(): Decision {
    const { route, humanRequested, thanks } = read(asked.text, context);
    if (route === 'emergency') return { decision: 'emergency' };
    if (route === 'medical_employee' || route === 'medical_employer') return { decision: 'medical' };
    if (humanRequested) return { decision: 'handoff', why: 'person-wanted' };
    const unsure = look.confidence < thresholds.answer;
    if (thanks && unsure && isThanks(asked)) return { decision: 'clarify', talk: 'thanks' };
    const isAsked = isAskedAllTheSame({ talk, text, confidence: look.confidence }, thresholds);
    const isAlone = talk !== undefined && !isAsked && !(goesOn && asked.before !== undefined);
    if (isAlone) return wordBack(talk, asked.clarified);
    if (REFERENCE.test(asked.text)) return { decision: 'handoff', why: 'status' };
    return judgeSearch();
  }

  function judgeSearch(): Decision {
    const { confidence } = look;
    // Meanings are kept for French and English words: of the others a few look alike, and mislead.
    if (language !== undefined && language !== 'en')
      return { decision: 'handoff', why: `language:${language}` };
    const isName = namesOneThing(text);
    const matter = isName ? undefined : forPersonIn(look, thresholds.case);
    if (matter) return { decision: 'handoff', why: matter };
    const meant = confidence < thresholds.sure ? toChooseFrom(look, isName) : [];
    const enough = language === undefined ? thresholds.answer : thresholds.sure;
    if (confidence >= enough && meant.length === 0) return { decision: 'answer' };
    if (language !== undefined) return { decision: 'handoff', why: `language:${language}` };
    if (confidence < thresholds.answer && !isName) return { decision: 'handoff', why: 'no-article' };
    return askBack(meant.length <= RIVALS ? meant : [], 'unsure');
  }

  function askBack(meant: readonly Place[], why: UnableReason): Decision {
    const choices = asked.clarified < CLARIFICATIONS ? namesOf(meant) : [];
    return choices.length > 0 ? { decision: 'clarify', choices } : { decision: 'handoff', why };
  }

  /** Names that the guards would let pass when a person chooses them. */
  function namesOf(meant: readonly Place[]): string[] {
    const names = meant.flatMap((place) => retrieval.nameOf(place) ?? []);
    return names.filter((name) => isOrdinary(read(name, context))).slice(0, CHOICES);
  }
}

/** « Le médecin », « mon compte » tell of nothing that happened, and ask nothing: which matter is meant is asked back. */
function namesOneThing(text: string): boolean {
  return splitWords(text).filter((word) => !isLight(word)).length === 1;
}

/** More than can be quoted together, or the sections of a matter that is only named: what the person has to choose from. */
function toChooseFrom({ sightings, passages, rivals }: Look, isName: boolean): Place[] {
  if (isName) return passages;
  if (sightings.words <= NAME) return passages.length > 1 ? passages : [];
  return rivals.length > passages.length ? rivals : [];
}

/** What only a person can settle: something that happened, or that is to be done for somebody. */
function forPersonIn(
  { isNow, caseness, kind, sightings }: Look,
  threshold: number,
): UnableReason | undefined {
  if (isNow) return 'case:now';
  if (caseness >= threshold) return kind === undefined ? 'case' : `case:${kind}`;
  return sightings.orders ? 'case:done-for-me' : undefined;
}

function seen(
  { passages, confidence }: Look,
  language: Language | undefined,
): Pick<Judgement, 'passages' | 'choices' | 'confidence' | 'language'> {
  return { passages, choices: [], confidence, ...(language === undefined ? {} : { language }) };
}

/** What is asked stands at the beginning, or at the end: the help centre is searched with no more, in UTF-16 units. */
const [FIRST, LAST] = [3_000, 1_000];

function endsOf(text: string): string {
  return text.length <= FIRST + LAST ? text : `${text.slice(0, FIRST)}\n${text.slice(-LAST)}`;
}

function isOrdinary({ route, humanRequested }: Pick<Reading, 'route' | 'humanRequested'>): boolean {
  return (route === 'question' || route === 'other') && !humanRequested;
}

/** What the person chose of what we asked them about. */
function lookAt({ slug, version, paragraph }: Place): Look {
  return { ...NOTHING_SEEN, passages: [{ slug, version, paragraph }], confidence: 1 };
}

/** « Merci mais ça ne répond pas » thanks for nothing. */
function isThanks({ text, clarified }: QuestionToJudge): boolean {
  return clarified < CLARIFICATIONS && !/\bmais\b/i.test(text);
}

/** A request of ours, by its reference: what becomes of it is for whoever has it. */
const REFERENCE = /\bPAL-[A-Z0-9]{4}/i;

/** A short word, as long as it helps. */
function wordBack(talk: SmallTalk, clarified: number): Decision {
  return clarified < CLARIFICATIONS ? { decision: 'clarify', talk } : { decision: 'handoff', why: 'unsure' };
}

function inContext(before: string, text: string): string {
  return `${before.replaceAll(/[.?!…\n]+/g, ' ')} ${text}`;
}

/** The passages chosen first, then the best of every other article. */
function hits({ passages, confidence }: Look, found: readonly SearchHit[]): SearchHit[] {
  const chosen = passages.map((place) => ({ ...place, score: 0, confidence }));
  return [...chosen, ...found.filter(({ slug }) => !passages.some((place) => place.slug === slug))];
}

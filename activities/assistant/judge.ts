import { CASE, type Look, type Place } from '../../content/search/look.ts';
import { foreignLanguage, type Language } from '../../content/search/language.ts';
import type { Retrieval } from '../../content/search/retrieval.ts';
import type { SearchHit } from '../../content/search/search.ts';
import type { NextLook } from '../../content/search/follow-up.ts';
import type { Talk } from '../../content/fr/assistant-answers.ts';
import { isThanksForNothing } from '../../content/search/small-talk.ts';
import { isLight } from '../../content/search/terms.ts';
import { splitWords } from '../../content/search/tokenize.ts';
import { isMedical } from '../../domain/decide-person.ts';
import type { Reading, UnableReason } from '../../domain/journal.ts';
import type { TriageContext } from '../../domain/triage/types.ts';
import { endsOf, type QuestionToJudge } from './asked.ts';
import { readInContext } from './in-context.ts';
import { isAskedAllTheSame } from './talk.ts';

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
  /** What was said that asks nothing, or that nothing more is known of. */
  talk?: Talk;
  /** Of a passage quoted before: the lines that tell what is asked now. */
  recalled?: string;
  /** The language it was asked in, when that is not French. */
  language?: Language;
};

/** From `answer` on the passages are quoted; up to `sure`, unless more may as well be meant than are quoted. */
type Thresholds = { answer: number; sure: number; case: number };

/** Chosen on questions put aside for that, where a wrong answer costs more than a hand-over: docs/retrieval.md. */
export const THRESHOLDS: Thresholds = { answer: 0.5, sure: 0.65, case: CASE };

/**
 * Where search is all but sure that something answers (the chance that nothing does is under `KNOWN`), the passages are quoted from
 * `ANYWAY` on; where nothing may as well answer (from `DOUBTED` on), only where they are sure.
 */
const [KNOWN, ANYWAY, DOUBTED] = [0.15, 0.4, 0.4];

/** More names than this would be a search, not a question; with more that may be meant, they would be a guess. */
const [CHOICES, RIVALS] = [3, 5];
/** One word is answered from here on, and asked back before; of a section so unlikely nobody is asked. */
const [NAMED, FAINT] = [0.75, 0.15];
/** More questions than this would keep the person from a human. */
const CLARIFICATIONS = 2;

type Read = (text: string, context: TriageContext) => Pick<Reading, 'route' | 'humanRequested' | 'thanks'>;
type Judging = {
  retrieval: Pick<Retrieval, 'search' | 'lookOn' | 'smallTalk' | 'nameOf' | 'named'>;
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
  const { talk, text, goesOn, look } = readInContext(retrieval, asked, context.role);
  const language = foreignLanguage(endsOf(asked.text));
  const found = hits(look, retrieval.search(text, context.role));
  return { ...seen(look, language), found, ...decisionOf() };

  function decisionOf(): Decision {
    const { route, humanRequested, thanks } = read(asked.text, context);
    if (route === 'emergency') return { decision: 'emergency' };
    if (isMedical(route) || talk === 'unwell') return { decision: 'medical' };
    if (humanRequested) return { decision: 'handoff', why: 'person-wanted' };
    const unsure = look.confidence < thresholds.answer;
    if (thanks && unsure && !isThanksForNothing(asked.text)) return { decision: 'clarify', talk: 'thanks' };
    const isAsked = isAskedAllTheSame({ talk, text, confidence: look.confidence }, thresholds);
    if (talk !== undefined && !isAsked && !goesOn) return wordBack(talk, asked);
    if (REFERENCE.test(asked.text)) return { decision: 'handoff', why: 'status' };
    return isSaidAlready() ? wordBack('no-more', asked) : judgeSearch();
  }

  /** The same passage again, of which no line tells what is new, or nothing at all that does. */
  function isSaidAlready(): boolean {
    if ((asked.quoted ?? []).length === 0) return false;
    return look.recalled === '' || (goesOn && look.confidence < thresholds.answer);
  }

  function judgeSearch(): Decision {
    const { confidence } = look;
    // Meanings are kept for French and English words: of the others a few look alike, and mislead.
    if (language !== undefined && (language !== 'en' || confidence < thresholds.sure))
      return { decision: 'handoff', why: `language:${language}` };
    const isName = !goesOn && namesOneThing(text);
    if (isName && isOfNoMatter(look)) return wordBack('unnamed', asked);
    const matter = isName ? undefined : forPersonIn(look, thresholds.case);
    if (matter) return { decision: 'handoff', why: matter };
    const meant = confidence < (isName ? NAMED : thresholds.sure) ? toChooseFrom(look, isName) : [];
    const enough = enoughFor(look, thresholds);
    if (confidence >= enough && meant.length === 0) return { decision: 'answer' };
    if (confidence < Math.min(enough, thresholds.answer) && !isName)
      return { decision: 'handoff', why: 'no-article' };
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

function enoughFor({ sightings: { unanswered } }: Look, { answer, sure }: Thresholds): number {
  if (unanswered < KNOWN) return Math.min(ANYWAY, answer);
  return unanswered >= DOUBTED ? sure : answer;
}

/** « Le médecin », « mon compte » tell of nothing that happened, and ask nothing: which matter is meant is asked back. */
function namesOneThing(text: string): boolean {
  return splitWords(text).filter((word) => !isLight(word)).length === 1;
}

/** « Une pomme », « tu peux me tutoyer »: no section is likelier than any other. */
function isOfNoMatter({ sightings: { chance }, confidence }: Look): boolean {
  return chance < FAINT && confidence < FAINT * 2;
}

/** More than can be quoted together, or the sections of a matter that is only named: what the person has to choose from. */
function toChooseFrom({ passages, rivals }: Look, isName: boolean): Place[] {
  return isName ? passages : rivals.length > passages.length ? rivals : [];
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
  { passages, confidence, recalled }: NextLook,
  language: Language | undefined,
): Pick<Judgement, 'passages' | 'choices' | 'confidence' | 'language' | 'recalled'> {
  return {
    passages,
    choices: [],
    confidence,
    ...(recalled === undefined ? {} : { recalled }),
    ...(language === undefined ? {} : { language }),
  };
}

function isOrdinary({ route, humanRequested }: Pick<Reading, 'route' | 'humanRequested'>): boolean {
  return (route === 'question' || route === 'other') && !humanRequested;
}

/** A request of ours, by its reference: what becomes of it is for whoever has it. */
const REFERENCE = /\bPAL-[A-Z0-9]{4}/i;

/** A short word, as long as it helps; thanks need nobody. */
function wordBack(talk: Talk, { clarified, quoted = [] }: QuestionToJudge): Decision {
  // « J'ai déjà essayé »: what was quoted does not help.
  if (talk === 'unhelped' && quoted.length > 0) return { decision: 'handoff', why: 'no-article' };
  return clarified < CLARIFICATIONS || talk === 'thanks'
    ? { decision: 'clarify', talk }
    : { decision: 'handoff', why: 'unsure' };
}

/** The passages chosen first, then the best of every other article. */
function hits({ passages, confidence }: Look, found: readonly SearchHit[]): SearchHit[] {
  const chosen = passages.map((place) => ({ ...place, score: 0, confidence }));
  return [...chosen, ...found.filter(({ slug }) => !passages.some((place) => place.slug === slug))];
}

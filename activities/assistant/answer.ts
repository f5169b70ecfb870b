import {
  answerText,
  clarificationText,
  draftText,
  recallText,
  smallTalkText,
  type Link,
  type Quoted,
} from '../../content/fr/assistant-answers.ts';
import type { Passage } from '../../content/search/passages.ts';
import { readsAsMedicalAdvice } from '../../domain/triage/advice.ts';
import type { UnableReason } from '../../domain/journal.ts';
import type { Turn } from './turn.ts';
import type { Judgement } from './judge.ts';
import type { DraftResult } from './model/draft.ts';
import { citation } from './citation.ts';
import type { AssistantParts } from './dependencies.ts';

/** What is decided and, for some decisions, what is said with it. */
export type AnswerOutcome =
  | { decision: 'answer'; text: string; articles: string[] }
  | { decision: 'clarify'; text: string }
  | { decision: 'handoff'; why: UnableReason }
  | { decision: 'emergency' }
  | { decision: 'medical' };

type Shelf = Pick<AssistantParts, 'retrieval'>;

/** From here on, words quoted outweigh a model that found nothing in them. */
const SURE = 0.8;

/** The decision made good: with a model's sentences where they hold, else with the article's own words. */
export function outcomeOf(parts: Shelf, turn: Turn, verdict: Judgement, draft?: DraftResult): AnswerOutcome {
  switch (verdict.decision) {
    case 'answer':
    case 'clarify': {
      if (draft?.outcome === 'answer') return guardOutcome(answerInWords(parts, turn, draft.sentences));
      if (draft?.outcome === 'unable' && verdict.confidence < SURE)
        return { decision: 'handoff', why: 'no-evidence' };
      return guardOutcome(offline(parts, turn, verdict));
    }
    case 'handoff':
      return { decision: 'handoff', why: verdict.why ?? 'no-article' };
    case 'emergency':
    case 'medical':
      return { decision: verdict.decision };
  }
}

function offline(parts: Shelf, turn: Turn, verdict: Judgement): AnswerOutcome {
  if (verdict.decision === 'clarify') {
    if (verdict.talk !== undefined)
      return {
        decision: 'clarify',
        text: smallTalkText({ first: turn.first, talk: verdict.talk, ...languageOf(verdict) }),
      };
    const choices = verdict.choices.flatMap((title) => choiceOf(parts, title));
    return { decision: 'clarify', text: clarificationText({ first: turn.first, choices }) };
  }
  const passages = verdict.passages.flatMap((place) => parts.retrieval.passage(place) ?? []);
  if (verdict.recalled !== undefined && passages[0])
    return recall(parts, turn, { ...verdict, passage: passages[0] });
  // Replaced by a publication between search and now: rare, and a person is there.
  if (passages.length === 0) return { decision: 'handoff', why: 'no-article' };
  return answer(parts, { ...turn, ...languageOf(verdict) }, { quoted: passages, cited: passages });
}

function answerInWords(
  parts: Shelf,
  turn: Turn,
  sentences: readonly { text: string; passage: Passage }[],
): AnswerOutcome {
  const quoted = [{ text: sentences.map(({ text }) => text).join(' ') }];
  return answer(parts, turn, { quoted, cited: [...new Set(sentences.map(({ passage }) => passage))] });
}

function answer(
  parts: Shelf,
  { first, forAgents = false, language }: Turn & Pick<Judgement, 'language'>,
  { quoted, cited }: { quoted: readonly Quoted[]; cited: readonly Passage[] },
): AnswerOutcome {
  const links = linksTo(parts, cited);
  const text = forAgents
    ? draftText({ quoted, links })
    : answerText({ first, quoted, links, ...languageOf({ language }) });
  return { decision: 'answer', text, articles: cited.map(citation) };
}

/** Of a passage quoted before, the lines that answer now. */
function recall(
  parts: Shelf,
  { forAgents = false }: Turn,
  { passage, recalled = '', ...verdict }: Pick<Judgement, 'recalled' | 'language'> & { passage: Passage },
): AnswerOutcome {
  const links = linksTo(parts, [passage]);
  const quoted = { ...passage, text: recalled };
  const text = forAgents
    ? draftText({ quoted: [quoted], links })
    : recallText({ quoted, links, ...languageOf(verdict) });
  return { decision: 'answer', text, articles: [citation(passage)] };
}

/** The last guard: whoever wrote it. */
function guardOutcome(outcome: AnswerOutcome): AnswerOutcome {
  return 'text' in outcome && readsAsMedicalAdvice(outcome.text)
    ? { decision: 'handoff', why: 'guard' }
    : outcome;
}

function choiceOf({ retrieval }: Shelf, title: string): Link[] {
  const passage = retrieval.named(title);
  return passage === undefined ? [] : [{ title, href: `/aide/${passage.slug}` }];
}

function languageOf({
  language,
}: {
  language?: Judgement['language'] | undefined;
}): Pick<Judgement, 'language'> {
  return language === undefined ? {} : { language };
}

/** The articles of these passages, once each. */
export function linksTo({ retrieval }: Shelf, cited: readonly Pick<Passage, 'slug'>[]): Link[] {
  return [...new Set(cited.map(({ slug }) => slug))].flatMap((slug) => {
    const title = retrieval.title(slug);
    return title === undefined ? [] : [{ title, href: `/aide/${slug}` }];
  });
}

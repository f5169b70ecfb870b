import { z } from 'zod';
import type { UnableReason } from '../../domain/journal.ts';
import { MASKED_ANSWER } from '../../content/fr/assistant-answers.ts';
import type { Role } from '../../domain/triage/types.ts';
import {
  addAttempt,
  findDecision,
  findEditedDrafts,
  writeEdit,
  type AttemptRow,
} from '../../store/attempts.ts';
import type { Db } from '../../store/db.ts';
import type { Sealer } from '../../store/vault.ts';
import type { Attempt } from '../contract.ts';
import type { AnswerOutcome } from './answer.ts';
import { citation } from './citation.ts';
import type { Turn } from './turn.ts';
import type { Judgement } from './judge.ts';
import type { DraftResult } from './model/draft.ts';
import type { AssistantParts } from './dependencies.ts';

/** Everything that an attempt was made of. `message` is the id of what it says. */
export type Flight = {
  question: string;
  message: string;
  role: Role;
  turn: Turn;
  verdict: Judgement;
  outcome: AnswerOutcome;
  draft?: DraftResult | undefined;
  /** For agents only: the person gets a human. */
  shadow: boolean;
  /** What is said and cited would tell what is masked for support: sealed to the medical team. */
  sealed: boolean;
  startedAt: number;
};

/** The sealed part of the record. */
const Explanation = z.object({
  text: z.string(),
  said: z.unknown().optional(),
  why: z.string().optional(),
  answer: z.string().optional(),
  /** Of a draft in shadow: the passages it is made of, as `slug@version#paragraph`. */
  sources: z.array(z.string()).optional(),
});
export type Explanation = z.infer<typeof Explanation>;

const RETRIEVED = 10;

const decisionShape = z.union([
  z.object({
    decision: z.literal('answer'),
    message: z.string(),
    articles: z.array(z.string()),
    confidence: z.number(),
  }),
  z.object({ decision: z.literal('clarify'), message: z.string() }),
  z.object({ decision: z.literal('handoff'), why: z.custom<UnableReason>() }),
  // As it was recorded before reasons were.
  z.object({ decision: z.literal('handoff') }),
  z.object({ decision: z.enum(['emergency', 'medical']) }),
]);

/** What was decided before under this id, if anything: a repeat is told the same. */
export async function findAttempt(db: Db, message: string): Promise<Attempt | undefined> {
  const decision = await findDecision(db, message);
  return decision === undefined ? undefined : decisionShape.parse(decision);
}

/**
 * Seals and keeps what is said together with the record of how it came about, all or nothing. Of two attempts at the
 * same turn, the first one counts.
 */
export async function keepAttempt(
  { store: { db }, vault, now }: Pick<AssistantParts, 'store' | 'vault' | 'now'>,
  flight: Flight,
): Promise<Attempt> {
  const { question, message, outcome, shadow, sealed } = flight;
  const sealer = await vault.sealer(db, question);
  // Erased while it was being answered.
  if (!sealer) return { decision: 'handoff' };
  const at = now();
  const decision = decisionOf(flight);
  const told = sealer('support', message, 'content')(JSON.stringify(explanationOf(flight)));
  const isFirst = await addAttempt(
    db,
    { ...figures(flight, at), decision, told },
    // A draft is for support, which may not read this one.
    'text' in outcome && !(shadow && sealed)
      ? {
          id: message,
          question,
          kind: shadow ? 'draft' : KINDS[outcome.decision],
          ...bodiesOf(flight, outcome.text, sealer),
          at,
          author: 'assistant',
          open: !shadow,
        }
      : undefined,
  );
  return isFirst ? decision : ((await findAttempt(db, message)) ?? decision);
}

function bodiesOf({ message, sealed }: Flight, text: string, sealer: Sealer) {
  const audience = sealed ? 'medical' : 'support';
  const body = sealer(audience, message, 'body')(JSON.stringify({ text }));
  if (!sealed) return { audience, body } as const;
  return {
    audience,
    body,
    masked: sealer('support', message, 'masked')(JSON.stringify({ text: MASKED_ANSWER })),
  } as const;
}

const KINDS = { answer: 'answer', clarify: 'clarification' } as const;

function decisionOf({ message, outcome, verdict, shadow, sealed }: Flight): Attempt {
  switch (outcome.decision) {
    case 'emergency':
    case 'medical':
      return { decision: outcome.decision };
    case 'handoff':
      return { decision: 'handoff', why: outcome.why };
    case 'clarify':
      return shadow ? { decision: 'handoff' } : { decision: 'clarify', message };
    case 'answer': {
      const articles = sealed ? [] : outcome.articles;
      return shadow
        ? { decision: 'handoff' }
        : { decision: 'answer', message, articles, confidence: verdict.confidence };
    }
  }
}

function figures(flight: Flight, at: number) {
  const { question, message, role, verdict, draft, shadow, sealed, startedAt } = flight;
  return {
    id: message,
    question,
    at,
    role,
    shadow,
    retrieved: sealed ? [] : verdict.found.slice(0, RETRIEVED).map(citation),
    confidence: verdict.confidence,
    model: draft?.model ?? null,
    prompt: draft?.prompt ?? null,
    inputTokens: draft?.inputTokens ?? null,
    outputTokens: draft?.outputTokens ?? null,
    cost: draft?.cost ?? null,
    milliseconds: at - startedAt,
  };
}

function explanationOf({ turn, draft, outcome, shadow, sealed }: Flight): Explanation {
  if (sealed) return { text: turn.text };
  return {
    text: turn.text,
    said: draft?.said,
    ...(draft?.outcome === 'failed' ? { why: draft.why } : {}),
    ...('text' in outcome ? { answer: outcome.text } : {}),
    ...(shadow && outcome.decision === 'answer' ? { sources: outcome.articles } : {}),
  };
}

/** The sealed part of a record, opened: undefined once the person was forgotten. */
export async function openExplanation(
  { store: { db }, vault }: Pick<AssistantParts, 'store' | 'vault'>,
  { id, question, told }: Pick<AttemptRow, 'id' | 'question' | 'told'>,
): Promise<Explanation | undefined> {
  const opened = await vault.reader('support').of(db, question);
  return opened && Explanation.parse(JSON.parse(opened.text(id, 'content', told)));
}

/** What an agent sent in place of a draft; undefined when nobody did, or once the person was forgotten. */
export async function openEdit(
  { store: { db }, vault }: Pick<AssistantParts, 'store' | 'vault'>,
  { id, question, edited }: Pick<AttemptRow, 'id' | 'question' | 'edited'>,
): Promise<string | undefined> {
  const opened = edited === null ? undefined : await vault.reader('support').of(db, question);
  return opened && edited
    ? z.object({ text: z.string() }).parse(JSON.parse(opened.text(id, 'sent', edited))).text
    : undefined;
}

/** How many drafts of these questions agents did not send as they were written; none of whoever was forgotten. */
export async function countRewritten(
  parts: Pick<AssistantParts, 'store' | 'vault'>,
  questions: readonly string[],
): Promise<number> {
  const drafts = await findEditedDrafts(parts.store.db, questions);
  const texts = await Promise.all(
    drafts.map(async (draft) => [
      (await openExplanation(parts, draft))?.answer,
      await openEdit(parts, draft),
    ]),
  );
  return texts.filter(([draft, sent]) => sent !== undefined && sent.trim() !== draft?.trim()).length;
}

/** What an agent sent where the assistant had drafted: kept beside the draft, as feedback. */
export async function keepEdit(
  { store: { db }, vault }: Pick<AssistantParts, 'store' | 'vault'>,
  { question, draft, text }: { question: string; draft: string; text: string },
): Promise<void> {
  const sealer = await vault.sealer(db, question);
  if (!sealer) return;
  const edited = sealer('support', draft, 'sent')(JSON.stringify({ text }));
  await writeEdit(db, { draft, edited });
}

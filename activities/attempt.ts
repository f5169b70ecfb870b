import { roleNow } from '../store/contact.ts';
import { countQueued, findQuestion } from '../store/questions.ts';
import { type AnswerOutcome, outcomeOf } from './assistant/answer.ts';
import { modelBudget } from './assistant/budget.ts';
import { turnOf, type Turn } from './assistant/turn.ts';
import type { QuestionToJudge } from './assistant/asked.ts';
import { judgeQuestion, type Judgement } from './assistant/judge.ts';
import { statusOf } from './assistant/request-status.ts';
import { draftAnswer, type DraftResult } from './assistant/model/draft.ts';
import type { AssistantParts } from './assistant/dependencies.ts';
import { findAttempt, keepAttempt } from './assistant/attempt-record.ts';
import type { Activities } from './contract.ts';
import { stopSignal } from './stop-signal.ts';

/**
 * The assistant's attempt at a turn: what the help centre says, or a hand-over. The decision is taken first, by rules
 * and figures; the text follows from it, and is sealed under `<turn>:answer` before the decision is given.
 */
export function attempt(parts: AssistantParts): Activities['attempt'] {
  return async ({ question, turn: asked, seq, role: registered }) => {
    const message = `${asked}:answer`;
    const startedAt = parts.now();
    const before = await findAttempt(parts.store.db, message);
    if (before) return before;
    const turn = await turnOf(parts, { question, seq, draft: message });
    if (!turn) return { decision: 'handoff' };
    if (turn.withheld) return { decision: 'medical' };
    const role = await roleNow(parts.store.db, question, registered);
    const context = { channel: 'chat', role } as const;
    const reading = await parts.read(turn.text, context);
    const { verdict, sealed } = judgeTurn(turn, (one) =>
      judgeQuestion({ retrieval: parts.retrieval, read: () => reading }, one, context),
    );
    const draft = sealed ? undefined : await draftOf(parts, { question, text: turn.text, verdict });
    const shadow = parts.model?.shadow ?? false;
    const outcome =
      (await knownStatus(parts, { question, text: turn.text, verdict })) ??
      outcomeOf(parts, { ...turn, forAgents: shadow }, verdict, draft);
    return keepAttempt(parts, {
      question,
      message,
      role,
      turn,
      verdict,
      outcome,
      draft,
      shadow,
      sealed,
      startedAt,
    });
  };
}

/**
 * Where words are masked for support, it is searched with them too. What that finds tells them, and is sealed, unless the rest of the
 * message says as much.
 */
function judgeTurn(
  { asked, ...masked }: Turn,
  judge: (turn: QuestionToJudge) => Judgement,
): { verdict: Judgement; sealed: boolean } {
  const verdict = judge(masked);
  if (asked === undefined) return { verdict, sealed: false };
  const whole = judge({ ...masked, asked });
  return saysTheSame(whole, verdict) ? { verdict, sealed: false } : { verdict: whole, sealed: true };
}

function saysTheSame(one: Judgement, other: Judgement): boolean {
  const [said, saidToo] = [one, other].map(({ decision, why, talk, passages, recalled, choices }) =>
    JSON.stringify({ decision, why, talk, passages, recalled, choices }),
  );
  return said === saidToo;
}

/** Where a request stands is no matter of articles: it is told to its owner, whatever the help centre says. */
async function knownStatus(
  parts: AssistantParts,
  { question, text, verdict }: { question: string; text: string; verdict: Judgement },
): Promise<AnswerOutcome | undefined> {
  if (verdict.decision !== 'handoff' || verdict.why !== 'status') return undefined;
  const told = await statusOf(parts, { question, text });
  return told === undefined ? undefined : { decision: 'answer', text: told, articles: [] };
}

/** A model is asked only for what the guards let through and the help centre may answer, and only while there is time. */
async function draftOf(
  { store: { db }, retrieval, model, now }: AssistantParts,
  { question, text, verdict }: { question: string; text: string; verdict: Judgement },
): Promise<DraftResult | undefined> {
  if (!model || verdict.found.length === 0) return undefined;
  if (verdict.decision !== 'answer' && verdict.decision !== 'clarify') return undefined;
  const { dueAt = null } = (await findQuestion(db, question)) ?? {};
  const queued = await countQueued(db, 'support');
  const budgetMs = modelBudget({
    now: now(),
    dueAt,
    queued,
    longestMs: model.longestMs,
  });
  if (budgetMs === 0) return undefined;
  return draftAnswer(model, {
    text,
    found: verdict.found,
    passage: (found) => retrieval.passage(found),
    budgetMs,
    stop: stopSignal(),
  });
}

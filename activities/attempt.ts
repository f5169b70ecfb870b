import { answerText, clarificationText, type Link } from '../content/fr/assistant.ts';
import type { Found } from '../content/retrieval/search.ts';
import { messages } from '../store/schema.ts';
import { turnOf, type Turn } from './assistant/conversation.ts';
import { judged, type Judged } from './assistant/judge.ts';
import { readsAsMedicalAdvice } from '../domain/triage/advice.ts';
import type { AssistantParts } from './assistant/parts.ts';
import type { Activities, Attempt } from './contract.ts';

/** Articles offered when the question is not clear. */
const CHOICES = 3;

/**
 * The assistant's attempt at a turn: what the help centre says, word for word, or a hand-over. The text is sealed
 * under `<turn>:answer` before the decision is given; a repeat gives the same message.
 */
export function attempt(parts: AssistantParts): Activities['attempt'] {
  return async ({ question, turn, seq, role }) => {
    const message = `${turn}:answer`;
    const asked = await turnOf(parts, { question, seq, draft: message });
    if (!asked) return { decision: 'handoff' };
    if (asked.withheld) return { decision: 'medical' };
    const verdict = judged({ search: parts.retrieval.search, read: parts.read }, asked, {
      channel: 'chat',
      role,
    });
    return carriedOut(parts, { question, message, asked, verdict });
  };
}

type Verdict = { question: string; message: string; asked: Turn; verdict: Judged };

async function carriedOut(parts: AssistantParts, told: Verdict): Promise<Attempt> {
  const { message, asked, verdict } = told;
  switch (verdict.decision) {
    case 'answer': {
      const answer = answerTo(parts, asked, verdict.found);
      if (answer === undefined || readsAsMedicalAdvice(answer.text)) return { decision: 'handoff' };
      await kept(parts, told, { text: answer.text, kind: 'answer' });
      return { decision: 'answer', message, articles: answer.articles, confidence: verdict.confidence };
    }
    case 'clarify': {
      const choices = verdict.found.slice(0, CHOICES).flatMap(({ slug }) => linkTo(parts, slug));
      await kept(parts, told, {
        text: clarificationText({ first: asked.first, choices }),
        kind: 'clarification',
      });
      return { decision: 'clarify', message };
    }
    case 'handoff':
    case 'emergency':
    case 'medical':
      return { decision: verdict.decision };
  }
}

/** The words of the first article's best passage; undefined when it was replaced in between. */
function answerTo(
  { retrieval }: AssistantParts,
  { first }: Turn,
  [best]: readonly Found[],
): { text: string; articles: string[] } | undefined {
  const passage = best && retrieval.passage(best);
  if (!passage) return undefined;
  const links = linkTo({ retrieval }, passage.slug);
  return {
    text: answerText({ first, quoted: [passage], links }),
    articles: [`${passage.slug}@${passage.version}#${passage.paragraph}`],
  };
}

function linkTo({ retrieval }: Pick<AssistantParts, 'retrieval'>, slug: string): Link[] {
  const title = retrieval.title(slug);
  return title === undefined ? [] : [{ title, href: `/aide/${slug}` }];
}

/** Sealed to support, once: the first text stored under an id is the one that was said. */
async function kept(
  { store: { db }, vault, now }: AssistantParts,
  { question, message }: Verdict,
  { text, kind }: { text: string; kind: 'answer' | 'clarification' },
): Promise<void> {
  const sealer = await vault.sealer(db, question);
  if (!sealer) throw new Error('the keys of this question were destroyed while it was being answered');
  const body = sealer('support', message, 'body')(JSON.stringify({ text }));
  const row = {
    id: message,
    question,
    kind,
    body,
    author: 'assistant',
    open: true,
    audience: 'support',
    at: now(),
  } as const;
  await db.insert(messages).values(row).onConflictDoNothing();
}

import { type AnswerOutcome, outcomeOf } from '../activities/assistant/answer.ts';
import { generalRule } from '../activities/assistant/general-rule.ts';
import { judgeQuestion } from '../activities/assistant/judge.ts';
import { draftAnswer, type DraftResult } from '../activities/assistant/model/draft.ts';
import type { AssistantModel } from '../activities/assistant/model/model-settings.ts';
import type { AssistantParts } from '../activities/assistant/dependencies.ts';
import { readingOf } from '../intake/inbound-message.ts';
import type { SearchHit } from '../content/search/search.ts';
import { maskSpans } from '../domain/triage/spans.ts';
import type { Qualify, Role, TriageContext } from '../domain/triage/types.ts';

/** What a person who writes first in the chat gets, and why. */
export type FirstTurn = {
  decision: AnswerOutcome['decision'] | 'complaint' | 'closed';
  /** What the assistant says; empty when it says nothing. */
  text: string;
  /** Passages quoted, as `slug@version#paragraph`. */
  articles: readonly string[];
  found: readonly SearchHit[];
  reason: string;
  drafted?: DraftResult | undefined;
};

export type Chat = {
  qualify: Qualify;
  retrieval: AssistantParts['retrieval'];
  model?: AssistantModel | undefined;
};

/** The first turn as the chat takes it: triage at the door, the routes that are for people, then the assistant. */
export async function firstTurn(chat: Chat, asked: { text: string; role: Role }): Promise<FirstTurn> {
  const context = { channel: 'chat', role: asked.role } as const;
  const triage = chat.qualify(asked.text, context);
  const { route, humanRequested, automated, sensitive, spans } = triage;
  if (route === 'emergency') return unsaid('emergency', 'guard');
  if (route === 'medical_employee' || route === 'medical_employer') {
    const rule = triage.distress === true ? undefined : await generalRule(chat, asked.text, context);
    return rule ? { ...unsaid('answer', 'general-rule'), ...rule } : unsaid('medical', 'guard');
  }
  if (automated) return unsaid('closed', 'automated');
  if (route === 'complaint') return unsaid('complaint', 'complaint');
  if (humanRequested) return unsaid('handoff', 'asked-for-a-human');
  const read = (text: string, given: TriageContext) => readingOf(chat.qualify(text, given));
  const text = sensitive || spans.length > 0 ? maskSpans(asked.text, spans) : asked.text;
  const whole = text === asked.text ? {} : { asked: asked.text };
  const turn = { text, ...whole, first: true, clarified: 0, withheld: false };
  const verdict = judgeQuestion({ retrieval: chat.retrieval, read }, turn, context);
  const draft = text === asked.text ? await draftOf(chat, text, verdict) : undefined;
  const outcome = outcomeOf(chat, turn, verdict, draft);
  return {
    decision: outcome.decision,
    text: 'text' in outcome ? outcome.text : '',
    articles: 'articles' in outcome ? outcome.articles : [],
    found: verdict.found,
    reason: outcome.decision === 'handoff' ? (outcome.why ?? '') : (verdict.talk ?? ''),
    drafted: draft,
  };

  /** What the articles would have said all the same: for the figures only. */
  function unsaid(decision: FirstTurn['decision'], reason: string): FirstTurn {
    const found = chat.retrieval.search(asked.text, asked.role);
    return { decision, text: '', articles: [], found, reason };
  }
}

function draftOf(
  { retrieval, model }: Chat,
  text: string,
  { decision, found }: ReturnType<typeof judgeQuestion>,
) {
  if (!model || (decision !== 'answer' && decision !== 'clarify')) return Promise.resolve(undefined);
  return draftAnswer(model, {
    text,
    found,
    passage: (one) => retrieval.passage(one),
    budgetMs: model.longestMs,
  });
}

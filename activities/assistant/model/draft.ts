import type { SearchHit } from '../../../content/search/search.ts';
import type { Passage } from '../../../content/search/passages.ts';
import type { Completion, ModelFailure } from './complete.ts';
import { checkDraft, type Flaw, type Sentence } from './check-draft.ts';
import { withoutPersonalData } from '../../../domain/personal-data.ts';
import { PROMPT_VERSION, promptFor } from './prompt.ts';
import type { AssistantModel } from './model-settings.ts';

/** What it took: tokens as the server counts them, cost in millionths of the currency of its prices. */
type Usage = {
  model: string;
  prompt: string;
  inputTokens?: number | undefined;
  outputTokens?: number | undefined;
  cost?: number | undefined;
};

/** What a model came to, checked sentence by sentence. `said` is for the sealed record only. */
export type DraftResult = Usage & { said?: unknown } & (
    | { outcome: 'answer'; sentences: Sentence[] }
    | { outcome: 'unable' }
    | { outcome: 'failed'; why: ModelFailure | Flaw }
  );

/** Passages given to the model: of the articles found, the best of each. */
const PASSAGES = 6;

export type Drafting = {
  text: string;
  found: readonly SearchHit[];
  passage: (found: SearchHit) => Passage | undefined;
  budgetMs: number;
  /** The worker stops: the answer that needs no model is given while there is time. */
  stop?: AbortSignal | undefined;
};

/** Never throws for what a model or its server does. The SDK is loaded when a model is first asked. */
export async function draftAnswer(
  model: AssistantModel,
  { text, found, passage, ...patience }: Drafting,
): Promise<DraftResult> {
  const passages = found.slice(0, PASSAGES).flatMap((one) => passage(one) ?? []);
  const usage: Usage = { model: model.name, prompt: PROMPT_VERSION };
  if (passages.length === 0) return { ...usage, outcome: 'unable' };
  const { complete } = await import('./complete.ts');
  const completion = await complete(model, promptFor(withoutPersonalData(text), passages), patience);
  const { said, inputTokens, outputTokens } = completion;
  const spent = { ...usage, inputTokens, outputTokens, cost: costOf(model, completion), said };
  if ('failure' in completion) return { ...spent, outcome: 'failed', why: completion.failure };
  const result = checkDraft(completion.said, passages);
  if (result.decision === 'flawed') return { ...spent, outcome: 'failed', why: result.flaw };
  if (result.decision === 'unable') return { ...spent, outcome: 'unable' };
  return { ...spent, outcome: 'answer', sentences: result.sentences };
}

/** A price of a million tokens is, token by token, millionths. */
function costOf({ prices }: AssistantModel, { inputTokens, outputTokens }: Completion): number | undefined {
  if (!prices || inputTokens === undefined || outputTokens === undefined) return undefined;
  return Math.round(prices.input * inputTokens + prices.output * outputTokens);
}

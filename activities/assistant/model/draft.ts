import type { Found } from '../../../content/search/search.ts';
import type { Passage } from '../../../content/search/passages.ts';
import type { Completion, Failure } from './complete.ts';
import { checked, type Flaw, type Sentence } from './check-draft.ts';
import { withoutPersonalData } from './redact-personal-data.ts';
import { PROMPT_VERSION, promptFor } from './prompt.ts';
import type { Model } from './model-settings.ts';

/** What it took: tokens as the server counts them, cost in millionths of the currency of its prices. */
type Usage = {
  model: string;
  prompt: string;
  inputTokens?: number | undefined;
  outputTokens?: number | undefined;
  cost?: number | undefined;
};

/** What a model came to, checked sentence by sentence. `said` is for the sealed record only. */
export type Drafted = Usage & { said?: unknown } & (
    | { outcome: 'answer'; sentences: Sentence[] }
    | { outcome: 'unable' }
    | { outcome: 'failed'; why: Failure | Flaw }
  );

/** Passages given to the model: of the articles found, the best of each. */
const PASSAGES = 6;

export type Drafting = {
  text: string;
  found: readonly Found[];
  passage: (found: Found) => Passage | undefined;
  budgetMs: number;
};

/** Never throws for what a model or its server does. The SDK is loaded when a model is first asked. */
export async function drafted(model: Model, { text, found, passage, budgetMs }: Drafting): Promise<Drafted> {
  const passages = found.slice(0, PASSAGES).flatMap((one) => passage(one) ?? []);
  const usage: Usage = { model: model.name, prompt: PROMPT_VERSION };
  if (passages.length === 0) return { ...usage, outcome: 'unable' };
  const { complete } = await import('./complete.ts');
  const completion = await complete(model, promptFor(withoutPersonalData(text), passages), budgetMs);
  const { said, inputTokens, outputTokens } = completion;
  const spent = { ...usage, inputTokens, outputTokens, cost: costOf(model, completion), said };
  if ('failure' in completion) return { ...spent, outcome: 'failed', why: completion.failure };
  const result = checked(completion.said, passages);
  if (result.decision === 'flawed') return { ...spent, outcome: 'failed', why: result.flaw };
  if (result.decision === 'unable') return { ...spent, outcome: 'unable' };
  return { ...spent, outcome: 'answer', sentences: result.sentences };
}

/** A price of a million tokens is, token by token, millionths. */
function costOf({ prices }: Model, { inputTokens, outputTokens }: Completion): number | undefined {
  if (!prices || inputTokens === undefined || outputTokens === undefined) return undefined;
  return Math.round(prices.input * inputTokens + prices.output * outputTokens);
}

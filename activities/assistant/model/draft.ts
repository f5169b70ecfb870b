import type { Found } from '../../../content/retrieval/search.ts';
import type { Passage } from '../../../content/retrieval/passages.ts';
import { complete, type Failure, ModelFailed } from './complete.ts';
import { checked, type Flaw, type Sentence } from './check.ts';
import { withoutPersonalData } from './personal.ts';
import { PROMPT_VERSION, promptFor } from './prompt.ts';
import type { Model } from './settings.ts';

/** What it took: tokens as the server counts them, cost in millionths of the currency of its prices. */
type Usage = {
  model: string;
  prompt: string;
  inputTokens?: number;
  outputTokens?: number;
  cost?: number;
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

/** Never throws for what a model or its server does. */
export async function drafted(model: Model, { text, found, passage, budgetMs }: Drafting): Promise<Drafted> {
  const passages = found.slice(0, PASSAGES).flatMap((one) => passage(one) ?? []);
  const usage: Usage = { model: model.name, prompt: PROMPT_VERSION };
  if (passages.length === 0) return { ...usage, outcome: 'unable' };
  try {
    const { value, ...tokens } = await complete(
      model,
      promptFor(withoutPersonalData(text), passages),
      budgetMs,
    );
    const spent = { ...usage, ...tokens, ...costOf(model, tokens), said: value };
    const result = checked(value, passages);
    if (result.decision === 'flawed') return { ...spent, outcome: 'failed', why: result.flaw };
    if (result.decision === 'unable') return { ...spent, outcome: 'unable' };
    return { ...spent, outcome: 'answer', sentences: result.sentences };
  } catch (error) {
    if (error instanceof ModelFailed) return { ...usage, outcome: 'failed', why: error.failure };
    throw error;
  }
}

/** A price of a million tokens is, token by token, millionths. */
function costOf(
  { prices }: Model,
  { inputTokens = 0, outputTokens = 0 }: { inputTokens?: number; outputTokens?: number },
) {
  return prices === undefined
    ? {}
    : { cost: Math.round(prices.input * inputTokens + prices.output * outputTokens) };
}

import {
  APICallError,
  extractJsonMiddleware,
  generateText,
  NoObjectGeneratedError,
  Output,
  wrapLanguageModel,
} from 'ai';
import { ModelDraft, type Prompt } from './prompt.ts';
import { languageModel } from './provider.ts';
import type { AssistantModel } from './model-settings.ts';

/** Why a model gave no draft. It never stops an attempt: the offline answer stands in. */
export type ModelFailure = 'slow' | 'busy' | 'refused' | 'broken' | 'cut' | 'unreadable' | 'shape';

/** Tokens as the server counts them. */
type Tokens = { inputTokens?: number | undefined; outputTokens?: number | undefined };
export type Completion = Tokens &
  ({ said: ModelDraft } | { failure: ModelFailure; said?: string | undefined });

const LONGEST_ANSWER_TOKENS = 700;
/** Anthropic's own status. */
const OVERLOADED = 529;

// What the SDK notes about a model's settings is not for the service's output.
globalThis.AI_SDK_LOG_WARNINGS = false;

/**
 * Asks once for a draft, and waits no longer than the budget, headers and body together. Not streamed: no word is said
 * before all are checked. Never throws for what a model or its server does.
 */
export async function complete(
  model: AssistantModel,
  prompt: Prompt,
  { budgetMs, stop }: { budgetMs: number; stop?: AbortSignal | undefined },
): Promise<Completion> {
  const asked = wrapLanguageModel({ model: await languageModel(model), middleware: extractJsonMiddleware() });
  const abortSignal = AbortSignal.any([AbortSignal.timeout(budgetMs), ...(stop ? [stop] : [])]);
  try {
    const { output, usage } = await generateText({
      ...prompt,
      model: asked,
      output: Output.object({ schema: ModelDraft, name: 'answer' }),
      temperature: 0,
      maxOutputTokens: LONGEST_ANSWER_TOKENS,
      maxRetries: 0,
      abortSignal,
      providerOptions: { mistral: { strictJsonSchema: true } },
    });
    return { said: output, ...tokensOf(usage) };
  } catch (error) {
    if (abortSignal.aborted) return { failure: 'slow' };
    if (NoObjectGeneratedError.isInstance(error))
      return { failure: 'shape', said: error.text, ...tokensOf(error.usage) };
    return { failure: failureOf(error) };
  }
}

function tokensOf({ inputTokens, outputTokens }: Tokens = {}): Tokens {
  return { inputTokens, outputTokens };
}

/** Whatever a strange reply makes the SDK throw, it is the server's doing. */
function failureOf(error: unknown): ModelFailure {
  if (!APICallError.isInstance(error)) return 'unreadable';
  const { statusCode = 0, responseBody } = error;
  if ([429, 503, OVERLOADED].includes(statusCode)) return 'busy';
  if (statusCode >= 500) return 'broken';
  if (statusCode >= 400) return 'refused';
  return responseBody === undefined ? 'cut' : 'unreadable';
}

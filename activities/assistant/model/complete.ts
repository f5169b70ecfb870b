import { z } from 'zod';
import type { Model } from './settings.ts';

/** Why a model gave nothing that could be read. It never stops an attempt: the offline answer stands in. */
export type Failure = 'slow' | 'busy' | 'refused' | 'broken' | 'cut' | 'not-json';

export class ModelFailed extends Error {
  override readonly name = 'ModelFailed';
  readonly failure: Failure;
  constructor(failure: Failure, options?: ErrorOptions) {
    super(`The model gave no answer: ${failure}.`, options);
    this.failure = failure;
  }
}

export type Prompt = { system: string; user: string; schema: Record<string, unknown> };
export type Completion = { value: unknown; inputTokens?: number; outputTokens?: number };

const Reply = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
  usage: z.object({ prompt_tokens: z.number(), completion_tokens: z.number() }).partial().optional(),
});

/** Far more than any answer; a server that goes on and on is stopped. */
const LONGEST_REPLY = 200_000;
const LONGEST_ANSWER_TOKENS = 700;

/**
 * Asks once, for JSON of the schema, and waits no longer than the budget, headers and body together. The schema is a
 * wish: what comes back is to be checked. Throws ModelFailed.
 */
export async function complete(model: Model, prompt: Prompt, budgetMs: number): Promise<Completion> {
  const signal = AbortSignal.timeout(budgetMs);
  try {
    const response = await fetch(`${model.url}/chat/completions`, { ...request(model, prompt), signal });
    if (!response.ok) throw new ModelFailed(failureOf(response.status));
    return completionIn(await bodyOf(response));
  } catch (error) {
    if (error instanceof ModelFailed) throw error;
    throw new ModelFailed(signal.aborted ? 'slow' : 'cut', { cause: error });
  }
}

function request({ name, key }: Model, { system, user, schema }: Prompt): RequestInit {
  return {
    method: 'POST',
    // A redirect would take what people wrote somewhere that nobody configured.
    redirect: 'error',
    headers: {
      'content-type': 'application/json',
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
    },
    body: JSON.stringify({
      model: name,
      temperature: 0,
      max_tokens: LONGEST_ANSWER_TOKENS,
      messages: [
        { role: 'system', content: system },
        { role: 'user', content: user },
      ],
      response_format: { type: 'json_schema', json_schema: { name: 'answer', strict: true, schema } },
    }),
  };
}

function failureOf(status: number): Failure {
  if (status === 429 || status === 503) return 'busy';
  return status >= 500 ? 'broken' : 'refused';
}

async function bodyOf(response: Response): Promise<string> {
  let body = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    body += decoder.decode(chunk, { stream: true });
    if (body.length > LONGEST_REPLY) throw new ModelFailed('broken');
  }
  return body + decoder.decode();
}

function completionIn(body: string): Completion {
  const reply = Reply.safeParse(parsed(body));
  const content = reply.data?.choices[0]?.message.content;
  if (content === undefined) throw new ModelFailed('not-json');
  const { prompt_tokens: inputTokens, completion_tokens: outputTokens } = reply.data?.usage ?? {};
  return {
    // Small models like to dress JSON up as a listing.
    value: parsed(content.replace(/^\s*```(?:json)?\s*|\s*```\s*$/g, '')),
    ...(inputTokens === undefined ? {} : { inputTokens }),
    ...(outputTokens === undefined ? {} : { outputTokens }),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ModelFailed('not-json', { cause });
  }
}

import type { wrapLanguageModel } from 'ai';
import type { AssistantModel } from './model-settings.ts';

type LanguageModel = Parameters<typeof wrapLanguageModel>[0]['model'];

/** The SDK's model for these settings. Each provider's code is loaded when it is first asked, and only that one. */
export async function languageModel({ provider, url, name, key }: AssistantModel): Promise<LanguageModel> {
  const settings = { baseURL: url, fetch: warily, ...(key === undefined ? {} : { apiKey: key }) };
  switch (provider) {
    case 'mistral':
      return (await import('@ai-sdk/mistral')).createMistral(settings)(name);
    case 'anthropic':
      return (await import('@ai-sdk/anthropic')).createAnthropic(settings)(name);
    case 'openai-compatible': {
      const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible');
      return createOpenAICompatible({ ...settings, name: 'model', supportsStructuredOutputs: true })(name);
    }
  }
}

/** Far more than any answer; a server that goes on and on is stopped. */
const LONGEST_REPLY = 200_000;

/** A redirect would take what people wrote somewhere that nobody configured. */
const warily: typeof fetch = async (input, init) => {
  const response = await fetch(input, { ...init, redirect: 'error' });
  let length = 0;
  const short = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      length += chunk.length;
      if (length > LONGEST_REPLY) controller.error(new Error('The model server goes on and on.'));
      else controller.enqueue(chunk);
    },
  });
  return new Response(response.body?.pipeThrough(short), response);
};

import { z } from 'zod';

const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((given) => (given === '' ? undefined : given), schema.optional());

const PROVIDERS = ['mistral', 'anthropic', 'openai-compatible'] as const;
type Provider = (typeof PROVIDERS)[number];

/** Said here, so that no variable of a provider's own can lead elsewhere. */
const OWN_URLS: Partial<Record<Provider, string>> = {
  mistral: 'https://api.mistral.ai/v1',
  anthropic: 'https://api.anthropic.com/v1',
};

/** How a model is chosen, by environment. */
export const modelSettings = z
  .object({
    PALADIN_MODEL_PROVIDER: optional(z.enum(PROVIDERS)).describe(
      '`mistral`, `anthropic` or `openai-compatible` (vLLM, Ollama and others); without it and without an address, the assistant quotes articles word for word',
    ),
    PALADIN_MODEL_URL: optional(z.url({ protocol: /^https?$/ })).describe(
      'base address of the model server, as http://localhost:11434/v1; by default, the provider’s own',
    ),
    PALADIN_MODEL: optional(z.string()).describe('name of the model, as the server knows it'),
    PALADIN_MODEL_KEY: optional(z.string()).describe('key sent to the model server'),
    PALADIN_MODEL_MODE: z
      .enum(['answer', 'shadow'])
      .default('answer')
      .describe('`shadow`: the assistant drafts for agents only, and every question goes to a person'),
    PALADIN_MODEL_SECONDS: z.coerce
      .number()
      .min(1)
      .max(30)
      .default(12)
      .describe('longest wait for the model, in seconds'),
    PALADIN_MODEL_PRICES: optional(z.string().regex(/^\d+(\.\d+)?,\d+(\.\d+)?$/)).describe(
      'price of a million tokens read and written, as 0.4,2',
    ),
  })
  .superRefine((given, context) => {
    const provider = providerOf(given);
    if (provider === undefined) return;
    const throwMissing = (name: keyof typeof given, message: string) => {
      if (given[name] === undefined) context.addIssue({ code: 'custom', path: [name], message });
    };
    throwMissing('PALADIN_MODEL', 'must name the model, since a provider or an address is given');
    if (OWN_URLS[provider] === undefined)
      throwMissing('PALADIN_MODEL_URL', `${provider} has no address of its own`);
    else throwMissing('PALADIN_MODEL_KEY', `${provider} asks for a key`);
  });

/** A model to ask. Prices are for a million tokens, in the currency of the bill. */
export type AssistantModel = {
  provider: Provider;
  url: string;
  name: string;
  key?: string;
  shadow: boolean;
  longestMs: number;
  prices?: { input: number; output: number };
};

/** Undefined when none is configured. Throws zod's error, naming the variable, when one is configured wrongly. */
export function modelFrom(env: NodeJS.ProcessEnv): AssistantModel | undefined {
  const given = modelSettings.parse(env);
  const provider = providerOf(given);
  const url = given.PALADIN_MODEL_URL ?? (provider && OWN_URLS[provider]);
  if (!provider || url === undefined || given.PALADIN_MODEL === undefined) return undefined;
  const [input = 0, output = 0] = (given.PALADIN_MODEL_PRICES ?? '').split(',').map(Number);
  return {
    provider,
    url: url.replace(/\/+$/, ''),
    name: given.PALADIN_MODEL,
    shadow: given.PALADIN_MODEL_MODE === 'shadow',
    longestMs: given.PALADIN_MODEL_SECONDS * 1_000,
    ...(given.PALADIN_MODEL_KEY === undefined ? {} : { key: given.PALADIN_MODEL_KEY }),
    ...(given.PALADIN_MODEL_PRICES === undefined ? {} : { prices: { input, output } }),
  };
}

/** An address alone is enough for a server that speaks OpenAI's chat completions. */
function providerOf(given: {
  PALADIN_MODEL_PROVIDER?: Provider | undefined;
  PALADIN_MODEL_URL?: string | undefined;
}): Provider | undefined {
  return (
    given.PALADIN_MODEL_PROVIDER ?? (given.PALADIN_MODEL_URL === undefined ? undefined : 'openai-compatible')
  );
}

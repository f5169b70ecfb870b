import { z } from 'zod';

const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((given) => (given === '' ? undefined : given), schema.optional());

/** How a model is chosen, by environment. Any server that speaks OpenAI's chat completions will do. */
export const modelSettings = z.object({
  PALADIN_MODEL_URL: optional(z.url({ protocol: /^https?$/ })).describe(
    'base address of a model server, as https://api.mistral.ai/v1 or http://localhost:11434/v1; without it, the assistant quotes articles word for word',
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
});

/** A model to ask. Prices are for a million tokens, in the currency of the bill. */
export type Model = {
  url: string;
  name: string;
  key?: string;
  shadow: boolean;
  longestMs: number;
  prices?: { input: number; output: number };
};

/** Undefined when none is configured. Throws zod's error, naming the variable, when one is configured wrongly. */
export function modelFrom(env: NodeJS.ProcessEnv): Model | undefined {
  const given = modelSettings.parse(env);
  if (given.PALADIN_MODEL_URL === undefined) return undefined;
  if (given.PALADIN_MODEL === undefined)
    throw new Error('PALADIN_MODEL_URL is set: PALADIN_MODEL must name the model.');
  const [input = 0, output = 0] = (given.PALADIN_MODEL_PRICES ?? '').split(',').map(Number);
  return {
    url: given.PALADIN_MODEL_URL.replace(/\/+$/, ''),
    name: given.PALADIN_MODEL,
    shadow: given.PALADIN_MODEL_MODE === 'shadow',
    longestMs: given.PALADIN_MODEL_SECONDS * 1_000,
    ...(given.PALADIN_MODEL_KEY === undefined ? {} : { key: given.PALADIN_MODEL_KEY }),
    ...(given.PALADIN_MODEL_PRICES === undefined ? {} : { prices: { input, output } }),
  };
}

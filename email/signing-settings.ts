import { z } from 'zod';

/** Without a file, nothing is signed here. */
export type DkimKey = { keyFile: string | undefined; selector: string };

export const signingSettings = {
  PALADIN_DKIM_KEY: z
    .preprocess((given) => (given === '' ? undefined : given), z.string().optional())
    .describe('PEM file of the private key that signs what leaves; without it, the relay signs'),
  PALADIN_DKIM_SELECTOR: z
    .string()
    .regex(/^[\w-]+(?:\.[\w-]+)*$/)
    .default('paladin')
    .describe('name under which the domain publishes that key'),
};

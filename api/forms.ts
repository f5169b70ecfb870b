// Forms that several routes share: what comes in is checked here, and described to whoever calls.
import { z } from '@hono/zod-openapi';
import { REFERENCE } from '../domain/reference.ts';
import { Refusal } from './errors.ts';

const Problem = z
  .object({
    error: z.string().openapi({ example: 'not-now' }),
    message: z.string().openapi({ example: 'Cette action n’est pas possible à ce stade de la demande.' }),
    fields: z.array(z.string()).optional(),
    emergency: z.object({ text: z.string() }).optional(),
    draft: z.string().optional(),
    reference: z.string().optional().openapi({
      description: 'Of a key that was used before: the question it opened, where this browser may read that.',
    }),
    reasons: z.array(z.string()).optional(),
  })
  .openapi('Problem');

/** The column's own limit: no question comes near it. */
export const LAST_SEQUENCE = 2_147_483_647;

const problems = {
  400: 'No JSON',
  401: 'No valid token or session',
  403: 'Not for these roles',
  404: 'Unknown, or not yours',
  409: 'Refused by the question as it stands',
  413: 'Too long',
  422: 'Malformed',
  429: 'Too many requests; see Retry-After',
  503: 'Away; see Retry-After',
} as const;

type ProblemStatus = keyof typeof problems;

/**
 * The errors that a route may answer with. They are thrown, and told by `onError`: no handler returns them, so that they
 * have no part in a route's type.
 */
export function refusalResponses(...statuses: ProblemStatus[]): object {
  return Object.fromEntries(
    statuses.map((status) => [status, { description: problems[status], ...json(Problem) }]),
  );
}

export function json<Schema extends z.ZodType>(schema: Schema) {
  return { content: { 'application/json': { schema } } } as const;
}

export function body<Schema extends z.ZodType>(schema: Schema) {
  return { ...json(schema), required: true } as const;
}

/** Names the fields that will not do, never their content. */
export function refuseInvalid(result: { success: boolean; error?: z.ZodError }): void {
  if (result.success || !result.error) return;
  const fields = result.error.issues.flatMap(({ path, ...issue }) =>
    issue.code === 'unrecognized_keys' ? issue.keys : [path.join('.')],
  );
  throw new Refusal('invalid', { fields: [...new Set(fields)] });
}

export const Reference = z
  .string()
  .regex(new RegExp(`^${REFERENCE}$`))
  .openapi({ example: 'PAL-7F3K-92QX' });

export const OfQuestion = z.object({
  reference: Reference.openapi({ param: { name: 'reference', in: 'path' } }),
});

/** Made by the caller, once for each command: the same id twice is the same command. */
export const CommandId = z
  .uuid()
  .openapi({ description: 'Made by the caller; sending the same id again is harmless.' });

const emergency = z.object({ text: z.string() }).optional().openapi({
  description: 'Of what was written with it: to be shown at once, above all else',
});
const Applied = z.object({ applied: z.number(), emergency }).openapi('Applied');
const Pending = z.object({ pending: z.literal(true), emergency }).openapi('Pending');

/** Of a command: applied, or held by the engine for a worker. */
export const carriedResponses = {
  200: { description: 'Applied, up to that sequence of the journal', ...json(Applied) },
  202: { description: 'Held: it will be applied once, and the journal will tell', ...json(Pending) },
};

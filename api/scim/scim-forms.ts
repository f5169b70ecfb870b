// SCIM 2.0 (RFC 7643): people as a company's directory writes them, and as we write them back.
import { z } from '@hono/zod-openapi';

export const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const LIST = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';
export const FAILURE = 'urn:ietf:params:scim:api:messages:2.0:Error';

const Word = z.string().trim().min(1).max(200);
/** Entra ID writes "True" and "False". */
const Active = z.preprocess(
  (given) => (typeof given === 'string' ? { true: true, false: false }[given.toLowerCase()] : given),
  z.boolean(),
);

/** What of a person we keep; what else a directory says is left out. */
export const ScimUserGiven = z
  .object({
    externalId: Word.optional(),
    userName: Word.optional(),
    displayName: Word.optional(),
    name: z
      .object({
        formatted: Word.optional(),
        givenName: z.string().max(100).optional(),
        familyName: z.string().max(100).optional(),
      })
      .optional(),
    active: Active.optional(),
  })
  .openapi('ScimUserGiven');
export type ScimUserGiven = z.infer<typeof ScimUserGiven>;

export const ScimUserForm = z
  .object({
    schemas: z.array(z.string()),
    id: z.string(),
    externalId: z.string(),
    userName: z.string(),
    displayName: z.string(),
    active: z.boolean(),
    meta: z.object({ resourceType: z.literal('User'), location: z.string() }),
  })
  .openapi('ScimUser');
export type ScimUser = z.infer<typeof ScimUserForm>;

export const ScimListForm = z
  .object({
    schemas: z.array(z.string()),
    totalResults: z.number(),
    startIndex: z.number(),
    itemsPerPage: z.number(),
    Resources: z.array(ScimUserForm),
  })
  .openapi('ScimList');

export const ScimPatch = z
  .object({
    Operations: z
      .array(z.object({ op: z.string(), path: z.string().max(200).optional(), value: z.unknown() }))
      .min(1)
      .max(50),
  })
  .openapi('ScimPatch');

/** What the operations of a patch come to; undefined where one of them is none that we know. */
export function givenBy({ Operations: operations }: z.infer<typeof ScimPatch>): ScimUserGiven | undefined {
  const given: Record<string, unknown> = {};
  for (const { op, path, value } of operations) {
    if (!['add', 'replace'].includes(op.toLowerCase())) return undefined;
    if (path === undefined) Object.assign(given, value);
    else given[path === 'name.formatted' ? 'displayName' : path] = value;
  }
  const read = ScimUserGiven.safeParse(given);
  return read.success ? read.data : undefined;
}

/** `userName eq "nora@entreprise.example"`, or of externalId: what directories look people up by. */
export function lookedUp(filter: string): { by: 'userName' | 'externalId'; value: string } | undefined {
  const [, name = '', quoted = ''] = /^\s*(\w+)\s+eq\s+("(?:[^"\\]|\\.)*")\s*$/i.exec(filter) ?? [];
  const by = (['userName', 'externalId'] as const).find((one) => one.toLowerCase() === name.toLowerCase());
  const value: unknown = by === undefined ? undefined : JSON.parse(quoted);
  return by !== undefined && typeof value === 'string' ? { by, value } : undefined;
}

// What browsers send of passkeys (WebAuthn level 3, `toJSON`). What else they add is left out.
import { z } from '@hono/zod-openapi';

const Base64Url = z
  .string()
  .regex(/^[\w-]+$/)
  .max(20_000);
const Id = Base64Url.max(1_400);
const Ticket = z.string().min(1).max(2_000);
/** Nothing of them is used. */
const extensions = z.unknown().transform(() => ({}));

const common = { id: Id, rawId: Id, type: z.literal('public-key'), clientExtensionResults: extensions };
const Created = z.object({
  ...common,
  response: z.object({ clientDataJSON: Base64Url, attestationObject: Base64Url }),
});
const Signed = z.object({
  ...common,
  response: z.object({ clientDataJSON: Base64Url, authenticatorData: Base64Url, signature: Base64Url }),
});

const asked = {
  ticket: z.string().openapi({ description: 'Comes back with the answer, within five minutes, once' }),
  challenge: z.string().openapi({ description: 'In base64url, as are all bytes here' }),
  place: z.string().openapi({ description: 'The site that the passkey is of (RP ID)' }),
};
export const PasskeyAsked = z.object(asked).openapi('PasskeyAsked');
export const PasskeyWanted = z
  .object({
    ...asked,
    user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
    known: z.array(z.string()).openapi({ description: 'Those that they have already' }),
  })
  .openapi('PasskeyWanted');
export const PasskeyAdded = z
  .strictObject({ ticket: Ticket, name: z.string().trim().min(1).max(60), response: Created })
  .openapi('PasskeyAdded');
export const PasskeyBrought = z.strictObject({ ticket: Ticket, response: Signed }).openapi('PasskeyBrought');
export const PasskeyForm = z
  .object({ id: z.string(), name: z.string(), at: z.number(), usedAt: z.number().nullable() })
  .openapi('Passkey');

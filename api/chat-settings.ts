// Which sites may embed the chat, and which of them say who their reader is.
import { z } from 'zod';

const LOCAL = /^http:\/\/(?:localhost|127\.0\.0\.1)(?::\d+)?(?:\/|$)/;

/** An origin and nothing else; http is for one's own machine. A wildcard would let anybody in. */
const origin = z
  .string()
  .refine(
    (one) =>
      URL.canParse(one) &&
      new URL(one).origin === one &&
      !one.includes('*') &&
      (one.startsWith('https://') || LOCAL.test(one)),
    'origins such as https://intranet.example, without a path, a slash at the end or a *',
  );

/** Public keys: an address of https, or a file by its whole path. */
const keys = z
  .string()
  .refine(
    (one) => one.startsWith('/') || (URL.canParse(one) && (one.startsWith('https://') || LOCAL.test(one))),
    'origin=address of its keys (JWKS), https or the whole path of a file',
  );

/** Whose signed word on who asks is taken, and by which keys. */
export type Issuer = { origin: string; keys: string };

const listOf = (text: string) => text.split(/[\s,]+/).filter(Boolean);

export const chatSettings = z
  .object({
    PALADIN_CHAT_ORIGINS: z
      .string()
      .default('')
      .transform(listOf)
      .pipe(z.array(origin))
      .describe(
        'sites that may embed the chat, such as "https://intranet.example, https://www.example"; none by default (docs/chat.md)',
      ),
    PALADIN_CHAT_IDENTITY: z
      .string()
      .default('')
      .transform((text) =>
        listOf(text).map((one) => {
          const [, site = one, where = ''] = /^(.*?)=(.*)$/.exec(one) ?? [];
          return { origin: site, keys: where };
        }),
      )
      .pipe(z.array(z.object({ origin, keys })))
      .describe(
        'of those, the ones that sign who their reader is, with their keys: "https://intranet.example=https://intranet.example/jwks.json" (docs/chat.md)',
      ),
  })
  .superRefine(({ PALADIN_CHAT_ORIGINS: origins, PALADIN_CHAT_IDENTITY: issuers }, context) => {
    for (const issuer of issuers)
      if (!origins.includes(issuer.origin))
        context.addIssue({
          code: 'custom',
          path: ['PALADIN_CHAT_IDENTITY'],
          message: `${issuer.origin} is not in PALADIN_CHAT_ORIGINS`,
        });
  });

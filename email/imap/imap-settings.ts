import { z } from 'zod';

const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((given) => (given === '' ? undefined : given), schema.optional());

/** A mailbox that is read instead of, or beside, mail being delivered here. */
export const imapSettings = z.object({
  PALADIN_IMAP_URL: optional(z.url({ protocol: /^imaps?$/ })).describe(
    'mailbox to read, such as imaps://bonjour%40paladin.fr:secret@imap.example:993; without it, mail is only received',
  ),
  PALADIN_IMAP_FOLDER: z.string().default('INBOX').describe('folder of the mailbox that is read'),
  PALADIN_IMAP_DONE: z
    .string()
    .default('Paladin')
    .describe('folder that a message is moved to once the store holds it; made when it is missing'),
  PALADIN_IMAP_TOKEN_URL: optional(z.url({ protocol: /^https?$/ })).describe(
    'where access tokens are asked for (OAuth2), for providers that take no password',
  ),
  PALADIN_IMAP_CLIENT_ID: optional(z.string()).describe('this service’s name with that provider'),
  PALADIN_IMAP_CLIENT_SECRET: optional(z.string()).describe('its secret with that provider'),
  PALADIN_IMAP_REFRESH_TOKEN: optional(z.string()).describe(
    'lasting token of the mailbox’s owner; without it, the service asks in its own name',
  ),
  PALADIN_IMAP_SCOPE: optional(z.string()).describe('scope to ask for, where the provider wants one'),
});

export type OAuthSettings = {
  tokenUrl: string;
  clientId: string;
  clientSecret: string | undefined;
  refreshToken: string | undefined;
  scope: string | undefined;
};

export type ImapSettings = {
  host: string;
  port: number;
  /** TLS from the first byte; otherwise STARTTLS where the server has it. */
  secure: boolean;
  user: string;
  password: string;
  oauth?: OAuthSettings;
  folder: string;
  doneFolder: string;
};

/** Undefined when no mailbox is to be read. Its settings have been checked with the rest of the configuration. */
export function readImap(env: NodeJS.ProcessEnv = process.env): ImapSettings | undefined {
  const given = imapSettings.parse(env);
  if (given.PALADIN_IMAP_URL === undefined) return undefined;
  const url = new URL(given.PALADIN_IMAP_URL);
  const secure = url.protocol === 'imaps:';
  const tokenUrl = given.PALADIN_IMAP_TOKEN_URL;
  return {
    host: url.hostname,
    port: url.port === '' ? (secure ? 993 : 143) : Number(url.port),
    secure,
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    folder: given.PALADIN_IMAP_FOLDER,
    doneFolder: given.PALADIN_IMAP_DONE,
    ...(tokenUrl === undefined ? {} : { oauth: oauthOf(tokenUrl, given) }),
  };
}

function oauthOf(tokenUrl: string, given: z.infer<typeof imapSettings>): OAuthSettings {
  return {
    tokenUrl,
    clientId: given.PALADIN_IMAP_CLIENT_ID ?? '',
    clientSecret: given.PALADIN_IMAP_CLIENT_SECRET,
    refreshToken: given.PALADIN_IMAP_REFRESH_TOKEN,
    scope: given.PALADIN_IMAP_SCOPE,
  };
}

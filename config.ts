import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { RelayTls } from './email/relay.ts';
import type { PublicHolidays } from './domain/calendar.ts';
import { metricsSettings, type MetricsPlace } from './api/metrics-settings.ts';
import { filePlaces, fileSettings, type FilePlaces } from './store/file-settings.ts';
import { providerSettings, readProvider, type ProviderSettings } from './api/provider/provider-settings.ts';
import { chatSettings, type Issuer } from './api/chat-settings.ts';
import { signingSettings, type DkimKey } from './email/signing-settings.ts';
import { imapSettings, readImap } from './email/imap/imap-settings.ts';
import { versioningSettings } from './worker/versioning-settings.ts';
import { traceSettings } from './tracing/trace-settings.ts';
import { modelSettings } from './activities/assistant/model/model-settings.ts';
import { settingFaults } from './setting-faults.ts';
import { webhookSettings } from './activities/webhooks/webhook-settings.ts';

const port = z.coerce.number({ error: 'a port number' }).int().min(1).max(65_535);
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((given) => (given === '' ? undefined : given), schema.optional());

/** Everything that can be set from outside, with what it is for. Temporal's own TEMPORAL_* variables are read by its SDK. */
const settings = z.object({
  PALADIN_DATA: z.string().default('data').describe('folder of the embedded engine, store and keys'),
  PALADIN_HOST: z
    .string()
    .default('127.0.0.1')
    .describe('address that the pages, the API and the mail listener listen on'),
  PALADIN_PORT: port.default(8080).describe('port of the pages and the API'),
  PALADIN_SMTP_PORT: port.default(2525).describe('port on which mail is received'),
  PALADIN_SMTP_PROTOCOL: z
    .enum(['smtp', 'lmtp'])
    .default('smtp')
    .describe('lmtp behind a mail server of yours, which alone may reach that port (docs/email.md)'),
  PALADIN_ENGINE_PORT: port.default(7233).describe('port of the embedded engine'),
  PALADIN_ENGINE_UI_PORT: port.default(8233).describe('port of the embedded engine’s web page'),
  PALADIN_PUBLIC_URL: optional(z.url({ protocol: /^https?$/ })).describe(
    'address of the site as people type it',
  ),
  PALADIN_PROXIES: z.coerce
    .number()
    .int()
    .min(0)
    .default(0)
    .describe('proxies of yours in front, for X-Forwarded-For'),
  PALADIN_MAILBOX: z.email().default('bonjour@paladin.fr').describe('the service’s own address'),
  PALADIN_MAIL_SERVER: optional(z.string().regex(/^[\w.-]+$/)).describe(
    'name by which your own mail server in front signs Authentication-Results; without it, senders are checked here',
  ),
  PALADIN_REPLY_TOKENS: z
    .enum(['on', 'off'])
    .optional()
    .describe(
      'whether replies come to bonjour+…@, which names the question; on, unless a mailbox is read: off where the mail server in front knows no plus addresses',
    ),
  PALADIN_MAIL_SUPPORT: optional(z.email()).describe('where alerts for customer service go'),
  PALADIN_MAIL_MEDICAL: optional(z.email()).describe('where alerts for the medical team go'),
  PALADIN_MAIL_SUPERVISOR: optional(z.email()).describe('where alerts for supervisors go'),
  PALADIN_ON_CALL: optional(z.string()).describe(
    'file of the staff on call, who are told of an emergency until somebody has opened it (docs/on-call.md)',
  ),
  PALADIN_ON_CALL_SECRET: optional(z.string().min(24)).describe(
    'what webhooks of the staff on call are signed with',
  ),
  SMTP_URL: optional(z.url({ protocol: /^smtps?$/ })).describe(
    'relay for sent mail; without it, mail is kept in the outbox',
  ),
  PALADIN_RELAY_TLS: z
    .enum(['offered', 'required'])
    .default('offered')
    .describe(
      'whether mail may leave unencrypted for a relay that offers no TLS; smtps:// is always encrypted',
    ),
  PALADIN_RELAY_CA: optional(z.string()).describe(
    'PEM file of the authority that signed the relay’s certificate, where the system does not know it',
  ),
  PALADIN_SMTP_CERT: optional(z.string()).describe(
    'PEM file of the mail listener’s certificate, with its chain: STARTTLS is then offered; a renewed file is taken up',
  ),
  PALADIN_SMTP_KEY: optional(z.string()).describe('PEM file of that certificate’s key'),
  ...signingSettings,
  ...metricsSettings,
  PALADIN_CLAMD: optional(
    z.string().regex(/^(?:tcp:\/\/[^/\s]+:\d+|unix:\/.+)$/, 'tcp://host:3310 or unix:/path'),
  ).describe(
    'ClamAV’s daemon, such as tcp://127.0.0.1:3310 or unix:/run/clamav/clamd.ctl: files are scanned before they open',
  ),
  DATABASE_URL: optional(z.url({ protocol: /^postgres(ql)?$/ })).describe(
    'PostgreSQL; without it, the store is embedded',
  ),
  PALADIN_ERASURES: optional(z.string()).describe(
    'file to which receipts of erasures are added, for restoring; without it, `erasures.jsonl` in the data folder (docs/backup.md)',
  ),
  PALADIN_MASTER_KEY: optional(z.string()).describe(
    'base64 of 32 bytes, or "new,former"; without it, a key file is made',
  ),
  PALADIN_POLICY: optional(z.string()).describe(
    'file of the promise: targets, reminders, opening hours of a first start (docs/policy.md)',
  ),
  PALADIN_EDITORS_ALONE: z
    .enum(['no', 'yes'])
    .default('no')
    .describe('yes: whoever wrote an article may publish it without another person (docs/authoring.md)'),
  PALADIN_HOLIDAYS: optional(z.enum(['none', 'FR', 'FR-Alsace-Moselle'])).describe(
    'public holidays on which the service is closed, at a first start; without it they are asked for, FR when nobody answers',
  ),
  PALADIN_LOG: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'])
    .default('warn')
    .describe('least level that is logged'),
});

export type Config = FilePlaces & {
  dataFolder: string;
  host: string;
  port: number;
  smtpPort: number;
  /** Speaks LMTP on that port, to a mail server in front. */
  lmtp: boolean;
  /** Where this process tells of itself; nowhere without a port. */
  metrics: MetricsPlace;
  enginePort: number;
  engineUiPort: number;
  publicUrl: string;
  /** Sites that may embed the chat, and those of them that sign who their reader is. */
  chat: { origins: readonly string[]; issuers: readonly Issuer[] };
  /** By whose word agents sign in, beside passwords of our own. */
  provider: ProviderSettings | undefined;
  proxies: number;
  mailbox: string;
  /** The trusted server in front of the mail listener, by the name in its Authentication-Results. */
  mailServer?: string | undefined;
  /** Whether replies come to an address that names their question. */
  replyTokens: boolean;
  teamMail: { support: string | undefined; medical: string | undefined; supervisor: string | undefined };
  policyFile: string | undefined;
  onCallFile: string | undefined;
  onCallSecret: string | undefined;
  smtpUrl: string | undefined;
  relayTls: RelayTls;
  /** Files of the mail listener's certificate and key. */
  smtpTls: { cert: string; key: string } | undefined;
  /** What signs the mail that leaves, where the relay does not. */
  dkim: DkimKey;
  /** Where files are scanned before they open. */
  clamd: string | undefined;
  databaseUrl: string | undefined;
  /** File of the receipts of erasures. */
  erasureList: string;
  masterKey: string | undefined;
  /** Whether whoever wrote an article may publish it. */
  editorsAlone: boolean;
  /** Chosen for a first start. */
  publicHolidays: PublicHolidays | undefined;
  log: z.infer<typeof settings>['PALADIN_LOG'];
};

const besides = [fileSettings, imapSettings, modelSettings, versioningSettings, webhookSettings];
/** Every setting that there is. All but the first are read where they are used, and checked with the others. */
export const settingGroups = [settings, chatSettings, providerSettings, traceSettings, ...besides];

/** Every wrong value at once, so that one round of corrections is enough. */
export class ConfigProblem extends Error {
  override name = 'ConfigProblem';
  code = 'configuration';
}

/** @throws ConfigProblem naming every wrong value and what it should be */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const read = settings.safeParse(env);
  const chatRead = chatSettings.safeParse(env);
  const lines = settingFaults(settingGroups, env);
  if (!read.success || !chatRead.success || lines.length > 0) {
    throw new ConfigProblem(
      `The configuration cannot be used:\n${lines.join('\n')}\nSee \`paladin config\` for what each is for.`,
    );
  }
  const [given, chat, dataFolder] = [read.data, chatRead.data, resolve(read.data.PALADIN_DATA)];
  return {
    dataFolder,
    ...filePlaces(fileSettings.parse(env), dataFolder),
    erasureList: resolve(given.PALADIN_ERASURES ?? join(dataFolder, 'erasures.jsonl')),
    host: given.PALADIN_HOST,
    port: given.PALADIN_PORT,
    smtpPort: given.PALADIN_SMTP_PORT,
    lmtp: given.PALADIN_SMTP_PROTOCOL === 'lmtp',
    metrics: { host: given.PALADIN_METRICS_HOST, port: given.PALADIN_METRICS_PORT },
    enginePort: given.PALADIN_ENGINE_PORT,
    engineUiPort: given.PALADIN_ENGINE_UI_PORT,
    publicUrl: given.PALADIN_PUBLIC_URL ?? `http://localhost:${given.PALADIN_PORT}`,
    chat: { origins: chat.PALADIN_CHAT_ORIGINS, issuers: chat.PALADIN_CHAT_IDENTITY },
    provider: readProvider(env),
    proxies: given.PALADIN_PROXIES,
    mailbox: given.PALADIN_MAILBOX,
    mailServer: given.PALADIN_MAIL_SERVER,
    replyTokens: (given.PALADIN_REPLY_TOKENS ?? (readImap(env) === undefined ? 'on' : 'off')) === 'on',
    teamMail: {
      support: given.PALADIN_MAIL_SUPPORT,
      medical: given.PALADIN_MAIL_MEDICAL,
      supervisor: given.PALADIN_MAIL_SUPERVISOR,
    },
    policyFile: given.PALADIN_POLICY,
    onCallFile: given.PALADIN_ON_CALL,
    onCallSecret: given.PALADIN_ON_CALL_SECRET,
    smtpUrl: given.SMTP_URL,
    relayTls: { required: given.PALADIN_RELAY_TLS === 'required', caFile: given.PALADIN_RELAY_CA },
    smtpTls: smtpTlsOf(given),
    dkim: { keyFile: given.PALADIN_DKIM_KEY, selector: given.PALADIN_DKIM_SELECTOR },
    clamd: given.PALADIN_CLAMD,
    databaseUrl: given.DATABASE_URL,
    masterKey: given.PALADIN_MASTER_KEY,
    editorsAlone: given.PALADIN_EDITORS_ALONE === 'yes',
    publicHolidays: given.PALADIN_HOLIDAYS,
    log: given.PALADIN_LOG,
  };
}

function smtpTlsOf({ PALADIN_SMTP_CERT: cert, PALADIN_SMTP_KEY: key }: z.infer<typeof settings>) {
  if (cert === undefined && key === undefined) return undefined;
  if (cert !== undefined && key !== undefined) return { cert, key };
  throw new ConfigProblem('PALADIN_SMTP_CERT and PALADIN_SMTP_KEY go together: a certificate and its key.');
}

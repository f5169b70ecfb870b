// Dovecot itself, in a scratch folder: a real IMAP server with one mailbox.
import { spawn, type ChildProcess } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ImapFlow } from 'imapflow';
import type { ImapSettings } from '../../email/imap/imap-settings.ts';
import { freePorts } from './free-ports.ts';

const BINARY = ['/usr/sbin/dovecot', '/usr/bin/dovecot', '/opt/homebrew/sbin/dovecot'].find((path) =>
  existsSync(path),
);

/** Said aloud where it is missing: a suite that skips is to be seen. */
export const hasDovecot = BINARY !== undefined;
if (!hasDovecot)
  console.warn(
    'SKIPPED: Dovecot is not installed (Debian: apt-get install dovecot-imapd); no IMAP test runs.',
  );

export type Dovecot = {
  settings: ImapSettings;
  /** Puts a mail into a folder, as its delivery would. */
  append: (raw: string | Buffer, folder?: string, flags?: string[]) => Promise<void>;
  /** What stands in a folder, by subject. */
  subjects: (folder: string) => Promise<string[]>;
  as: <T>(work: (client: ImapFlow) => Promise<T>) => Promise<T>;
  /** Gives every message of the inbox another number, as a restored backup does. */
  renumber: () => Promise<void>;
  kill: () => Promise<void>;
  /** Of its first process, while it runs. */
  pid: () => number | undefined;
  /** Resolves once it has ended, however it did. */
  ended: () => Promise<void>;
  start: () => Promise<void>;
  stop: () => Promise<void>;
};

export async function startDovecot({ tokenInfo }: { tokenInfo?: string } = {}): Promise<Dovecot> {
  const folder = mkdtempSync('/tmp/dovecot-');
  const [port = 0] = await freePorts(1);
  const conf = configured({ folder, port, ...(tokenInfo === undefined ? {} : { tokenInfo }) });
  const settings: ImapSettings = {
    host: '127.0.0.1',
    port,
    secure: false,
    user: 'bonjour',
    password: 'secret',
    folder: 'INBOX',
    doneFolder: 'Paladin',
  };
  let server: ChildProcess | undefined;
  const as: Dovecot['as'] = async (work) => {
    const { host, user, password: pass } = settings;
    const client = new ImapFlow({ host, port, secure: false, auth: { user, pass }, logger: false });
    client.on('error', () => {});
    await client.connect();
    return work(client).finally(() => client.logout().catch(() => client.close()));
  };
  const start = async () => {
    server = spawn(BINARY ?? '', ['-F', '-c', conf], { stdio: 'ignore', detached: true });
    for (let tries = 0; tries < 600; tries += 1) {
      if (await as(() => Promise.resolve(true)).catch(() => false)) return;
      await pause(100);
    }
    throw new Error(`Dovecot does not answer: ${readFileSync(join(folder, 'log'), 'utf8').slice(-2000)}`);
  };
  const isRunning = () => server?.exitCode === null && server.signalCode === null;
  /** With the processes that it started, which end by themselves only when asked kindly. */
  const kill = async (signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL') => {
    const gone = new Promise((resolve) => server?.once('exit', resolve));
    if (server?.pid !== undefined) process.kill(-server.pid, signal);
    await gone;
  };
  await start();
  return {
    settings,
    as,
    start,
    kill: () => kill(),
    pid: () => (isRunning() ? server?.pid : undefined),
    ended: async () => {
      if (isRunning()) await new Promise((resolve) => server?.once('exit', resolve));
    },
    append: (raw, into = 'INBOX', flags = []) =>
      as(async (client) => {
        await client.mailboxCreate(into).catch(() => {});
        await client.append(into, raw, flags);
      }),
    subjects: (from) =>
      as(async (client) => {
        const status = await client.status(from, { messages: true }).catch(() => false as const);
        if (status === false || (status.messages ?? 0) === 0) return [];
        await client.mailboxOpen(from);
        const found = await client.fetchAll('1:*', { envelope: true });
        return found.map(({ envelope }) => envelope?.subject ?? '');
      }),
    renumber: async () => {
      await kill('SIGTERM');
      rmSync(join(folder, 'mail/bonjour/dovecot-uidlist'), { force: true });
      rmSync(join(folder, 'mail/bonjour/dovecot.index.log'), { force: true });
      rmSync(join(folder, 'mail/bonjour/dovecot.index'), { force: true });
      rmSync(join(folder, 'mail/bonjour/dovecot.index.cache'), { force: true });
      await start();
    },
    stop: async () => {
      await kill('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

type Configured = { folder: string; port: number; tokenInfo?: string };

function configured({ folder, port, tokenInfo }: Configured): string {
  const { username, uid, gid } = userInfo();
  const isRoot = uid === 0;
  // Mail of nobody's: Dovecot reads none as root.
  const owner = isRoot ? { uid: 65_534, gid: 65_534 } : { uid, gid };
  chmodSync(folder, 0o755);
  for (const name of ['mail', 'mail/bonjour', 'home', 'run']) mkdirSync(join(folder, name));
  for (const name of ['mail', 'mail/bonjour', 'home']) chownSync(join(folder, name), owner.uid, owner.gid);
  const asUser = `default_login_user = ${username}\ndefault_internal_user = ${username}\nservice imap-login {\n  chroot =\n}\nservice anvil {\n  chroot =\n}`;
  const token = `auth_mechanisms = plain xoauth2 oauthbearer
passdb {
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = ${folder}/oauth2.conf
}`;
  const conf = join(folder, 'dovecot.conf');
  writeFileSync(
    conf,
    `base_dir = ${folder}/run
state_dir = ${folder}/run
log_path = ${folder}/log
protocols = imap
ssl = no
disable_plaintext_auth = no
mail_location = maildir:${folder}/mail/%n
mail_max_userip_connections = 100
first_valid_uid = 1
first_valid_gid = 1
passdb {
  driver = static
  mechanisms = plain login
  args = password=secret
}
userdb {
  driver = static
  args = uid=${owner.uid} gid=${owner.gid} home=${folder}/home
}
service imap-login {
  inet_listener imap {
    address = 127.0.0.1
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
${isRoot ? '' : asUser}
`,
  );
  if (tokenInfo !== undefined) {
    writeFileSync(
      join(folder, 'oauth2.conf'),
      `tokeninfo_url = ${tokenInfo}\nusername_attribute = user\nactive_attribute = active\nactive_value = yes\n`,
    );
    appendFileSync(conf, token);
  }
  return conf;
}

// Postfix itself, in a scratch folder: a real mail server in front of ours, which hands it what comes by LMTP.
import { spawn } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import { unpacked } from './debian.ts';
import { freePorts } from './free-ports.ts';

/** Its first process gives up the rights of root for those of others: nobody else can start it. */
const isRoot = userInfo().uid === 0;
if (!isRoot) console.warn('SKIPPED: Postfix starts as root only; no LMTP test runs behind it.');
const files = isRoot ? unpacked(['postfix', 'libnsl2'], 'usr/lib/postfix/sbin/master') : undefined;
export const hasPostfix = files !== undefined;

/** Users that Debian always has: the mail’s owner must be none of root’s. */
const OWNER = { name: 'www-data', id: 33 };
const GROUP = { name: 'games', id: 60 };

export type Postfix = {
  /** Where the world reaches it. */
  port: number;
  log: () => string;
  stop: () => Promise<void>;
};

/** @param lmtpPort where what comes for `domain` is handed to */
export async function startPostfix({
  domain,
  lmtpPort,
}: {
  domain: string;
  lmtpPort: number;
}): Promise<Postfix> {
  const folder = mkdtempSync('/tmp/postfix-');
  const [port = 0] = await freePorts(1);
  const root = files?.folder ?? '';
  const env = { ...process.env, ...files?.env, LD_LIBRARY_PATH: `${files?.env.LD_LIBRARY_PATH}` };
  prepare({ folder, root, port, domain, lmtpPort });
  const server = spawn(join(root, 'usr/lib/postfix/sbin/master'), ['-c', join(folder, 'conf'), '-d'], {
    env,
    stdio: 'ignore',
    detached: true,
  });
  const gone = new Promise((resolve) => server.once('exit', resolve));
  const client = createTransport({ host: '127.0.0.1', port, ignoreTLS: true, connectionTimeout: 1_000 });
  const answers = () => client.verify().catch(() => false);
  for (let tries = 0; tries < 600 && !(await answers()); tries += 1) await pause(100);
  client.close();
  return {
    port,
    log: () => readFileSync(join(folder, 'log'), 'utf8'),
    stop: async () => {
      if (server.pid !== undefined) process.kill(-server.pid, 'SIGTERM');
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

type Prepared = { folder: string; root: string; port: number; domain: string; lmtpPort: number };

function prepare({ folder, root, port, domain, lmtpPort }: Prepared): void {
  chmodSync(folder, 0o755);
  for (const name of ['conf', 'data', 'spool', 'spool/pid']) mkdirSync(join(folder, name));
  chownSync(join(folder, 'data'), OWNER.id, OWNER.id);
  const queues = [
    'active',
    'bounce',
    'corrupt',
    'defer',
    'deferred',
    'flush',
    'hold',
    'incoming',
    'private',
    'saved',
    'trace',
  ];
  for (const name of queues) owned(join(folder, 'spool', name), OWNER.id, 0o700);
  owned(join(folder, 'spool/maildrop'), GROUP.id, 0o730);
  owned(join(folder, 'spool/public'), GROUP.id, 0o710);
  writeFileSync(join(folder, 'conf/main.cf'), mainOf({ folder, root, port, domain, lmtpPort }));
  writeFileSync(join(folder, 'conf/master.cf'), servicesOf(port));
}

function owned(path: string, group: number, mode: number): void {
  mkdirSync(path);
  chownSync(path, OWNER.id, group);
  chmodSync(path, mode);
}

/** What docs/email.md says of a server in front, and what it takes to run it here. */
function mainOf({ folder, root, domain, lmtpPort }: Prepared): string {
  return `compatibility_level = 3.6
queue_directory = ${folder}/spool
data_directory = ${folder}/data
daemon_directory = ${root}/usr/lib/postfix/sbin
command_directory = ${root}/usr/sbin
shlib_directory = ${root}/usr/lib/postfix
meta_directory = ${folder}/conf
mail_owner = ${OWNER.name}
setgid_group = ${GROUP.name}
default_privs = nobody
maillog_file = ${folder}/log
maillog_file_prefixes = ${folder}
import_environment = MAIL_CONFIG MAIL_LOGTAG TZ LANG=C POSTLOG_SERVICE POSTLOG_HOSTNAME LD_LIBRARY_PATH
myhostname = mx.${domain}
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
alias_maps =
alias_database =
local_recipient_maps =
smtpd_relay_restrictions = permit_mynetworks, reject_unauth_destination
smtpd_authorized_xforward_hosts = 127.0.0.1
recipient_delimiter = +
virtual_mailbox_domains = ${domain}
virtual_transport = lmtp:inet:127.0.0.1:${lmtpPort}
lmtp_send_xforward_command = yes
message_size_limit = 26214400
# Never so short that a mail is due again while the process that tried it still holds it: Postfix then passes it over.
minimal_backoff_time = 3s
maximal_backoff_time = 4s
queue_run_delay = 1s
`;
}

function servicesOf(port: number): string {
  return `127.0.0.1:${port} inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
lmtp unix - - n - - lmtp
error unix - - n - - error
retry unix - - n - - error
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
`;
}

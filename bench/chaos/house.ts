// Where the lives are lived: the product's own processes, on an engine and a store that can be struck like them.
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Config } from '../../config.ts';
import { keepAgent } from '../../store/agents.ts';
import { openStore, type StorePlace } from '../../store/open-store.ts';
import { engineFiles } from '../../temporal-server/data-folder.ts';
import { isAlive } from '../../temporal-server/process-identity.ts';
import type { Dovecot } from '../../test/support/dovecot.ts';
import { freePorts } from '../../test/support/free-ports.ts';
import type { Clocks } from './clocks.ts';
import type { Disk } from './disk.ts';

/** Something to strike; a negative pid is that of a group. */
export type Target = { name: string; pid: () => number | undefined | Promise<number | undefined> };

export type Mailbox = Pick<Dovecot, 'append' | 'subjects'> & {
  target: Target;
  url: string;
  end: () => Promise<void>;
};

export type House = {
  url: string;
  smtpPort: number;
  /** The mailbox that the service reads, where there is one. */
  mailbox: Mailbox | undefined;
  engineAddress: string;
  dataFolder: string;
  targets: readonly Target[];
  /** Lines between its parts that can be cut, where they are laid. */
  wires?: readonly { name: string; cut: () => number }[];
  /** Parts whose wall clock can be set, where they were begun so. */
  timed?: readonly string[];
  /** Ends of parts that nobody struck. */
  endedByThemselves: () => number;
  /** Stops what people reach; engine and store stay open for whoever checks. */
  close: () => Promise<StorePlace>;
  /** Ends all, whatever state it is in. */
  end: () => Promise<void>;
};

/** Passwords and names of those who work here. */
export type Staff = {
  support: readonly string[];
  medical: readonly string[];
  auditor: string;
  password: string;
};

export const staff: Staff = {
  support: ['lea', 'marc', 'nora', 'paul', 'rose', 'yves'],
  medical: ['roux', 'petit', 'blanc'],
  auditor: 'audit',
  password: randomBytes(18).toString('base64url'),
};

export async function hire(place: StorePlace): Promise<void> {
  const store = await openStore(place);
  const roles = { support: ['support'], medical: ['medical'] };
  for (const team of ['support', 'medical'] as const)
    for (const id of staff[team])
      await keepAgent(store.db, { id, name: id, roles: roles[team], password: staff.password });
  const { auditor: id, password } = staff;
  await keepAgent(store.db, { id, name: id, roles: ['auditor'], password });
  await store.close();
}

/** Of the engine on that folder, as it was written down beside its database; undefined while there is none. */
export async function enginePid(folder: string): Promise<number | undefined> {
  const written = await readFile(engineFiles(folder).owner, 'utf8').catch(() => '{}');
  const { engine } = JSON.parse(written);
  return engine !== undefined && (await isAlive(engine)) ? engine.pid : undefined;
}

export type Ports = Pick<Config, 'port' | 'smtpPort' | 'enginePort' | 'engineUiPort'>;

export async function drawPorts(): Promise<Ports> {
  const [port = 0, smtpPort = 0, enginePort = 0, engineUiPort = 0] = await freePorts(4);
  return { port, smtpPort, enginePort, engineUiPort };
}

/** What a house is made of: a folder of its own, a disk for what it keeps, clocks for its parts, where mail leaves, and the mailbox to read. */
export type Site = {
  folder: string;
  disk?: Disk | undefined;
  clocks?: Clocks | undefined;
  relay: string;
  mailbox: Mailbox | undefined;
};

/** One machine plays many people: each names its address as a proxy of ours would. */
export function settingsOf(
  dataFolder: string,
  ports: Ports,
  { relay, mailbox }: Pick<Site, 'relay' | 'mailbox'>,
): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(TEMPORAL_|DATABASE_URL|SMTP_|PALADIN_)/.test(name) || name === 'PALADIN_TEMPORAL',
  );
  return {
    ...Object.fromEntries(kept),
    PALADIN_DATA: dataFolder,
    PALADIN_PORT: String(ports.port),
    PALADIN_SMTP_PORT: String(ports.smtpPort),
    PALADIN_ENGINE_PORT: String(ports.enginePort),
    PALADIN_ENGINE_UI_PORT: String(ports.engineUiPort),
    PALADIN_PROXIES: '1',
    PALADIN_HOLIDAYS: 'FR',
    PALADIN_MAIL_SERVER: 'mx.paladin.fr',
    SMTP_URL: relay,
    ...(mailbox === undefined ? {} : { PALADIN_IMAP_URL: mailbox.url }),
  };
}

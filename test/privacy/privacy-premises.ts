// A whole Paladin of its own, as a process, with its agents: on either database.
import { randomUUID } from 'node:crypto';
import { keepAgent } from '../../store/agents.ts';
import { openStore } from '../../store/open-store.ts';
import { startCatcher, type Catcher } from '../email/catcher.ts';
import { call, type Answer, type AtDesk, type Said } from '../story/people.ts';
import { startPostgres } from '../support/postgres.ts';
import { demoPassword, newHome, type Home, type Paladin } from '../support/service.ts';
import { masterKey } from '../support/stores.ts';

const roles = {
  lea: ['support'],
  ines: ['support', 'supervisor'],
  roux: ['medical'],
  paul: ['auditor'],
} as const;
export type AgentName = keyof typeof roles;

export type Agent = AtDesk & { call: (line: string, body?: Said) => Promise<Answer>; cookie: string };

export type Premises = {
  home: Home;
  /** Of PostgreSQL, where that is the store. */
  databaseUrl: string | undefined;
  relay: Catcher;
  paladin: () => Paladin;
  /** Everything the processes said, from the first start on. */
  said: () => string;
  /** Starts it again after `paladin().interrupt()` or `kill()`. */
  start: () => Promise<void>;
  as: (name: AgentName) => Promise<Agent>;
  remove: () => Promise<void>;
};

export async function embeddedPremises(settings: Record<string, string> = {}): Promise<Premises> {
  const premises = await opened(undefined, settings);
  const password = (name: AgentName) => Promise.resolve(demoPassword(premises.said(), name));
  return { ...premises, as: entrance({ url: premises.home.url, password }) };
}

export async function postgresPremises(): Promise<Premises> {
  const postgres = await startPostgres();
  const password = randomUUID();
  const store = await openStore({ url: postgres.url });
  for (const [id, held] of Object.entries(roles))
    await keepAgent(store.db, { id, name: id, roles: [...held], password });
  await store.close();
  const premises = await opened(postgres.url);
  return {
    ...premises,
    as: entrance({ url: premises.home.url, password: () => Promise.resolve(password) }),
    remove: async () => {
      await premises.remove();
      await postgres.remove();
    },
  };
}

async function opened(
  databaseUrl: string | undefined,
  settings: Record<string, string> = {},
): Promise<Omit<Premises, 'as'>> {
  const relay = await startCatcher();
  const home = await newHome({
    PALADIN_LOG: 'debug',
    SMTP_URL: relay.url,
    PALADIN_MAIL_SERVER: 'mx.paladin.fr',
    PALADIN_MAIL_MEDICAL: 'medecins@paladin.example',
    PALADIN_MAIL_SUPERVISOR: 'encadrement@paladin.example',
    ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl, PALADIN_MASTER_KEY: masterKey(4) }),
    ...settings,
  });
  const started = [await home.start()];
  const current = () => {
    const last = started.at(-1);
    if (!last) throw new Error('nothing was started');
    return last;
  };
  return {
    home,
    databaseUrl,
    relay,
    paladin: current,
    said: () => started.map(({ output }) => output()).join('\n'),
    start: async () => void started.push(await home.start()),
    remove: async () => {
      await current().kill();
      await relay.close();
    },
  };
}

type Entrance = { url: string; password: (name: AgentName) => Promise<string> };

/** Each signs in once: attempts on one name are counted. */
function entrance({ url, password }: Entrance): Premises['as'] {
  const inside = new Map<AgentName, Promise<Agent>>();
  return (name) => {
    const already = inside.get(name) ?? password(name).then((known) => agent(url, name, known));
    inside.set(name, already);
    return already;
  };
}

async function agent(url: string, name: AgentName, password: string): Promise<Agent> {
  const { headers, status } = await call(url, 'POST /api/session', { body: { name, password } });
  if (status !== 200) throw new Error(`${name} is not let in: ${status}`);
  const cookie = headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const at = (line: string, body?: Said) => call(url, line, { headers: { cookie }, body });
  return {
    cookie,
    call: at,
    open: async (reference) => (await at(`GET ${of(reference)}`)).body,
    list: async () => Object.values((await at('GET /api/desk/questions?limit=500')).body),
    put: (reference, path, body) => at(`PUT ${of(reference)}/${path}`, { id: randomUUID(), ...body }),
    post: (reference, path, body) => at(`POST ${of(reference)}/${path}`, { id: randomUUID(), ...body }),
  };
}

function of(reference: string): string {
  return `/api/desk/questions/${reference}`;
}

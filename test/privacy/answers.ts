// Every answer that the desk gives an agent: each route of the API, each page, for each question, file and mail.
import { call, type Said } from '../story/people.ts';
import type { Place } from './places.ts';
import type { Agent, Premises } from './privacy-premises.ts';

type Names = {
  reference: string[];
  file: string[];
  message: string[];
  agent: string[];
  alert: string[];
  other: string[];
};

/** `isAskedOf`: what a question holds is asked of itself and of one other, which stands for all that do not hold it. */
type Known = { names: Names; isAskedOf: (reference: string, id: string) => boolean };

/**
 * Asks for all that can be read, as one agent. What there is to ask for is taken from what everybody is shown: an id
 * that was never told may still be guessed.
 */
export async function everyAnswer(premises: Premises, agent: Agent, known: Known): Promise<Place[]> {
  const routes = [...(await readingRoutes(premises)), ...pages];
  const paths = routes.flatMap((route) => filled(route, known));
  const places: Place[] = [];
  for (const path of paths) places.push(await answer(premises, agent, path));
  places.push(await firstOfStream(premises, agent));
  return places;
}

const pages = [
  '/bureau',
  '/bureau?vue=tout',
  '/bureau/questions/{reference}',
  '/bureau/etat/{reference}',
  '/bureau/envois',
  '/bureau/envois/{message}',
  '/question/{reference}',
  '/api/questions/{reference}',
  '/ready',
  '/health',
  '/metrics',
];

async function readingRoutes({ home }: Premises): Promise<string[]> {
  const { body } = await call(home.url, 'GET /api/openapi.json');
  return Object.entries<object>(body['paths'])
    .filter(([path, methods]) => 'get' in methods && !path.endsWith('/events'))
    .map(([path]) => path);
}

function filled(route: string, { names, isAskedOf }: Known): string[] {
  const start = route.includes('/questions') && !route.includes('{') ? `${route}?limit=500` : route;
  const isPart = (name: string) => name === 'file' || name === 'message';
  return [...route.matchAll(/\{(\w+)\}/g)].reduce(
    (paths, [, name = '']) => {
      const values = new Map(Object.entries(names)).get(name) ?? names.other;
      return paths.flatMap((path) => {
        const within = names.reference.find((reference) => path.includes(reference));
        return values
          .filter((value) => within === undefined || !isPart(name) || isAskedOf(within, value))
          .map((value) => path.replace(`{${name}}`, encodeURIComponent(value)));
      });
    },
    [start],
  );
}

async function answer({ home }: Premises, { cookie }: Agent, path: string): Promise<Place> {
  const response = await fetch(`${home.url}${path}`, { headers: { cookie } });
  const headers = JSON.stringify([...response.headers]);
  const bytes = Buffer.concat([Buffer.from(headers), Buffer.from(await response.arrayBuffer())]);
  return { name: `${response.status} GET ${path}`, bytes };
}

/** A stream has no end: its head is what there is to read. */
async function firstOfStream({ home }: Premises, { cookie }: Agent): Promise<Place> {
  const ending = new AbortController();
  const { body } = await fetch(`${home.url}/api/desk/events`, { headers: { cookie }, signal: ending.signal });
  const reader = body?.getReader();
  const { value } = (await reader?.read()) ?? {};
  ending.abort();
  return { name: 'GET /api/desk/events', bytes: Buffer.from(value ?? []) };
}

async function listed(agent: Agent): Promise<Said[]> {
  const { body: open } = await agent.call('GET /api/desk/questions?limit=500');
  const { body: closed } = await agent.call('GET /api/desk/questions?limit=500&closed=true');
  return [...Object.values(open), ...Object.values(closed)];
}

/** Names of all there is, as whoever may read most of it is told. */
export async function allThatIsKnown({ as }: Pick<Premises, 'as'>): Promise<Known> {
  const [ines, roux] = await Promise.all([as('ines'), as('roux')]);
  const lines = [...(await listed(ines)), ...(await listed(roux))];
  const reference = [...new Set(lines.map((line) => String(line.reference)))];
  const opened = await Promise.all(reference.map((one) => roux.open(one)));
  const parts = opened.map(({ messages = [] }): { said: string[]; files: string[] } => ({
    said: messages.map(({ id }: { id: string }) => id),
    files: messages.flatMap((one: { files: { id: string }[] }) => one.files.map(({ id }) => id)),
  }));
  const holders = new Map(parts.flatMap(({ said, files }, at) => [...said, ...files].map((id) => [id, at])));
  const mails = Object.values((await ines.call('GET /api/desk/outbox')).body).map((mail) =>
    String(mail.message),
  );
  const alerts = Object.values((await ines.call('GET /api/desk/alerts')).body).map((alert) =>
    String(alert.id),
  );
  const names = {
    reference,
    file: parts.flatMap(({ files }) => files),
    message: [...mails, ...parts.flatMap(({ said }) => said)],
    agent: ['lea'],
    alert: alerts,
    other: ['1'],
  };
  const isAskedOf = (asked: string, id: string) => {
    const holder = holders.get(id) ?? 0;
    const at = reference.indexOf(asked);
    return at === holder || at === (holder + 1) % reference.length;
  };
  return { names, isAskedOf };
}

// A desk with its people signed in: Léa and Marc of support, Samira the doctor, Paule who supervises, Victor who audits.
import type { Reading } from '../../domain/journal.ts';
import { DRAWN_COST, keepAgent } from '../../store/agents.ts';
import { askBy, happen, openSite, send, told, type Told } from './test-site.ts';

export const PASSWORD = 'un mot de passe assez long';

const cast = {
  lea: ['support'],
  marc: ['support'],
  samira: ['medical'],
  paule: ['supervisor'],
  victor: ['auditor'],
  ines: ['editor'],
} as const;
export type Agent = keyof typeof cast;

export type Staffed = Awaited<ReturnType<typeof openStaffed>>;

export async function openStaffed(different: Parameters<typeof openSite>[0] = {}) {
  const site = await openSite(different);
  const cookies = new Map<string, string>();
  const signIn = (name: string, password = PASSWORD) =>
    send(site.api, 'POST /api/session', {
      body: { name, password },
      headers: { 'x-forwarded-for': `desk of ${name}` },
    });
  for (const [id, roles] of Object.entries(cast)) {
    await keepAgent(site.store.db, { id, name: id, roles: [...roles], password: PASSWORD, cost: DRAWN_COST });
    cookies.set(id, cookieOf(await signIn(id)));
  }
  const cookie = (agent: Agent) => cookies.get(agent) ?? '';
  const as = (agent: Agent, line: string, body?: unknown) =>
    told(send(site.api, line, { cookie: cookie(agent), body }));
  return {
    ...site,
    signIn,
    cookie,
    as,
    /** References on an agent's list. */
    async listed(agent: Agent, query = ''): Promise<string[]> {
      const { body } = await as(agent, `GET /api/desk/questions?limit=500${query}`);
      return linesOf(body).map(({ reference }) => reference);
    },
    /** `PUT claim` on a question, in an agent's name. */
    acts(agent: Agent, reference: string, line: string, body: object) {
      const [method, path] = line.split(' ');
      return as(agent, `${method} /api/desk/questions/${reference}/${path}`, body);
    },
    asked: (text: string, summary: Summed = {}) => asked(site, text, summary),
  };
}

export function cookieOf(answer: Response): string {
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

/** The lines of a list that was answered. */
export function linesOf(body: Told): Told[] {
  return Array.isArray(body) ? body : [];
}

type Summed = NonNullable<Parameters<typeof happen>[2]['summary']>;

/** A question that a human must see to, its journal's three events projected. */
async function asked(site: Awaited<ReturnType<typeof openSite>>, text: string, summary: Summed) {
  const question = await askBy(site.api, text, { email: 'ana@exemple.fr', name: 'Ana' });
  const team = summary.team === 'medical' ? 'medical' : 'support';
  await happen(site, question.reference, {
    from: 1,
    events: [
      { type: 'registered', channel: 'chat', role: 'employee' },
      { type: 'message', message: question.messageId, reading: telling, by: 'requester' },
      { type: 'handed-off', reason: 'asked-for-a-human', team },
    ],
    summary,
  });
  return question;
}

/** What triage read, by names that would tell an illness. */
const telling: Reading = {
  route: 'question',
  humanRequested: false,
  sensitive: true,
  suicidal: false,
  thanks: false,
  cannotReach: false,
  automated: false,
  topic: 'sujet-trahissant',
  rules: ['regle-trahissante'],
};

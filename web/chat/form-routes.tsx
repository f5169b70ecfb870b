import { randomUUID } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { talk } from '../../content/fr/chat.ts';
import { askApi, type ApiAnswer } from '../api-client.ts';
import { sitePage } from '../help/site-page.tsx';
import type { PageParts } from '../page-context.ts';
import { page, statusOf } from '../respond.ts';
import { EmergencyPage } from './chat-pages.tsx';
import { formText } from './form-entry.ts';

type Form = Record<string, string>;
type Call = { name: string; method: 'POST' | 'PUT'; json: (form: Form) => object };

/** What the person may send, by the last word of its address, and what the API calls it. */
const calls: Record<string, Call> = {
  messages: { name: 'messages', method: 'POST', json: ({ text = '' }) => ({ text }) },
  confirmation: { name: 'confirmation', method: 'PUT', json: ({ helped }) => ({ helped: helped === 'oui' }) },
  accord: { name: 'consent', method: 'PUT', json: ({ agreed }) => ({ agreed: agreed === 'oui' }) },
  humain: { name: 'human', method: 'PUT', json: () => ({}) },
  avis: {
    name: 'rating',
    method: 'PUT',
    json: ({ score, comment }) => ({ score: Number(score), ...(comment ? { comment } : {}) }),
  },
};

/** Forms of the conversation. A script gets the API's own answer; without one, the page is shown again. */
export function formRoutes(parts: PageParts): Hono {
  return new Hono().post('/question/:reference/:what{messages|confirmation|accord|humain|avis}', (c) =>
    sendForm(c, parts),
  );
}

async function sendForm(c: Context, parts: PageParts) {
  const { reference = '', what = '' } = c.req.param();
  const call = calls[what];
  if (!call) return c.notFound();
  const form = fieldsOf(await c.req.parseBody());
  const told = await askApi<Sent>(parts, c, {
    path: `/api/questions/${encodeURIComponent(reference)}/${call.name}`,
    method: call.method,
    json: { id: form['id'] ?? randomUUID(), ...call.json(form) },
  });
  const held = told.ok ? (told.body.reference ?? reference) : reference;
  return c.req.header('Accept') === 'application/json'
    ? asJson(c, told)
    : asPage(c, parts, { reference: held, told });
}

/** `reference` of a message: where it went, which is another question when its own was over. */
type Sent = { reference?: string; emergency?: { text: string } };
type Answered = ApiAnswer<Sent>;

function asJson(c: Context, told: Answered) {
  if (told.ok) return c.json(told.body);
  const { error, message, emergency } = told;
  return c.json({ error, message, ...(emergency ? { emergency } : {}) }, statusOf(told.status));
}

/** The conversation again; before it, in an emergency, the numbers to call. */
function asPage(c: Context, parts: PageParts, { reference, told }: { reference: string; told: Answered }) {
  const emergency = told.ok ? told.body.emergency : told.emergency;
  if (emergency !== undefined) {
    const body = <EmergencyPage reference={reference} text={emergency.text} />;
    const sight = { head: { title: talk.emergency }, body, chat: false } as const;
    return page(c, sitePage(parts, sight), told.ok ? 200 : statusOf(told.status));
  }
  const problem = told.ok ? '' : `?souci=${encodeURIComponent(told.error)}`;
  return c.redirect(`/question/${encodeURIComponent(reference)}${problem}`, 303);
}

function fieldsOf(form: Record<string, unknown>): Form {
  return Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, formText(value)]] : [],
    ),
  );
}

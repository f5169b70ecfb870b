import { randomUUID } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { ALL_SETTLED } from '../../content/fr/browser-texts.ts';
import { talk } from '../../content/fr/chat.ts';
import { askApi, segments, type ApiAnswer, type ApiClient } from '../api-client.ts';
import { sitePage } from '../help/site-page.tsx';
import type { PageParts } from '../page-context.ts';
import { page, httpStatusOf } from '../respond.ts';
import { EmergencyPage } from './chat-pages.tsx';
import { formText, messageId } from './form-entry.ts';

type Form = Record<string, string>;
type Question = ApiClient['questions'][':reference'];
type Asked = { param: { reference: string }; id: string; form: Form };

/** What the person may send, by the last word of its address, and what the API calls it. */
const calls = {
  messages: (question: Question, { param, id, form }: Asked) => {
    const text = [form['text'], form['resolue'] && ALL_SETTLED].filter(Boolean).join('\n\n');
    return question.messages.$post({ param, header: {}, json: { id: messageId(id, text), text } });
  },
  confirmation: (question: Question, { param, id, form }: Asked) =>
    question.confirmation.$put({ param, json: { id, helped: form['helped'] === 'oui' } }),
  accord: (question: Question, { param, id, form }: Asked) =>
    question.consent.$put({ param, json: { id, agreed: form['agreed'] === 'oui' } }),
  coordonnees: (question: Question, { param, form: { role, email } }: Asked) =>
    question.contact.$put({
      param,
      json: { ...(role === 'employee' || role === 'employer' ? { role } : {}), ...(email ? { email } : {}) },
    }),
  copie: (question: Question, { param, id }: Asked) => question.transcripts.$post({ param, json: { id } }),
  humain: (question: Question, { param, id }: Asked) => question.human.$put({ param, json: { id } }),
  avis: (question: Question, { param, id, form: { score, comment } }: Asked) =>
    question.rating.$put({ param, json: { id, score: Number(score), ...(comment ? { comment } : {}) } }),
};
type What = keyof typeof calls;

/** Forms of the conversation. */
export function formRoutes(parts: PageParts): Hono {
  return new Hono().post(
    '/question/:reference/:what{messages|confirmation|accord|coordonnees|copie|humain|avis}',
    (c) => readForm(c, parts),
  );
}

async function readForm(c: Context, parts: PageParts) {
  const { reference = '', what = '' } = c.req.param();
  if (!isCall(what)) return c.notFound();
  return sendForm(c, parts, { reference, what, form: fieldsOf(await c.req.parseBody()) });
}

type Sending = { reference: string; what: What; form: Form };

/** A script gets the API's own answer; without one, the page is shown again. */
export async function sendForm(c: Context, parts: PageParts, { reference, what, form }: Sending) {
  const told: Answered = await askApi(parts, c, (api) =>
    calls[what](api.questions[':reference'], {
      param: segments({ reference }),
      id: form['id'] ?? randomUUID(),
      form,
    }),
  );
  const held = told.ok ? (told.body?.reference ?? reference) : reference;
  return c.req.header('Accept') === 'application/json'
    ? asJson(c, told)
    : asPage(c, parts, { reference: held, told });
}

/** `reference` of a message: where it went, which is another question when its own was over. */
type Sent = { reference?: string; emergency?: { text: string } };
type Answered = ApiAnswer<Sent | undefined>;

function isCall(what: string): what is What {
  return Object.hasOwn(calls, what);
}

function asJson(c: Context, told: Answered) {
  if (told.ok) return c.json(told.body ?? {});
  const { error, message, emergency } = told;
  return c.json({ error, message, ...(emergency ? { emergency } : {}) }, httpStatusOf(told.status));
}

/** The conversation again; before it, in an emergency, the numbers to call. */
function asPage(c: Context, parts: PageParts, { reference, told }: { reference: string; told: Answered }) {
  const emergency = told.ok ? told.body?.emergency : told.emergency;
  if (emergency !== undefined) {
    const body = <EmergencyPage reference={reference} text={emergency.text} />;
    const sight = { head: { title: talk.emergency }, body, chat: false } as const;
    return page(c, sitePage(parts, sight), told.ok ? 200 : httpStatusOf(told.status));
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

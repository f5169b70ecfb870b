import { randomUUID } from 'node:crypto';
import { Hono, type Context } from 'hono';
import type { Conversation } from '../../api/requester/conversation.ts';
import { chatLanguage, chatWords } from '../../content/chat-words.ts';
import { askPageTexts as words, talk } from '../../content/fr/chat.ts';
import { isReference } from '../../domain/reference.ts';
import { isTimeZone } from '../../content/instants.ts';
import { NOTHING, WANTS_A_PERSON } from '../../content/fr/browser-texts.ts';
import { askApi, segments, type ApiAnswer } from '../api-client.ts';
import { notFoundPage, sitePage } from '../help/site-page.tsx';
import type { PageParts } from '../page-context.ts';
import { page, httpStatusOf } from '../respond.ts';
import { rightAddress } from '../right-address.ts';
import { AskPage, LinkEntry, Problem, ConversationPage } from './chat-pages.tsx';
import { formRoutes, sendForm } from './form-routes.tsx';
import { ConversationView } from './conversation-view.tsx';
import type { ConversationProps } from './conversation-props.ts';
import type { Typed } from './first-contact.tsx';
import { firstContactProps } from './first-contact-props.ts';
import { formText } from './form-entry.ts';
import { followPages } from './follow-routes.tsx';
import { frameRoutes } from './frame-routes.tsx';
import { ratingRoutes } from './rating-routes.tsx';
import { Words } from './words.ts';

/** The chat as pages of its own, which need no script: ask, read, write again. */
export function chatRoutes(parts: PageParts): Hono {
  return (
    new Hono()
      .get('/question', (c) => askPage(c, parts, { id: randomUUID() }))
      // At an address of its own: a form sent to that of its page makes the browser forget the page, and its id.
      .post('/question/envoi', (c) => askForm(c, parts))
      .get('/question/envoi', (c) => c.redirect('/question', 303))
      .get('/question/:reference', (c) => questionPage(c, parts))
      .get('/question/:reference/fil', (c) => fragment(c, parts))
      .post('/question/:reference/acces', (c) => enterByLink(c, parts))
      .post('/question/:reference/oubli', (c) => forgotten(c, parts))
      .route('/', frameRoutes(parts))
      .route('/', followPages(parts))
      .route('/', ratingRoutes(parts))
      .route('/', formRoutes(parts))
  );
}

function askPage(
  c: Context,
  parts: PageParts,
  typed: Typed,
  refused?: Extract<ApiAnswer<never>, { ok: false }>,
) {
  const { title, description } = words;
  const head = { title, description, canonical: `${parts.address}/question` };
  const body = (
    <AskPage shown={firstContactProps(c, parts)} typed={typed} emergency={refused?.emergency?.text} />
  );
  // The way back leads to the page as it was, whose form makes one question only. With what was typed, it is kept nowhere.
  c.header('Cache-Control', refused ? 'no-store' : 'private, no-cache');
  return page(c, sitePage(parts, { head, body, chat: false }), refused ? httpStatusOf(refused.status) : 200);
}

async function askForm(c: Context, parts: PageParts) {
  const form = await c.req.parseBody();
  const text = formText(form['text']);
  const id = formText(form['id']) || randomUUID();
  const whole = [text, ...(form['personne'] ? [WANTS_A_PERSON] : [])].filter(Boolean).join('\n\n');
  if (whole === '') return askPage(c, parts, { id, problem: NOTHING }, INVALID);
  const told = await askApi(parts, c, (api) =>
    api.questions.$post({ header: {}, json: { id, text: whole } }),
  );
  if (told.ok) return c.redirect(`/question/${told.body.reference}`, 303);
  // Back to the form, and other words: what is added goes where the first ones went, as in the chat.
  if (told.error === 'key-reused' && told.reference !== undefined)
    return sendForm(c, parts, { reference: told.reference, what: 'messages', form: { id, text: whole } });
  return askPage(c, parts, { id, text, problem: told.message }, told);
}

const INVALID = {
  ok: false,
  status: 422,
  error: 'invalid',
  message: NOTHING,
  fields: [],
} satisfies ApiAnswer<never>;

async function questionPage(c: Context, parts: PageParts) {
  const right = rightAddress(c);
  if (right !== undefined) return c.redirect(right, 301);
  const reference = c.req.param('reference') ?? '';
  if (!isReference(reference)) return notFoundPage(c, parts);
  const head = { title: talk.titleOf(reference) };
  c.header('Cache-Control', 'no-store');
  const token = c.req.query('acces');
  if (token !== undefined)
    return page(c, sitePage(parts, { head, body: <LinkEntry {...{ reference, token }} />, chat: false }));
  const told = await conversationOf(c, parts);
  if (!told.ok)
    return page(
      c,
      sitePage(parts, { head, body: <Problem told={told} />, chat: false }),
      httpStatusOf(told.status),
    );
  const body = <ConversationPage shown={propsOf(c, parts, told.body)} problem={c.req.query('souci')} />;
  return page(c, sitePage(parts, { head, body, chat: false }));
}

/**
 * From a link in a mail, once its reader says so: programs open links too. The cookie is SameSite=Strict, and this form is
 * ours, so the browser sends it with the page that follows.
 */
async function enterByLink(c: Context, parts: PageParts) {
  const form = await c.req.parseBody();
  const told = await askApi(parts, c, (api) =>
    api.questions[':reference'].access.$put({
      param: paramOf(c),
      json: { token: formText(form['acces']) },
    }),
  );
  if (told.ok) return c.redirect(`/question/${encodeURIComponent(c.req.param('reference') ?? '')}`, 303);
  const body = <Problem told={told} />;
  return page(
    c,
    sitePage(parts, { head: { title: talk.locked }, body, chat: false }),
    httpStatusOf(told.status),
  );
}

/** The conversation alone, for the script to put in place. */
async function fragment(c: Context, parts: PageParts) {
  const told = await conversationOf(c, parts);
  c.header('Cache-Control', 'no-store');
  if (!told.ok) return c.json({ error: told.error, message: told.message }, httpStatusOf(told.status));
  const spoken = chatWords(chatLanguage(c.req.query('langue')));
  return page(
    c,
    <Words.Provider value={spoken}>
      <ConversationView {...propsOf(c, parts, told.body)} />
    </Words.Provider>,
  );
}

function conversationOf(c: Context, parts: PageParts): Promise<ApiAnswer<Conversation>> {
  return askApi(parts, c, (api) => api.questions[':reference'].$get({ param: paramOf(c) }));
}

function propsOf(c: Context, parts: PageParts, conversation: Conversation): ConversationProps {
  const zone = c.req.query('zone');
  return {
    conversation,
    articles: parts.articles(),
    now: parts.now(),
    ...(zone !== undefined && isTimeZone(zone) ? { zone } : {}),
  };
}

/** On a shared device: this browser may no longer read the question. */
async function forgotten(c: Context, parts: PageParts) {
  await askApi(parts, c, (api) => api.questions[':reference'].access.$delete({ param: paramOf(c) }));
  return c.redirect('/aide', 303);
}

/** Of the question, in the API. */
function paramOf(c: Context): { reference: string } {
  return segments({ reference: c.req.param('reference') ?? '' });
}

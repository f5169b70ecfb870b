import { randomUUID } from 'node:crypto';
import { Hono, type Context } from 'hono';
import type { Child } from 'hono/jsx';
import { rating as words } from '../../content/fr/chat.ts';
import { askApi, segments, type ApiAnswer } from '../api-client.ts';
import { sitePage } from '../help/site-page.tsx';
import type { PageParts } from '../page-context.ts';
import { page, httpStatusOf } from '../respond.ts';
import { EmergencyPage, Problem } from './chat-pages.tsx';
import { formText } from './form-entry.ts';
import { RatingForm, RatingThanks } from './rating-pages.tsx';

/**
 * What the scores in a mail lead to. Programs open the links of mails before people do: opening one gives no score, its
 * page has the score chosen and one button. Given again, a score changes nothing.
 */
export function ratingRoutes(parts: PageParts): Hono {
  return new Hono()
    .get('/question/:reference/avis', (c) => ask(c, parts))
    .post('/question/:reference/note', (c) => rate(c, parts));
}

function ask(c: Context, parts: PageParts) {
  const reference = c.req.param('reference') ?? '';
  const { acces: token = '', note } = c.req.query();
  return show(c, parts, <RatingForm {...{ reference, token, id: randomUUID() }} chosen={Number(note)} />);
}

async function rate(c: Context, parts: PageParts) {
  const reference = c.req.param('reference') ?? '';
  const form = await c.req.parseBody();
  const [token, id, comment] = [formText(form['acces']), formText(form['id']), formText(form['comment'])];
  const score = Number(form['score']);
  const told = await askApi(parts, c, (api) =>
    api.questions[':reference'].rating.$put(
      { param: segments({ reference }), json: { id, score, ...(comment === '' ? {} : { comment }) } },
      { headers: { Authorization: `Bearer ${token}` } },
    ),
  );
  const emergency = told.ok ? urgentIn(told.body) : told.emergency;
  if (emergency !== undefined)
    return show(c, parts, <EmergencyPage reference={reference} text={emergency.text} />);
  if (told.ok) return show(c, parts, <RatingThanks {...{ reference, token, score }} />);
  if (told.error === 'already-rated') return show(c, parts, <RatingThanks {...{ reference, token }} />);
  return show(c, parts, <Problem told={told} />, told);
}

function urgentIn(body: object): { text: string } | undefined {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as the route describes it
  return (body as { emergency?: { text: string } }).emergency;
}

function show(c: Context, parts: PageParts, body: Child, refused?: Extract<ApiAnswer<never>, { ok: false }>) {
  c.header('Cache-Control', 'no-store');
  const sight = { head: { title: words.title }, body, chat: false } as const;
  return page(c, sitePage(parts, sight), refused ? httpStatusOf(refused.status) : 200);
}

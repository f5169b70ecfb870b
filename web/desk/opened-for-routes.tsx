import { randomUUID } from 'node:crypto';
import { Hono, type Context } from 'hono';
import type { Child } from 'hono/jsx';
import { requesters } from '../../content/fr/desk-words.ts';
import { openedForWords as words } from '../../content/fr/opened-for-words.ts';
import type { Role } from '../../domain/triage/types.ts';
import { askApi } from '../api-client.ts';
import type { PageParts } from '../page-context.ts';
import { fieldsOf, oneOfThose, type Fields } from './api-calls.ts';
import { seenBy } from './desk-data.ts';
import { deskPage } from './desk-page.tsx';
import { toSignIn } from './sign-in-routes.tsx';

/** What a caller asks, written down by whoever takes the call; readable without script. */
export function openedForPages(parts: PageParts): Hono {
  return new Hono()
    .get('/bureau/telephone', (c) => show(c, parts, <CallForm fields={{ id: randomUUID() }} />))
    .post('/bureau/telephone', (c) => open(c, parts));
}

async function show(c: Context, parts: PageParts, body: Child, status = 200) {
  const seen = await seenBy(c, parts);
  if (!seen) return toSignIn(c);
  return deskPage(c, parts, { seen, title: words.title, here: 'queue', body }, status);
}

async function open(c: Context, parts: PageParts) {
  const fields = fieldsOf(await c.req.parseBody());
  const { id = '', text = '', role = 'unknown', name = '', email = '' } = fields;
  const json = {
    id,
    text,
    role: oneOfThose<Role>(role),
    ...(name === '' ? {} : { name }),
    ...(email === '' ? {} : { email }),
  };
  const told = await askApi(parts, c, (api) => api.desk.questions.$post({ json }));
  if (!told.ok) return show(c, parts, <CallForm fields={fields} problem={told.message} />, told.status);
  const { reference, emergency } = told.body;
  if (!emergency) return c.redirect(`/bureau/questions/${reference}`, 303);
  return show(c, parts, <Urgent reference={reference} text={emergency.text} />);
}

/** What was typed stays when it is refused. */
function CallForm({ fields, problem }: { fields: Fields; problem?: string }) {
  const { id = randomUUID(), text = '', role = 'unknown', name = '', email = '' } = fields;
  return (
    <>
      <h1>{words.title}</h1>
      <p class="quiet">{words.lead}</p>
      {problem !== undefined && (
        <p class="wrong" role="alert">
          {problem}
        </p>
      )}
      <form method="post" action="/bureau/telephone" class="call">
        <input type="hidden" name="id" value={id} />
        <div class="field">
          <label for="appel-texte">{words.text}</label>
          <textarea id="appel-texte" name="text" rows={6} maxlength={10_000} required>
            {text}
          </textarea>
        </div>
        <fieldset>
          <legend>{words.role}</legend>
          {Object.entries(requesters).map(([value, label]) => (
            <label class="check">
              <input type="radio" name="role" value={value} checked={value === role} /> {label}
            </label>
          ))}
        </fieldset>
        <Caller name={name} email={email} />
        <button class="button">{words.open}</button>
      </form>
    </>
  );
}

function Caller({ name, email }: { name: string; email: string }) {
  return (
    <>
      <div class="field short">
        <label for="appel-nom">{words.name}</label>
        <input id="appel-nom" name="name" value={name} maxlength={100} autocomplete="off" />
      </div>
      <div class="field short">
        <label for="appel-adresse">{words.email}</label>
        <input
          id="appel-adresse"
          name="email"
          type="email"
          value={email}
          maxlength={254}
          autocomplete="off"
          aria-describedby="appel-adresse-aide"
        />
        <p class="hint" id="appel-adresse-aide">
          {words.emailHint}
        </p>
      </div>
    </>
  );
}

function Urgent({ reference, text }: { reference: string; text: string }) {
  return (
    <>
      <h1>{words.urgent}</h1>
      <p class="wrong" role="alert">
        {text}
      </p>
      <p>
        <a class="button" href={`/bureau/questions/${reference}`}>
          {words.goOn(reference)}
        </a>
      </p>
    </>
  );
}

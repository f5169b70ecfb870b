import { Hono, type Context } from 'hono';
import { signInWords } from '../../content/fr/staff-words.ts';
import { askApi } from '../api-client.ts';
import { Document } from '../frame.tsx';
import type { PageParts } from '../page-context.ts';
import { page, httpStatusOf } from '../respond.ts';
import { textOf } from './form-text.ts';
import { PassingOn, SecondStep, SignIn } from './sign-in.tsx';

export function signInRoutes(parts: PageParts): Hono {
  return new Hono()
    .get('/bureau/connexion', (c) => signInPage(c, parts, { next: nextOf(c.req.query('vers')) }))
    .post('/bureau/connexion', (c) => signInAgent(c, parts))
    .post('/bureau/connexion/code', (c) => finishSignIn(c, parts))
    .get('/bureau/connexion/fournisseur', (c) => toProvider(c, parts))
    .get('/bureau/connexion/retour', (c) => fromProvider(c, parts))
    .post('/bureau/deconnexion', (c) => signOutAgent(c, parts));
}

/** To the sign-in page, and back here afterwards. */
export function toSignIn(c: Context) {
  const { pathname, search } = new URL(c.req.url);
  return c.redirect(`/bureau/connexion?vers=${encodeURIComponent(pathname + search)}`, 303);
}

type Second = { needs: 'code' | 'passkey'; passkey: boolean };
type Asked = { next: string; name?: string; problem?: string; second?: Second };

async function signInPage(c: Context, parts: PageParts, asked: Asked, status = 200) {
  const told = await askApi(parts, c, (api) => api.session.ways.$get());
  const ways = told.ok ? told.body : { provider: null };
  const whole = (
    <Document head={{ title: 'Se connecter au bureau' }} assets={parts.assets} entry="desk">
      {asked.second ? <SecondStep {...asked} second={asked.second} /> : <SignIn ways={ways} {...asked} />}
    </Document>
  );
  return page(c, whole, status === 200 ? 200 : httpStatusOf(status));
}

/** To the company's provider: to sign in, or for who is signed in to say once more who they are. */
async function toProvider(c: Context, parts: PageParts) {
  const again = c.req.query('encore') !== undefined;
  const next = nextOf(again ? pageBefore(c) : c.req.query('vers'));
  const told = await askApi(parts, c, (api) => api.session.provider.$post({ json: { next, again } }));
  return told.ok
    ? c.redirect(told.body.url, 303)
    : signInPage(c, parts, { next, problem: told.message }, told.status);
}

function pageBefore(c: Context): string | undefined {
  const referer = c.req.header('Referer') ?? '';
  if (!URL.canParse(referer)) return undefined;
  const { pathname, search } = new URL(referer);
  return pathname + search;
}

/** Back from there. What another site leads to comes without our strict cookies: a page of ours leads on. */
async function fromProvider(c: Context, parts: PageParts) {
  const { search } = new URL(c.req.url);
  const told = await askApi(parts, c, (api) => api.session.provider.$put({ json: { answer: search } }));
  if (!told.ok) return signInPage(c, parts, { next: '/bureau', problem: told.message }, told.status);
  return passOn(c, parts, { title: signInWords.arrived, next: nextOf(told.body.next) });
}

function passOn(c: Context, { assets }: PageParts, to: { title: string; lead?: string; next: string }) {
  c.header('Refresh', `0; url=${to.next}`);
  const whole = (
    <Document head={{ title: to.title }} assets={assets} entry="desk">
      <PassingOn {...to} />
    </Document>
  );
  return page(c, whole);
}

async function signInAgent(c: Context, parts: PageParts) {
  const form = await c.req.formData();
  const next = nextOf(textOf(form, 'vers'));
  const told = await askApi(parts, c, (api) =>
    api.session.$post({ json: { name: textOf(form, 'name').trim(), password: textOf(form, 'password') } }),
  );
  if (!told.ok) {
    const problem = told.error === 'sign-in-needed' || told.error === 'invalid' ? WRONG : told.message;
    return signInPage(c, parts, { next, name: textOf(form, 'name'), problem }, told.status);
  }
  return 'needs' in told.body ? signInPage(c, parts, { next, second: told.body }) : c.redirect(next, 303);
}

async function finishSignIn(c: Context, parts: PageParts) {
  const form = await c.req.formData();
  const next = nextOf(textOf(form, 'vers'));
  const json = { code: textOf(form, 'code') };
  const told = await askApi(parts, c, (api) => api.session.code.$post({ json }));
  if (told.ok) return c.redirect(next, 303);
  if (told.error === 'sign-in-needed')
    return c.redirect(`/bureau/connexion?vers=${encodeURIComponent(next)}`, 303);
  const isWrong = told.error === 'code-needed' || told.error === 'invalid';
  const problem = isWrong ? signInWords.codeWrong : told.message;
  return signInPage(c, parts, { next, second: { needs: 'code', passkey: true }, problem }, told.status);
}

const WRONG = 'Identifiant ou mot de passe incorrect.';

async function signOutAgent(c: Context, parts: PageParts) {
  const told = await askApi(parts, c, (api) => api.session.$delete());
  if (!told.ok || told.body === undefined) return c.redirect('/bureau/connexion', 303);
  // A form that led to another site would be stopped by our own policy.
  return passOn(c, parts, { title: signInWords.left, lead: signInWords.leftLead, next: told.body.next });
}

/** Only to pages of the desk: never to an address that somebody put in a link. */
function nextOf(asked: string | undefined): string {
  if (asked === undefined || !/^\/bureau(?:[/?]|$)/.test(asked)) return '/bureau';
  // Ends of lines and whatever else no address holds are left out.
  const { pathname, search } = new URL(asked, 'http://desk');
  return pathname + search;
}

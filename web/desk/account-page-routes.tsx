import { Hono, type Context } from 'hono';
import { accountWords, factorWords } from '../../content/fr/staff-words.ts';
import { askApi, segments } from '../api-client.ts';
import type { PageParts } from '../page-context.ts';
import { AccountPage } from './account-page.tsx';
import { seenBy } from './desk-data.ts';
import { deskPage } from './desk-page.tsx';
import { EnrolmentPage, RecoveryCodesPage } from './factor-pages.tsx';
import { keepNotices } from './notices.tsx';
import { withProof } from './proof.tsx';
import { RefusalNotice } from './refusal.tsx';
import { toSignIn } from './sign-in-routes.tsx';
import { textOf } from './form-text.ts';

export function accountPageRoutes(parts: PageParts): Hono {
  return new Hono()
    .get('/bureau/compte', (c) => account(c, parts, { done: c.req.query('fait') !== undefined }))
    .post('/bureau/compte', (c) => changePassword(c, parts))
    .post('/bureau/compte/sessions/:session', (c) => endSession(c, parts))
    .post('/bureau/compte/notifications', async (c) => {
      const told = await keepNotices(c, parts);
      return told.ok ? done(c) : account(c, parts, { problem: told.message }, told.status);
    })
    .post('/bureau/compte/facteur', (c) => beginFactor(c, parts))
    .post('/bureau/compte/facteur/confirmation', (c) => confirmFactor(c, parts))
    .post('/bureau/compte/cles/:passkey/fin', (c) => removePasskey(c, parts))
    .post('/bureau/compte/facteur/fin', (c) => removeFactor(c, parts));
}

type Outcome = { problem?: string; done?: boolean };

async function account(c: Context, parts: PageParts, outcome: Outcome, status = 200) {
  const seen = await seenBy(c, parts);
  if (!seen) return toSignIn(c);
  const told = await askApi(parts, c, (api) => api.account.$get());
  const body = told.ok ? (
    <AccountPage seen={seen} account={told.body} {...outcome} />
  ) : (
    <RefusalNotice message={told.message} />
  );
  const about = { seen, title: accountWords.title, here: 'account', body } as const;
  return deskPage(c, parts, about, told.ok ? status : told.status);
}

function done(c: Context) {
  return c.redirect('/bureau/compte?fait', 303);
}

async function changePassword(c: Context, parts: PageParts) {
  const form = await c.req.formData();
  const json = { current: textOf(form, 'current'), next: textOf(form, 'next') };
  const told = await askApi(parts, c, (api) => api.session.password.$put({ json }));
  if (told.ok) return done(c);
  return account(
    c,
    parts,
    { problem: told.error === 'invalid' ? accountWords.wrong : told.message },
    told.status,
  );
}

async function endSession(c: Context, parts: PageParts) {
  const param = segments({ session: c.req.param('session') ?? '' });
  const told = await askApi(parts, c, (api) => api.account.sessions[':session'].$delete({ param }));
  return told.ok ? done(c) : account(c, parts, { problem: told.message }, told.status);
}

async function beginFactor(c: Context, parts: PageParts) {
  const told = await withProof(c, parts, () => askApi(parts, c, (api) => api.account.factor.$post()));
  if (!told.ok) return account(c, parts, { problem: told.message }, told.status);
  const seen = await seenBy(c, parts);
  if (!seen) return toSignIn(c);
  const body = <EnrolmentPage enrolment={told.body} />;
  return deskPage(c, parts, { seen, title: factorWords.title, here: 'account', body });
}

async function confirmFactor(c: Context, parts: PageParts) {
  const form = await c.req.formData();
  const enrolment = {
    ticket: textOf(form, 'ticket'),
    secret: textOf(form, 'secret'),
    uri: textOf(form, 'uri'),
  };
  const json = { ticket: enrolment.ticket, code: textOf(form, 'code').replaceAll(/\s/g, '') };
  const told = await askApi(parts, c, (api) => api.account.factor.$put({ json }));
  const seen = await seenBy(c, parts);
  if (!seen) return toSignIn(c);
  const problem = told.ok || told.error !== 'invalid' ? undefined : factorWords.wrong;
  const body = told.ok ? (
    <RecoveryCodesPage codes={told.body.recoveryCodes} />
  ) : (
    <EnrolmentPage enrolment={enrolment} problem={problem ?? told.message} />
  );
  const about = { seen, title: factorWords.title, here: 'account', body } as const;
  return deskPage(c, parts, about, told.ok ? 200 : told.status);
}

async function removeFactor(c: Context, parts: PageParts) {
  const told = await withProof(c, parts, () => askApi(parts, c, (api) => api.account.factor.$delete()));
  return told.ok ? done(c) : account(c, parts, { problem: told.message }, told.status);
}

async function removePasskey(c: Context, parts: PageParts) {
  const param = segments({ passkey: c.req.param('passkey') ?? '' });
  const told = await withProof(c, parts, () =>
    askApi(parts, c, (api) => api.account.passkeys[':passkey'].$delete({ param })),
  );
  return told.ok ? done(c) : account(c, parts, { problem: told.message }, told.status);
}

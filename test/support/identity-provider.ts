// A company's identity provider, a real one (oidc-provider), on this machine: its people, its pages, its signatures.
import { createServer } from 'node:http';
import { decodeJwt, exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose';
import { Provider } from 'oidc-provider';
import { freePorts } from './free-ports.ts';

type Claims = Record<string, unknown>;
/** What becomes of an ID token before it leaves, signed with the provider's own key unless `alg` says otherwise. */
type Tampering = { claims?: (claims: JWTPayload) => JWTPayload; alg?: 'none' | 'another key' };

export type RunningProvider = Awaited<ReturnType<typeof startProvider>>;

export const CLIENT = 'paladin';
export const CLIENT_SECRET = 'un secret de client assez long';

/** @param site our own address; `people`: claims by what they sign in with, which a test may change */
export async function startProvider(site: string, people: Record<string, Claims>) {
  const [port = 0] = await freePorts(1);
  const issuer = `http://127.0.0.1:${port}`;
  const [keys, others] = [
    await generateKeyPair('RS256', { extractable: true }),
    await generateKeyPair('RS256', { extractable: true }),
  ];
  const tampering: { next?: Tampering | undefined; isAway?: boolean } = {};
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT,
        client_secret: CLIENT_SECRET,
        redirect_uris: [`${site}/bureau/connexion/retour`],
        post_logout_redirect_uris: [`${site}/bureau/connexion`],
        backchannel_logout_uri: `${site}/api/session/provider-logout`,
        backchannel_logout_session_required: true,
      },
    ],
    jwks: { keys: [{ ...(await exportJWK(keys.privateKey)), kid: 'house', use: 'sig', alg: 'RS256' }] },
    cookies: { keys: ['a key of the test'] },
    claims: { openid: ['sub'], profile: ['preferred_username', 'name', 'roles'] },
    conformIdTokenClaims: false,
    ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600 },
    features: { backchannelLogout: { enabled: true }, devInteractions: { enabled: true } },
    findAccount: (_ctx, id) => ({ accountId: id, claims: () => ({ sub: id, ...people[id] }) }),
    // Its people agreed once, for the whole company.
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({ accountId: ctx.oidc.session?.accountId, clientId: CLIENT });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
  });
  const sign = (claims: JWTPayload, key = keys.privateKey, kid = 'house') =>
    new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid }).sign(key);
  provider.use(async (ctx, next) => {
    await next();
    const { next: wanted } = tampering;
    if (ctx.path !== '/token' || wanted === undefined || !ctx.body?.id_token) return;
    const claims = (wanted.claims ?? ((same) => same))(decodeJwt(ctx.body.id_token));
    const unsigned = () => new UnsecuredJWT(claims).encode();
    const signed = wanted.alg === 'another key' ? await sign(claims, others.privateKey) : await sign(claims);
    ctx.body = { ...ctx.body, id_token: wanted.alg === 'none' ? unsigned() : signed };
  });
  const handle = provider.callback();
  const server = createServer((req, res) => {
    if (!tampering.isAway) return void handle(req, res);
    res.statusCode = 503;
    res.end();
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    issuer,
    people,
    tampering,
    /** What it would say to end sessions, or what somebody else would who has other keys. */
    logoutToken: (claims: Claims, by: 'house' | 'another' = 'house') =>
      sign(
        {
          iss: issuer,
          aud: CLIENT,
          iat: Math.floor(Date.now() / 1000),
          jti: crypto.randomUUID(),
          events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
          ...claims,
        },
        by === 'house' ? keys.privateKey : others.privateKey,
      ),
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

/**
 * Signs somebody in there, as a browser without a script would: follows its pages from `url` until it leads back to us. Gives that
 * address.
 */
export async function signInThere(url: string, login: string, site: string): Promise<URL> {
  const jar = new Map<string, string>();
  let at = url;
  let body: string | undefined;
  for (let step = 0; step < 12; step += 1) {
    if (at.startsWith(site)) return new URL(at);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const form = body === undefined ? {} : { method: 'POST', body };
    const type = body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await fetch(at, { ...form, redirect: 'manual', headers: { cookie, ...type } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    const location = answer.headers.get('location');
    if (location !== null) {
      at = new URL(location, at).href;
      body = undefined;
      continue;
    }
    const page = await answer.text();
    const action = /action="([^"]+)"/.exec(page)?.[1];
    if (action === undefined) throw new Error(`${answer.status} ${page.slice(0, 500)}`);
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? 'login';
    const typed = new URLSearchParams({ prompt, login, password: 'un mot de passe de là-bas' });
    at = new URL(action, at).href;
    body = typed.toString();
  }
  throw new Error('it led in circles');
}

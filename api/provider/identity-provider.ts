// The protocol spoken with a company's identity provider: OpenID Connect, authorization code with PKCE.
import { createRemoteJWKSet, jwtVerify } from 'jose';
import * as oidc from 'openid-client';
import { z } from 'zod';
import { HOUR } from '../../domain/durations.ts';
import type { ProviderSettings } from './provider-settings.ts';

/** What an answer must show that it is to this very question. */
type Checks = { state: string; nonce: string; verifier: string };
/** Whom the provider signed for; `idToken` is what it wants to see again when they sign out. */
export type Vouched = { claims: Readonly<Record<string, unknown>>; idToken: string };
/** Whose sessions the provider ended: one of them, or all of a person's. */
export type ProviderLogout = { mark: string; until: number } & ({ session: string } | { subject: string });

export type IdentityProvider = {
  /** @param fresh they say anew who they are, whatever session the provider still has of them */
  ask(back: string, fresh: boolean): Promise<{ url: string; checks: Checks }>;
  /** Throws whatever is wrong with the answer, or with what it is exchanged for. @param freshSeconds since when at most */
  redeem(answer: URL, checks: Checks, freshSeconds?: number): Promise<Vouched>;
  /** Where they sign out of the provider, too; undefined where it has no such page. */
  endPage(given: { idToken: string; back: string }): Promise<string | undefined>;
  /** Reads what the provider says of an end; throws whatever is wrong with it. */
  readLogout(token: string): Promise<ProviderLogout>;
};

/** In seconds, for each of its answers. */
const PATIENCE_S = 5;
/** What it says of itself, its keys' address for one, is asked anew after that long. */
const KNOWN_FOR_MS = HOUR;
/** Signed by a private key: with a shared secret whoever reads our settings would speak in the provider's name. */
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'];
const END = 'http://schemas.openid.net/event/backchannel-logout';

export function identityProvider(settings: ProviderSettings): IdentityProvider {
  const configured = rememberConfiguration(settings);
  return {
    ask: async (back, fresh) => {
      const checks = newChecks();
      const url = oidc.buildAuthorizationUrl(await configured(), {
        redirect_uri: back,
        scope: settings.scope,
        ...(await shownOf(checks)),
        ...(fresh ? { prompt: 'login', max_age: '0' } : {}),
      });
      return { url: url.href, checks };
    },
    redeem: async (answer, { state, nonce, verifier }, freshSeconds) => {
      const tokens = await oidc.authorizationCodeGrant(await configured(), answer, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
        ...(freshSeconds === undefined ? {} : { maxAge: freshSeconds }),
      });
      return { claims: { ...tokens.claims() }, idToken: tokens.id_token ?? '' };
    },
    endPage: async ({ idToken, back }) => {
      const configuration = await configured();
      if (configuration.serverMetadata().end_session_endpoint === undefined) return undefined;
      const asked = { id_token_hint: idToken, post_logout_redirect_uri: back };
      return oidc.buildEndSessionUrl(configuration, asked).href;
    },
    readLogout: async (token) => readLogout(await configured(), settings.client, token),
  };
}

/** Asked of it when first needed, and again after a while; a failure is not remembered. */
function rememberConfiguration(settings: ProviderSettings): () => Promise<oidc.Configuration> {
  let known: { at: number; configuration: Promise<oidc.Configuration> } | undefined;
  return () => {
    if (known !== undefined && Date.now() - known.at < KNOWN_FOR_MS) return known.configuration;
    const configuration = discover(settings);
    known = { at: Date.now(), configuration };
    configuration.catch(() => (known = undefined));
    return configuration;
  };
}

function newChecks(): Checks {
  return {
    state: oidc.randomState(),
    nonce: oidc.randomNonce(),
    verifier: oidc.randomPKCECodeVerifier(),
  };
}

/** What of them the provider is shown: of the verifier its digest alone. */
async function shownOf({ state, nonce, verifier }: Checks) {
  const challenge = await oidc.calculatePKCECodeChallenge(verifier);
  return { state, nonce, code_challenge: challenge, code_challenge_method: 'S256' };
}

async function readLogout(
  configuration: oidc.Configuration,
  audience: string,
  token: string,
): Promise<ProviderLogout> {
  const { issuer, jwks_uri: keys = '' } = configuration.serverMetadata();
  const { payload } = await jwtVerify(token, createRemoteJWKSet(new URL(keys)), {
    issuer,
    audience,
    algorithms: ALGORITHMS,
    maxTokenAge: LOGOUT_S,
    requiredClaims: ['jti', 'iat'],
  });
  return endOf(payload);
}

/** A word of an end that is older comes too late to be believed. */
const LOGOUT_S = 120;

const LogoutClaims = z
  .object({ jti: z.string(), iat: z.number(), sub: z.string().optional(), sid: z.string().optional() })
  .and(z.object({ events: z.object({ [END]: z.looseObject({}) }), nonce: z.undefined().optional() }));

function endOf(payload: unknown): ProviderLogout {
  const { jti, iat, sub, sid } = LogoutClaims.parse(payload);
  const taken = { mark: `logout ${jti}`, until: (iat + 2 * LOGOUT_S) * 1000 };
  if (sid !== undefined) return { ...taken, session: sid };
  if (sub !== undefined) return { ...taken, subject: sub };
  throw new Error('names neither a session nor a person');
}

async function discover({ issuer, client, secret }: ProviderSettings): Promise<oidc.Configuration> {
  const server = new URL(issuer);
  const configuration = await oidc.discovery(
    server,
    client,
    {},
    secret === undefined ? oidc.None() : oidc.ClientSecretBasic(secret),
    // Their signatures are checked, though they come straight from the provider.
    {
      timeout: PATIENCE_S,
      execute: [
        oidc.enableNonRepudiationChecks,
        ...(server.protocol === 'http:' ? [oidc.allowInsecureRequests] : []),
      ],
    },
  );
  return configuration;
}

/** Whether the provider could not be asked at all: nobody is refused for that, and nobody let in. */
export function isProviderAway(error: unknown): boolean {
  if (error instanceof oidc.ClientError) return awayCodes.has(error.code ?? '') || isServerError(error.cause);
  return error instanceof TypeError || (error instanceof DOMException && error.name === 'TimeoutError');
}

const awayCodes = new Set(['OAUTH_TIMEOUT', 'OAUTH_ABORT']);

/** By what it says: the server that we run puts a `Response` of its own in the place of fetch's. */
function isServerError(cause: unknown): boolean {
  return z.object({ status: z.int().min(500) }).safeParse(cause).success;
}

/** Why an answer was refused, for whoever runs the service: a code and a claim's name, never its value. */
export function refusedFor(error: unknown): string {
  if (error instanceof oidc.AuthorizationResponseError || error instanceof oidc.ResponseBodyError)
    return error.error;
  if (!(error instanceof oidc.ClientError)) return error instanceof Error ? error.name : 'unknown';
  const named = z.object({ cause: z.object({ claim: z.string() }) }).safeParse(error.cause);
  return [error.code ?? error.name, ...(named.success ? [named.data.cause.claim] : [])].join(' ');
}

// Where a company's own identity provider is, and what its claims mean here (docs/sign-in.md).
import { z } from 'zod';
import { agentRoles, isRole, type AgentRole } from '../agents/roles.ts';

const LOCAL = /^http:\/\/(?:localhost|127\.0\.0\.1)(?::\d+)?(?:\/|$)/;
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((given) => (given === '' ? undefined : given), schema.optional());
const claim = z.string().min(1).max(200);

/** `support=conseillers`: a role of ours, and the word of the claim that gives it. */
const grants = z
  .string()
  .default(agentRoles.map((role) => `${role}=paladin-${role}`).join(', '))
  .transform((text) =>
    text
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean),
  )
  .transform((lines, context) =>
    lines.flatMap((line) => {
      const [, role = '', word = ''] = /^(\w+)\s*=\s*(.+)$/.exec(line) ?? [];
      if (isRole(role)) return [{ role, word }];
      const message = `"${line}" is not role=word, with a role of ${agentRoles.join(', ')}`;
      context.addIssue({ code: 'custom', message });
      return [];
    }),
  );

export const providerSettings = z
  .object({
    PALADIN_OIDC_ISSUER: optional(
      z
        .string()
        .refine(
          (one) => URL.canParse(one) && (one.startsWith('https://') || LOCAL.test(one)),
          'an address of https, such as https://login.example/realms/house',
        ),
    ).describe(
      'your identity provider (OpenID Connect), such as https://login.example/realms/house; without it agents sign in here alone (docs/sign-in.md)',
    ),
    PALADIN_OIDC_CLIENT: optional(z.string().min(1)).describe(
      'what this service is called there (client id)',
    ),
    PALADIN_OIDC_SECRET: optional(z.string().min(16)).describe(
      'its secret there; without one it is a public client, by PKCE alone',
    ),
    PALADIN_OIDC_NAME: optional(z.string().max(60)).describe(
      'what agents call the provider; the name of its host by default',
    ),
    PALADIN_OIDC_SCOPE: z
      .string()
      .default('openid profile')
      .refine((scope) => scope.split(' ').includes('openid'), 'openid and what else the claims need')
      .describe('what is asked of it'),
    PALADIN_OIDC_SUBJECT: claim
      .default('sub')
      .describe('claim that names a person for good; Entra ID: oid, which its directory sends as externalId'),
    PALADIN_OIDC_LOGIN: claim
      .default('preferred_username')
      .describe('claim of what they sign in with there: their id here is made of it, once'),
    PALADIN_OIDC_CLAIM: claim
      .default('roles')
      .describe('claim of their roles or groups; realm_access.roles reaches into an object'),
    PALADIN_OIDC_ROLES: grants.describe(
      'which words of that claim give which role: "support=conseillers, supervisor=responsables"; paladin-support and so on by default',
    ),
  })
  .superRefine(
    ({ PALADIN_OIDC_ISSUER: issuer, PALADIN_OIDC_CLIENT: client, PALADIN_OIDC_ROLES: given }, context) => {
      const complain = (name: string, message: string) =>
        context.addIssue({ code: 'custom', path: [name], message });
      if (issuer !== undefined && client === undefined)
        complain(
          'PALADIN_OIDC_CLIENT',
          'needed beside PALADIN_OIDC_ISSUER: the client id that the provider gave',
        );
      if (issuer === undefined && client !== undefined)
        complain('PALADIN_OIDC_ISSUER', 'needed beside PALADIN_OIDC_CLIENT: the address of the provider');
      if (given.length === 0) complain('PALADIN_OIDC_ROLES', 'at least one role: otherwise nobody comes in');
    },
  );

/** A provider and what is believed of it. */
export type ProviderSettings = {
  issuer: string;
  client: string;
  secret?: string | undefined;
  name: string;
  scope: string;
  claims: { subject: string; login: string; roles: string };
  grants: readonly { role: AgentRole; word: string }[];
};

/** The provider of the environment; undefined where there is none. Checked before by `providerSettings`. */
export function readProvider(env: NodeJS.ProcessEnv): ProviderSettings | undefined {
  const given = providerSettings.parse(env);
  const { PALADIN_OIDC_ISSUER: issuer, PALADIN_OIDC_CLIENT: client } = given;
  if (issuer === undefined || client === undefined) return undefined;
  return {
    issuer,
    client,
    secret: given.PALADIN_OIDC_SECRET,
    name: given.PALADIN_OIDC_NAME ?? new URL(issuer).host,
    scope: given.PALADIN_OIDC_SCOPE,
    claims: {
      subject: given.PALADIN_OIDC_SUBJECT,
      login: given.PALADIN_OIDC_LOGIN,
      roles: given.PALADIN_OIDC_CLAIM,
    },
    grants: given.PALADIN_OIDC_ROLES,
  };
}

// What the claims of a provider mean here. Nothing is guessed: who is named by no claim comes in by none.
import { agentRoles, type AgentRole } from '../agents/roles.ts';
import type { ProviderSettings } from './provider-settings.ts';

/** Whom the provider names. `subject` is theirs for good, of that provider alone. */
export type ProviderPerson = { subject: string; login: string; name: string; roles: AgentRole[] };

type Claims = Readonly<Record<string, unknown>>;

/** Undefined where the claim that names them is missing. */
export function personOf(
  { issuer, claims: named, grants }: ProviderSettings,
  claims: Claims,
): ProviderPerson | undefined {
  const subject = textOf(claims, named.subject);
  if (subject === undefined) return undefined;
  const login = textOf(claims, named.login) ?? subject;
  const words = wordsOf(claimAt(claims, named.roles));
  const granted = new Set(grants.flatMap(({ role, word }) => (words.includes(word) ? [role] : [])));
  return {
    subject: subjectOf(issuer, subject),
    login,
    name: textOf(claims, 'name') ?? login,
    roles: agentRoles.filter((role) => granted.has(role)),
  };
}

/** The same name at another provider is another person. */
export function subjectOf(issuer: string, name: string): string {
  return `${issuer} ${name}`;
}

function textOf(claims: Claims, name: string): string | undefined {
  const value = claimAt(claims, name);
  return typeof value === 'string' && value !== '' && value.length <= 200 ? value : undefined;
}

/** By its whole name, or step by step into objects. */
function claimAt(claims: Claims, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name];
  let found: unknown = claims;
  for (const step of name.split('.'))
    found =
      typeof found === 'object' && found !== null
        ? Object.entries(found).find(([key]) => key === step)?.[1]
        : undefined;
  return found;
}

function wordsOf(value: unknown): string[] {
  const listed: unknown[] = Array.isArray(value) ? value : [value];
  return listed.filter((one) => typeof one === 'string');
}

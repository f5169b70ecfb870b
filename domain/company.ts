/** Providers that give an address to anybody: their domain tells of no company. */
const publicProviders = new Set([
  'aol.com',
  'bbox.fr',
  'free.fr',
  'gmail.com',
  'gmx.fr',
  'hotmail.com',
  'hotmail.fr',
  'icloud.com',
  'laposte.net',
  'live.fr',
  'me.com',
  'neuf.fr',
  'orange.fr',
  'outlook.com',
  'outlook.fr',
  'proton.me',
  'protonmail.com',
  'sfr.fr',
  'wanadoo.fr',
  'yahoo.com',
  'yahoo.fr',
]);

/** The domain of an address, where it is a company's own; undefined for a public mailbox, or without an address. */
export function companyOf(email: string | undefined): string | undefined {
  const domain = email?.split('@').at(-1)?.toLowerCase();
  return domain === undefined || publicProviders.has(domain) ? undefined : domain;
}

import { mailCheck } from '../content/fr/mail-check.ts';
import { fine, problem, type CheckResult } from './check-result.ts';

/** Looks names up; the system's resolver, or a test's. */
export type Lookup = {
  mx: (name: string) => Promise<{ exchange: string; priority: number }[]>;
  txt: (name: string) => Promise<string[][]>;
};

/** What the domain of our address publishes of its mail. */
export async function checkDns(domain: string, lookup: Lookup): Promise<CheckResult[]> {
  return [await checkMx(domain, lookup), await checkSpf(domain, lookup), await checkDmarc(domain, lookup)];
}

async function checkMx(domain: string, { mx }: Lookup): Promise<CheckResult> {
  const { name, fine: well, missing } = mailCheck.mx;
  return orUnknown(name, async () => {
    const hosts = (await orNone(mx(domain))).toSorted((a, b) => a.priority - b.priority);
    const named = hosts.map(({ exchange }) => exchange).filter((exchange) => exchange !== '');
    return named.length > 0 ? fine(name, well(named.join(', '))) : problem(name, missing(domain));
  });
}

async function checkSpf(domain: string, { txt }: Lookup): Promise<CheckResult> {
  const { name, fine: well, missing, open, twice } = mailCheck.spf;
  return orUnknown(name, async () => {
    const rules = (await orNone(txt(domain)))
      .map((parts) => parts.join(''))
      .filter((one) => /^v=spf1\b/i.test(one));
    const [rule] = rules;
    if (rule === undefined) return problem(name, missing(domain));
    if (rules.length > 1) return problem(name, twice);
    return /(?:^|\s)\+?all\s*$/i.test(rule) ? problem(name, open) : fine(name, well);
  });
}

async function checkDmarc(domain: string, { txt }: Lookup): Promise<CheckResult> {
  const { name, fine: well, missing, lax } = mailCheck.dmarc;
  return orUnknown(name, async () => {
    const rules = (await orNone(txt(`_dmarc.${domain}`))).map((parts) => parts.join(''));
    const rule = rules.find((one) => /^v=DMARC1\b/i.test(one));
    if (rule === undefined) return problem(name, missing(domain));
    return /;\s*p\s*=\s*(?:quarantine|reject)\b/i.test(rule) ? fine(name, well) : problem(name, lax);
  });
}

const NOTHING = new Set(['ENOTFOUND', 'ENODATA']);

/** A name that does not exist has no record; a resolver that is away says nothing of it. */
export async function orNone<T>(found: Promise<T[]>): Promise<T[]> {
  try {
    return await found;
  } catch (error) {
    if (NOTHING.has(codeOf(error))) return [];
    throw error;
  }
}

export async function orUnknown(name: string, look: () => Promise<CheckResult>): Promise<CheckResult> {
  try {
    return await look();
  } catch (error) {
    return problem(name, mailCheck.dns(codeOf(error)));
  }
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'inconnu';
}

// What is shipped, and what must not be: licences of the packages, and secrets in the tree. `npm run supply`; SBOM: `npm run sbom`.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** Those that an Apache-2.0 product may be shipped with. */
const ALLOWED = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC-BY-3.0',
  'CC0-1.0',
  'EUPL-1.1+',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'OFL-1.1',
  'PSF-2.0',
  'PostgreSQL',
  'Python-2.0',
  'Unlicense',
  'Zlib',
];

/** Packages whose manifest or lock does not say, looked up in their own licence file. */
const LOOKED_UP = [
  { name: /^@swc\/core-/, licence: 'Apache-2.0' },
  { name: /^unionfs$/, licence: 'Unlicense' },
  { name: /^png-js$/, licence: 'MIT' },
];

/** Shapes that are secrets wherever they stand. A key that a test needs is made by the test. */
const SECRETS: Record<string, RegExp> = {
  'a private key': /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----\s*[A-Za-z0-9+/]{40}/,
  'a key of AWS': /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/,
  'a token of GitHub': /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{60,})/,
  'a token of npm': /\bnpm_[A-Za-z0-9]{36}\b/,
  'a token of Slack': /\bxox[abprs]-[0-9A-Za-z-]{20,}/,
  'a key of a language model': /\bsk-(?:ant-|proj-)?[A-Za-z0-9_-]{32,}/,
  'a key of Google': /\bAIza[0-9A-Za-z_-]{35}\b/,
  'a password in an address':
    /\b(?:postgres(?:ql)?|smtps?|https?):\/\/[^\s:/@'"`$<{]+:(?!secret@|[^\s@]*\$)[^\s:/@'"`$<{…]{12,}@/,
};
const MOST_BYTES = 1024 ** 2;

const Bom = z.object({
  components: z.array(
    z.object({
      name: z.string(),
      version: z.string(),
      licenses: z
        .array(
          z.union([
            z.object({ license: z.looseObject({ id: z.string().optional(), name: z.string().optional() }) }),
            z.object({ expression: z.string() }),
          ]),
        )
        .default([]),
    }),
  ),
});

const problems = [...licenceProblems(), ...secretProblems()];
for (const problem of problems) console.error(problem);
console.log(
  problems.length === 0 ? 'licences and secrets: nothing to see to' : `${problems.length} to see to`,
);
process.exitCode = problems.length === 0 ? 0 : 1;

function licenceProblems(): string[] {
  const given = ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev', '--package-lock-only'];
  const { components } = Bom.parse(
    JSON.parse(execFileSync('npm', given, { encoding: 'utf8', maxBuffer: 64 * MOST_BYTES })),
  );
  return components.flatMap(({ name, version, licenses }) => {
    const named = licenses.map((one) =>
      'expression' in one ? one.expression : (one.license.id ?? one.license.name ?? ''),
    );
    const isFine =
      named.length > 0
        ? named.every(isAllowed)
        : LOOKED_UP.some((one) => one.name.test(name) && isAllowed(one.licence));
    return isFine ? [] : [`${name} ${version}: licence ${named.join(', ') || 'unknown'}`];
  });
}

/** Of several to choose from, one that is allowed; of several together, all. */
function isAllowed(expression: string): boolean {
  return expression
    .replaceAll(/[()]/g, '')
    .split(/\s+AND\s+/)
    .every((part) => part.split(/\s+OR\s+/).some((one) => ALLOWED.includes(one.trim())));
}

function secretProblems(): string[] {
  const files = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' }).split('\0').filter(Boolean);
  return files.flatMap((file) => {
    const bytes = readFileSync(file);
    if (bytes.length > MOST_BYTES || bytes.includes(0)) return [];
    const text = bytes.toString();
    return Object.entries(SECRETS).flatMap(([what, shape]) => {
      const at = shape.exec(text)?.index;
      return at === undefined ? [] : [`${file}:${text.slice(0, at).split('\n').length}: ${what}`];
    });
  });
}

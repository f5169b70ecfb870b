// How well names and folders hold: `npx tsx scripts/measure-names.ts [folder of a checkout]`. Source only: no test, bench
// nor script. It reads text, not types: good for comparing a tree with itself.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';

type Source = { path: string; room: string; text: string };

/** Past participles, and present ones: `listening` says as little as `listened`. */
const PARTICIPLE =
  /^(told|held|kept|taught|found|sent|written|shown|taken|given|made|left|drawn|known|heard|spoken|gone|begun|chosen|spent|brought|built|lost|seen|broken|fallen|learnt|untold|\w{2,}[^e]ed|\w{3,}ing)$/;
/** They end as one and are none: `read`, `embed`, a person's opening. */
const NONE =
  /^(need|seed|feed|speed|proceed|exceed|embed|string|thing|ring|bring|opening|heading|rating|paging|reading|standing|setting|staffing|nothing)$/;

const SMALL =
  /^(all|once|up|again|now|before|after|since|by|from|in|of|on|or|out|over|to|for|when|while|as|text)$/;

const root = process.argv[2] ?? '.';
const sources = readSources(root);

const functions = sources.flatMap(functionNames);
const participles = functions.filter(isParticiple);
const bases = sharedBy(sources.map(({ path }) => ({ name: stem(path), path })));
const exportsByName = sharedBy(sources.flatMap(exportedNames));
const types = sharedBy(sources.flatMap(exportedTypes));
const imports = sources.flatMap(importsOf);
const pairs = new Set(
  imports.filter(({ from, to }) => from !== to).map(({ from, to }) => `${from} -> ${to}`),
);
const runtime = imports.filter(({ isType, from, to }) => !isType && from !== to);
const strayQueries = sources.filter(({ room, text }) => room !== 'store' && /from 'drizzle-orm/.test(text));
const spelled = commandSpellings(sources);

report('functions named by a participle', participles.length, functions.length, participles);
report('files that share a base name', bases.all, sources.length, bases.names);
report('exported names that stand twice', exportsByName.all, exportsByName.total, exportsByName.names);
report('exported types that stand twice', types.all, types.total, types.names);
console.log(`folder pairs: ${pairs.size}`);
console.log(`folder cycles at run time: ${cyclesOf(runtime).length} ${cyclesOf(runtime).join('; ')}`);
console.log(`files with queries outside store/: ${strayQueries.length}`);
for (const { path } of strayQueries) console.log(`  ${path}`);
for (const { name, files } of spelled)
  console.log(`files that spell ${name}: ${files.length} ${files.join(' ')}`);

function report(what: string, count: number, all: number, names: readonly string[]): void {
  console.log(`${what}: ${count} of ${all}, ${((100 * count) / all).toFixed(1)} %`);
  if (process.argv.includes('--names')) console.log(`  ${names.join(' ')}`);
}

function readSources(folder: string): Source[] {
  const listed = execFileSync('git', ['ls-files', '*.ts', '*.tsx'], { cwd: folder, encoding: 'utf8' });
  return listed
    .split('\n')
    .filter((path) => path.includes('/') && !/^(test|bench|scripts)\//.test(path))
    .map((path) => ({
      path,
      room: path.split('/')[0] ?? '',
      text: readFileSync(join(folder, path), 'utf8'),
    }));
}

function stem(path: string): string {
  return basename(path).replace(/\.\w+$/, '');
}

/** Functions of any kind: declared, or an arrow kept in a constant. */
function functionNames({ text }: Source): string[] {
  const declared = text.matchAll(/^\s*(?:export )?(?:async )?function\*? (\w+)/gm);
  const arrows = text.matchAll(
    /^\s*(?:export )?const (\w+)(?:: [^=\n]+)? = (?:async )?(?:\([^()]*\)|\w+)(?:: [^=\n]+)? =>/gm,
  );
  return [...declared, ...arrows].map(([, name = '']) => name);
}

/** `handed`, `toldAgain`, `openedBy`: a participle with nothing after it but a small word. `publishedArticles` is a noun. */
function isParticiple(name: string): boolean {
  const words = name.split(/(?=[A-Z])/).map((word) => word.toLowerCase());
  const [first = '', ...others] = words;
  const small = others.every((word) => isOne(word) || SMALL.test(word));
  return isOne(first) && small;
}

function isOne(word: string): boolean {
  return PARTICIPLE.test(word) && !NONE.test(word);
}

function exportedNames({ path, text }: Source): { name: string; path: string }[] {
  const found = text.matchAll(/^export (?:async )?(?:function\*?|const|type|class) (\w+)/gm);
  return [...new Set([...found].map(([, name = '']) => name))].map((name) => ({ name, path }));
}

function exportedTypes({ path, text }: Source): { name: string; path: string }[] {
  const found = text.matchAll(/^export (?:type|class) (\w+)/gm);
  return [...found].map(([, name = '']) => ({ name, path }));
}

function sharedBy(all: readonly { name: string; path: string }[]) {
  const places = new Map<string, number>();
  for (const { name } of all) places.set(name, (places.get(name) ?? 0) + 1);
  const names = [...places].filter(([, count]) => count > 1).map(([name]) => name);
  return { names, all: all.filter(({ name }) => names.includes(name)).length, total: all.length };
}

function importsOf({ path, room, text }: Source): { from: string; to: string; isType: boolean }[] {
  const found = text.matchAll(/^(?:import|export) (type )?[^;]*?from '(\.[^']+)';/gms);
  return [...found].flatMap(([, type, target = '']) => {
    const to = normalize(join(dirname(path), target));
    return to.includes('/') ? [{ from: room, to: to.split('/')[0] ?? '', isType: type !== undefined }] : [];
  });
}

/** Folders that need each other once the types are gone, each ring told once. */
function cyclesOf(all: readonly { from: string; to: string }[]): string[] {
  const next = new Map<string, Set<string>>();
  for (const { from, to } of all) next.set(from, (next.get(from) ?? new Set()).add(to));
  const reach = (from: string, seen = new Set<string>()): Set<string> => {
    for (const to of next.get(from) ?? []) if (!seen.has(to)) reach(to, seen.add(to));
    return seen;
  };
  const inRing = [...next.keys()].filter((room) => reach(room).has(room));
  const rings = inRing.map((room) =>
    inRing.filter((other) => reach(room).has(other) && reach(other).has(room)),
  );
  return [...new Set(rings.map((ring) => ring.toSorted().join(' <-> ')))];
}

/** Files that name a command, for those whose word names nothing else. */
function commandSpellings(all: readonly Source[]): { name: string; files: string[] }[] {
  return ['claim', 'release', 'transfer', 'extend', 'relay', 'resolve', 'reopen'].map((name) => ({
    name,
    files: all
      .filter(({ text }) =>
        new RegExp(
          `name: '${name}'|case '${name}'|\\| '${name}'\\b|'/?${name}'[,;)]|^\\s+${name}: `,
          'm',
        ).test(text),
      )
      .map(({ path }) => path),
  }));
}

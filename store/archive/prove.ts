import { asc, eq } from 'drizzle-orm';
import { archived, archiveManifests } from '../archive-schema.ts';
import type { Db } from '../db.ts';
import { manifestName, readManifest } from './manifest.ts';
import { inclusionProof, rootOf, grow, emptyTree } from './merkle.ts';

/** That a line of the archive is a leaf of the log whose root is the newest manifest's (RFC 9162, 2.1.3); hashes in hex. */
export type InclusionProof = {
  file: string;
  line: number;
  leaf: string;
  index: number;
  size: number;
  root: string;
  proof: string[];
};

/** One for each line of the manifests in which that question stands. */
export async function inclusionProofs(db: Db, reference: string): Promise<InclusionProof[]> {
  const runs = await db
    .select({ run: archived.run, number: archived.manifest, position: archived.position })
    .from(archived)
    .where(eq(archived.question, reference));
  const contents = await db.select().from(archiveManifests).orderBy(asc(archiveManifests.number));
  const manifests = contents.flatMap(({ content }) => readManifest(content)?.manifest ?? []);
  const leaves = manifests.flatMap((manifest) => manifest.leaves.map((leaf) => Buffer.from(leaf, 'hex')));
  const root = rootOf(leaves.reduce(grow, emptyTree)).toString('hex');
  return runs.flatMap(({ number, position }) => {
    const manifest = manifests.find((one) => one.number === number);
    const leaf = manifest?.leaves[position];
    if (!manifest || leaf === undefined) return [];
    const index = manifest.size - manifest.leaves.length + position;
    const proof = inclusionProof(leaves, index).map((hash) => hash.toString('hex'));
    const file = manifestName(manifest, 'jsonl');
    return [{ file, line: position + 1, leaf, index, size: leaves.length, root, proof }];
  });
}

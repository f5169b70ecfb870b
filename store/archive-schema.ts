import { index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** What was signed, as it stands in the archive's files: whoever changes one would have to change the other. */
export const archiveManifests = pgTable('archive_manifests', {
  number: integer().primaryKey(),
  day: text().notNull(),
  content: text().notNull(),
});

/** Which run of which question stands in which manifest. `run` is empty where the engine had none. */
export const archived = pgTable(
  'archived',
  {
    question: text().notNull(),
    run: text().notNull(),
    closedAt: instant().notNull(),
    manifest: integer().notNull(),
    /** Among the manifest's lines, from 0. */
    position: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.question, t.run] }), index('archived_by_manifest').on(t.manifest)],
);

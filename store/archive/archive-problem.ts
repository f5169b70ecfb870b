/**
 * What is wrong with an archive. `changed`: not what was signed; `removed`, `added`, `swapped`: lines, files, whole days;
 * `unsigned`: altered since our key signed it; `resigned`: signed by a key that is not in force; `chain`: does not go on from the one
 * before; `store`: the store remembers otherwise; `unarchived`: should be in it and is not; `replay`: the history does not replay as
 * it was lived; `rewritten`: the store's journal is not the archived one.
 */
export type ArchiveProblem = {
  kind:
    | 'changed'
    | 'removed'
    | 'added'
    | 'swapped'
    | 'unsigned'
    | 'resigned'
    | 'chain'
    | 'store'
    | 'unarchived'
    | 'replay'
    | 'rewritten';
  /** A day, a file, a file's line (`…:3 PAL-…`), or a question. */
  where: string;
  detail: string;
};

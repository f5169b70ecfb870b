export type StoreProblemCode =
  | 'folder-in-use'
  | 'folder-unwritable'
  | 'not-opened'
  | 'nothing-kept'
  | 'not-empty'
  | 'backup-unreadable'
  | 'backup-newer'
  | 'master-key-missing'
  | 'master-key-malformed'
  | 'master-key-exposed'
  | 'master-key-unknown'
  | 'master-key-given';

/** What keeps the store from opening: one clear sentence, and what to do. */
export class StoreProblem extends Error {
  override readonly name = 'StoreProblem';
  readonly code: StoreProblemCode;

  constructor(code: StoreProblemCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

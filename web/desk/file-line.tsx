import { fileWords } from '../../content/fr/file-words.ts';
import { SHOWN_TYPES } from '../../domain/shown-types.ts';
import { Icon } from '../icons.tsx';
import type { QuestionFile } from './desk-data.ts';

type FileShown = QuestionFile['messages'][number]['files'][number];

/** A file to save, or to look at alone where it is a picture or a PDF; what is not what it says is said so. */
export function FileLine({ file, address }: { file: FileShown; address: string }) {
  const { name, type, size, disguise } = file;
  return (
    <li>
      <a href={address}>
        <Icon name="document" /> {name}
      </a>{' '}
      <span class="quiet">({Math.ceil(size / 1024)} Ko)</span>
      {SHOWN_TYPES.has(type) && !disguise && (
        <>
          {' '}
          <a href={`${address}?view=inline`} target="_blank" rel="noopener">
            {fileWords.show}
          </a>
        </>
      )}
      {disguise && <p class="wrong">{fileWords.disguised(disguise)}</p>}
    </li>
  );
}

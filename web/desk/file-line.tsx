import { fileWords } from '../../content/fr/file-words.ts';
import { SHOWN_TYPES } from '../../domain/shown-types.ts';
import { Icon } from '../icons.tsx';
import type { QuestionFile } from './desk-data.ts';

type FileShown = QuestionFile['messages'][number]['files'][number];

type FilesProps = { files: readonly FileShown[]; reference: string };

/** What came with a message; tiny pictures are folded, and the mail itself comes last. */
export function FileList({ files, reference }: FilesProps) {
  const tiny = files.filter(({ folded }) => folded);
  const lines = (some: readonly FileShown[]) =>
    some.map((file) => <FileLine file={file} reference={reference} />);
  return (
    <ul class="files">
      {lines(files.filter(({ folded, original }) => !folded && !original))}
      {tiny.length > 0 && (
        <li>
          <details>
            <summary>{fileWords.folded(tiny.length)}</summary>
            <ul class="files">{lines(tiny)}</ul>
          </details>
        </li>
      )}
      {lines(files.filter(({ original }) => original))}
    </ul>
  );
}

/** Where the bytes of a file are. */
export function fileAddress(reference: string, { id }: FileShown): string {
  return `/api/desk/questions/${reference}/files/${encodeURIComponent(id)}`;
}

/** A file to save, or to look at alone where it is a picture or a PDF; what is not what it says is said so. */
function FileLine({ file, reference }: { file: FileShown; reference: string }) {
  const { id, name, type, size, disguise, original } = file;
  const address = fileAddress(reference, file);
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
      {type === 'message/rfc822' && (
        <>
          {' '}
          <a href={`/bureau/questions/${reference}/mails/${encodeURIComponent(id)}`}>
            {original ? fileWords.original : fileWords.openMail}
          </a>
        </>
      )}
      {disguise && <p class="wrong">{fileWords.disguised(disguise)}</p>}
    </li>
  );
}

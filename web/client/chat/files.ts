// Files that a person picks, pastes or drops: each is a line of the conversation, with how much of it has left.
import { bubbleOf, markFailed, markStored } from './bubble.ts';
import { tokenOf } from './identity.ts';
import { stateWords } from './state-words.ts';

/** As much as the API takes, in bytes. */
const LARGEST = 10 * 1024 * 1024;

type Place = { reference: () => string | undefined; refresh: () => void };

export function handleFiles(panel: HTMLElement, place: Place): void {
  const take = (files: Iterable<File> | undefined | null) => {
    for (const file of files ?? []) add(panel, file, place);
  };
  panel.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.type !== 'file') return;
    take(target.files);
    target.value = '';
  });
  panel.addEventListener('paste', (event) => {
    const files = event.clipboardData?.files;
    if (!files?.length || place.reference() === undefined) return;
    event.preventDefault();
    take(files);
  });
  panel.addEventListener('dragover', (event) => event.preventDefault());
  panel.addEventListener('drop', (event) => {
    event.preventDefault();
    take(event.dataTransfer?.files);
  });
}

function add(panel: HTMLElement, file: File, { reference, refresh }: Place): void {
  const about = reference();
  const thread = panel.querySelector('[data-thread]');
  if (about === undefined || !thread) return;
  const id = crypto.randomUUID();
  const item = thread.appendChild(bubbleOf({ id, text: file.name, at: Date.now() }));
  item.scrollIntoView({ block: 'nearest' });
  if (file.size > LARGEST) return markFailed(item, { words: stateWords.large });
  const bar = item.querySelector('.bubble')?.appendChild(document.createElement('progress'));
  send();

  function send(): void {
    const address = `/api/questions/${about}/files/${id}?name=${encodeURIComponent(file.name)}`;
    const sending = new XMLHttpRequest();
    sending.open('PUT', address);
    sending.setRequestHeader('Content-Type', 'application/octet-stream');
    const token = about && tokenOf(about);
    if (token) sending.setRequestHeader('Authorization', `Bearer ${token}`);
    sending.upload.addEventListener('progress', ({ loaded, total }) => {
      if (bar) [bar.max, bar.value] = [total, loaded];
    });
    sending.addEventListener('loadend', () => {
      if (sending.status !== 202) return markFailed(item, { words: stateWords.lost, retry: send });
      bar?.remove();
      markStored(item, JSON.parse(sending.responseText).messageId);
      refresh();
    });
    sending.send(file);
  }
}

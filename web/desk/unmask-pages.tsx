import { randomUUID } from 'node:crypto';
import { unmasking } from '../../content/fr/desk-unmasking.ts';
import { moment } from '../../content/instants.ts';
import { Words } from '../chat/message-text.tsx';

export type UnmaskEntry = { reference: string; message: string; agent: string; at: number };
export type MaskedMessage = {
  body?: { text: string; subject?: string };
  files: { id: string; name: string }[];
};

/** What the medical team is asked to look at. */
export function UnmaskList({ requests, now }: { requests: UnmaskEntry[]; now: number }) {
  return (
    <>
      <h1>{unmasking.title}</h1>
      <p>{unmasking.intro}</p>
      {requests.length === 0 && <p class="quiet">{unmasking.none}</p>}
      <ul class="plain">
        {requests.map((request) => (
          <li>
            {request.reference}, {moment(request.at, now)} ({request.agent}){' '}
            <a href={pathTo(request)}>{unmasking.read}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** One message, as it was written, and the decision. */
export function UnmaskPage({ request, told }: { request: Placed; told: MaskedMessage }) {
  return (
    <>
      <h1>{request.reference}</h1>
      {told.body?.subject && <p class="subject">{told.body.subject}</p>}
      <Words text={told.body?.text ?? ''} />
      <ul class="files">
        {told.files.map(({ name }) => (
          <li>{name}</li>
        ))}
      </ul>
      <form method="post" action={pathTo(request)}>
        <input type="hidden" name="id" value={randomUUID()} />
        <p class="pair">
          <button class="button" name="released" value="yes">
            {unmasking.release}
          </button>
          <button class="button is-plain" name="released" value="no">
            {unmasking.keep}
          </button>
        </p>
      </form>
    </>
  );
}

type Placed = Pick<UnmaskEntry, 'reference' | 'message'>;

function pathTo({ reference, message }: Placed): string {
  return `/bureau/masques/${reference}/${encodeURIComponent(message)}`;
}

import { defaultPayloadConverter, type Payload, type PayloadCodec } from '@temporalio/common';

const nothing = defaultPayloadConverter.toPayload(null);

/**
 * A payload that nobody can read would fail the workflow task for ever, and with it the question. It is handed to the
 * workflow as `null` instead, which is journalled as malformed and ignored.
 */
export const tolerantCodec: PayloadCodec = {
  encode: async (payloads) => payloads,
  decode: async (payloads) => payloads.map((payload) => (isReadable(payload) ? payload : nothing)),
};

function isReadable(payload: Payload): boolean {
  try {
    defaultPayloadConverter.fromPayload(payload);
    return true;
  } catch {
    return false;
  }
}

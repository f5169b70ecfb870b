import type { AssistantModel } from '../../activities/assistant/model/model-settings.ts';
import { openExplanation } from '../../activities/assistant/attempt-record.ts';
import { attempts } from '../../store/attempt-schema.ts';
import { attempted, type House, openHouse, said, told } from './assistant-house.ts';
import { modelServer } from './model-server.ts';

export const QUESTION = 'Comment réinitialiser mon mot de passe ?';
/** What the article on it says word for word, and no model in these tests. */
export const OWN_WORDS = 'Saisissez l’adresse e-mail de votre compte';

/** The assistant beside a model server. `model` waits long; a test on slowness shortens it. */
export async function openModelHouse() {
  const house = await openHouse();
  const server = await modelServer();
  const model: AssistantModel = {
    provider: 'openai-compatible',
    url: server.url,
    name: 'petit',
    shadow: false,
    longestMs: 20_000,
    prices: { input: 0.5, output: 2 },
  };
  return {
    house,
    server,
    model,
    /** Asks, and gives what came of it: the decision, what was said, and the record opened. */
    asking: async (text: string, by: AssistantModel = model) => {
      const question = await told(house, text);
      const decision = await attempted({ parts: { ...house.parts, model: by } }, question);
      return {
        question,
        decision,
        text: (await said(house, question))?.text,
        record: () => recordOf(house, question),
      };
    },
    close: async () => {
      await server.close();
      await house.opened.remove();
    },
  };
}

async function recordOf({ parts }: House, question: string) {
  const [row] = (await parts.store.db.select().from(attempts)).filter((one) => one.question === question);
  return row && { ...row, ...(await openExplanation(parts, row)) };
}

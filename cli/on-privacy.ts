// Asks the process that has the store: this one, when nobody else has it, else the running service by its socket.
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { Client, Connection } from '@temporalio/client';
import { TASK_QUEUE } from '../domain/task-queues.ts';
import { questionClient } from '../intake/question-client.ts';
import { readConfig, type Config } from '../config.ts';
import { configuredPlace } from '../temporal-server/connect.ts';
import { archiveFiles, masterKeys, storePlace } from '../service/container.ts';
import {
  answerPrivacy,
  type PrivacyAnswers,
  type PrivacyAsked,
  type PrivacyParts,
} from '../service/privacy.ts';
import { privacySocket, type PrivacyLine } from '../service/privacy-socket.ts';
import { openStore } from '../store/open-store.ts';
import { StoreProblem } from '../store/store-problem.ts';
import { openVault } from '../store/vault.ts';
import { commandSigner } from '../store/command-signer.ts';

type Progressed = (done: number) => void;

/** @throws StoreProblem, or Error with the sentence of the service */
export async function onPrivacy<Asked extends PrivacyAsked>(
  asked: Asked,
  progressed: Progressed = () => {},
): Promise<PrivacyAnswers[Asked['name']]> {
  const config = readConfig();
  try {
    return await here(config, (parts) => answerPrivacy(parts, asked, progressed));
  } catch (error) {
    if (!(error instanceof StoreProblem) || error.code !== 'folder-in-use') throw error;
    return askService(config, asked, progressed);
  }
}

/** Asks the running service of that data folder. */
export async function askService<Asked extends PrivacyAsked>(
  { dataFolder }: Pick<Config, 'dataFolder'>,
  asked: Asked,
  progressed: Progressed = () => {},
): Promise<PrivacyAnswers[Asked['name']]> {
  const answer = await there(privacySocket(dataFolder), asked, progressed);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own process answers with the type of what it was asked
  return answer as PrivacyAnswers[Asked['name']];
}

async function here<T>(config: Config, work: (parts: PrivacyParts) => Promise<T>): Promise<T> {
  const store = await openStore(storePlace(config));
  const address = `127.0.0.1:${config.enginePort}`;
  const place = configuredPlace();
  const connection = Connection.lazy(place?.connectionOptions ?? { address });
  try {
    const master = await masterKeys(config);
    const vault = await openVault(store.db, master);
    const client = new Client({ connection, namespace: place?.namespace ?? 'default' });
    const desk = questionClient({
      client,
      taskQueue: TASK_QUEUE,
      signer: await commandSigner(store.db, master),
    });
    const archive = archiveFiles(config);
    return await work({ store, vault, master, archive, desk, client, now: Date.now });
  } finally {
    await connection.close();
    await store.close();
  }
}

async function there(path: string, asked: PrivacyAsked, progressed: Progressed): Promise<unknown> {
  const socket = connect(path);
  socket.write(`${JSON.stringify(asked)}\n`);
  for await (const text of createInterface({ input: socket })) {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by our own process, line by line
    const line = JSON.parse(text) as PrivacyLine;
    if ('progress' in line) progressed(line.progress);
    else if ('problem' in line) throw new Error(line.problem);
    else return line.answer;
  }
  throw new Error('The service ended before it answered. Ask again.');
}

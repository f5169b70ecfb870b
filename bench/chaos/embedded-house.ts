// The default: everything in one process that keeps its own engine and store.
import { join } from 'node:path';
import { endOrphan, engineFiles } from '../../temporal-server/data-folder.ts';
import { obtainTemporal } from '../../temporal-server/install.ts';
import { startEngine } from '../../temporal-server/server.ts';
import { drawPorts, enginePid, hire, settingsOf, type House, type Site } from './house.ts';
import { keepProcess } from './kept-process.ts';

export async function embeddedHouse(site: Site): Promise<House> {
  const { folder, disk, mailbox } = site;
  const ports = await drawPorts();
  const dataFolder = join(disk?.folder ?? folder, 'data');
  const place = { folder: join(dataFolder, 'service'), durability: 'power-cut' } as const;
  await hire(place);
  const service = keepProcess(['start'], settingsOf(dataFolder, ports, site), join(folder, 'service.log'));
  await service.ready;
  let checking: { stop: () => Promise<void> } | undefined;
  return {
    url: `http://127.0.0.1:${ports.port}`,
    smtpPort: ports.smtpPort,
    mailbox,
    engineAddress: `127.0.0.1:${ports.enginePort}`,
    dataFolder,
    targets: [
      { name: 'service', pid: service.pid },
      { name: 'engine', pid: () => enginePid(dataFolder) },
      ...(mailbox ? [mailbox.target] : []),
    ],
    endedByThemselves: service.endedByItself,
    close: async () => {
      await service.end();
      const binary = await obtainTemporal();
      checking = await startEngine({ binary, dataFolder, port: ports.enginePort, uiPort: 'none' });
      return place;
    },
    end: async () => {
      await service.end();
      await checking?.stop();
      await endOrphan(engineFiles(dataFolder));
    },
  };
}

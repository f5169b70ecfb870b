// Run as a process of its own: starts an engine on a folder, says its pid, and stays until it is killed or left alone.
import { startEngine } from '../../temporal-server/server.ts';

const [binary, dataFolder] = process.argv.slice(2);
if (binary === undefined || dataFolder === undefined) throw new Error('which binary, which folder?');

const engine = await startEngine({ binary: JSON.parse(binary), dataFolder, port: 0, uiPort: 'none' });
console.log(engine.pid);
process.stdin.resume().once('end', () => process.exit());

import { readFile, writeFile } from 'node:fs/promises';
import { runAdmin } from './run-admin.ts';

// The administration command as a process; everything it does is in run-admin.ts.
process.exitCode = await runAdmin(process.argv.slice(2), {
  workingDirectory: process.cwd(),
  readText: (path) => readFile(path, 'utf8'),
  writeNew: (path, text) => writeFile(path, text, { flag: 'wx' }),
  say: (line) => process.stdout.write(`${line}\n`),
  complain: (line) => process.stderr.write(`admin: ${line}\n`),
});

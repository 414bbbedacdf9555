import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, fstatSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { relevantLines } from './relevant-lines.ts';

/** How long a process may take to end after being asked; the relay closes its database in this time. */
const STOP_GRACE_MS = 4000;

/** For whoever waits for a process that is not his own child. */
export { isAlive } from '../bootstrap/hold-lock.js';

export type ProcessRequest = {
  /** For messages: 'the relay'. */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Its output goes here, appended; without it, to nowhere. */
  readonly logFile?: string;
  readonly cwd?: string;
  /** Written to its standard input, which is then closed. For secrets: they belong neither in arguments nor in the environment. */
  readonly input?: string;
  /** 'pipe' opens descriptor 3 for programs that report a number or an address there. */
  readonly reportsOnDescriptor3?: boolean;
  /** What happens to its standard output instead of the log. */
  readonly output?: 'inherit';
};

export type RunningProcess = {
  readonly name: string;
  readonly pid: number;
  /** Resolves when it has ended, with its exit code, or its signal's name. Never rejects. */
  readonly ended: Promise<number | string>;
  /** The first line that it reports on descriptor 3. */
  readonly report: Promise<string>;
  readonly logFile: string | undefined;
  /** The last lines that matter of what it wrote in this run, for an error message. */
  readonly lastLines: (count?: number) => string;
  readonly stop: () => Promise<void>;
};

export type ProcessFamily = {
  /** Starts a process in a group of its own, so that whatever it starts ends with it. */
  readonly start: (request: ProcessRequest) => Promise<RunningProcess>;
  /** Ends all of them, youngest first. Can be called twice. */
  readonly stopAll: () => Promise<void>;
};

function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
    return true;
  } catch {
    return false;
  }
}

async function stopGroup(pid: number, ended: Promise<unknown>): Promise<void> {
  try {
    // The leader alone: it knows in which order its own children have to end.
    process.kill(pid, 'SIGTERM');
  } catch {
    // It has ended; what is left of its group is dealt with below.
  }
  const grace = new Promise((resolve) => setTimeout(resolve, STOP_GRACE_MS).unref());
  await Promise.race([ended, grace]);
  // The leader has ended or is late: what is left of its group has no reason to stay.
  signalGroup(pid, 'SIGKILL');
  await ended;
}

function firstReport(child: ChildProcess, name: string): Promise<string> {
  const pipe = child.stdio[3];
  if (pipe === null || pipe === undefined || !('setEncoding' in pipe)) return Promise.resolve('');
  return new Promise((resolve, reject) => {
    let text = '';
    pipe.setEncoding('utf8');
    pipe.on('data', (chunk: string) => {
      text += chunk;
      const end = text.indexOf('\n');
      if (end !== -1) resolve(text.slice(0, end).trim());
    });
    pipe.on('close', () => reject(new Error(`${name} ended before it was ready`)));
  });
}

/**
 * A set of processes that end together: by `stopAll`, or when this process ends in any way, SIGKILL included (a reaper process watches).
 */
export function openProcessFamily(): ProcessFamily {
  const running: RunningProcess[] = [];
  const reaper = spawn(process.execPath, [fileURLToPath(new URL('./reaper.js', import.meta.url))], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  reaper.unref();
  const tellReaper = (line: string) => void reaper.stdin.write(`${line}\n`);
  reaper.stdin.on('error', () => undefined);

  async function start(request: ProcessRequest): Promise<RunningProcess> {
    const { name, logFile, input } = request;
    if (logFile !== undefined) mkdirSync(dirname(logFile), { recursive: true });
    const log = logFile === undefined ? ('ignore' as const) : openSync(logFile, 'a', 0o600);
    // The file holds earlier runs too; their words would mislead.
    const logStart = typeof log === 'number' ? fstatSync(log).size : 0;
    const child = spawn(request.command, [...request.args], {
      env: request.env,
      ...(request.cwd === undefined ? {} : { cwd: request.cwd }),
      detached: process.platform !== 'win32',
      stdio: [input === undefined ? 'ignore' : 'pipe', request.output ?? log, request.output ?? log, request.reportsOnDescriptor3 === true ? 'pipe' : 'ignore'],
    });
    const ended = new Promise<number | string>((resolve) => child.on('exit', (code, signal) => resolve(code ?? signal ?? 'unknown')));
    const report = firstReport(child, name);
    report.catch(() => undefined);
    await new Promise<void>((resolve, reject) => {
      child.on('spawn', resolve);
      child.on('error', (error) => reject(new Error(`${name} could not be started: ${error.message}`)));
    }).finally(() => {
      if (typeof log === 'number') closeSync(log);
    });
    const pid = child.pid ?? 0;
    tellReaper(`+${pid}`);
    void ended.then(() => {
      // Whatever it left behind in its group goes with it.
      signalGroup(pid, 'SIGKILL');
      tellReaper(`-${pid}`);
    });
    if (input !== undefined) child.stdin?.end(input);
    const lastLines = (count = 6) => (logFile === undefined ? '' : relevantLines(readFileSync(logFile).subarray(logStart).toString('utf8'), count));
    const member: RunningProcess = { name, pid, logFile, ended, report, lastLines, stop: () => stopGroup(pid, ended) };
    running.push(member);
    return member;
  }

  async function stopAll(): Promise<void> {
    for (const member of running.splice(0).toReversed()) await member.stop();
    reaper.stdin.end();
  }
  return { start, stopAll };
}

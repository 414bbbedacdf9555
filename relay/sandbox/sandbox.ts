import { readEnvironment } from './sandbox-environment.ts';
import { readScenario } from './scenario/scenario.ts';
import { startSandbox } from './start-sandbox.ts';

/** Ends the process with a line for each thing that is wrong. */
function stop(line: string): never {
  for (const each of line.split('\n')) process.stderr.write(`sandbox: ${each}\n`);
  process.exit(1);
}

const environment = readEnvironment(process.env);
if (!environment.ok) stop(environment.error);
const settings = environment.value;
const script = settings.script === undefined ? undefined : readScenario(settings.script);
if (script !== undefined && !script.ok) stop(script.error);

try {
  const sandbox = await startSandbox({
    port: settings.port,
    host: settings.host,
    webhookUrl: settings.webhookUrl,
    appSecret: settings.appSecret.reveal(),
    accessToken: settings.accessToken.reveal(),
    phoneNumberId: settings.phoneNumberId,
    businessAccountId: settings.businessAccountId,
    displayPhoneNumber: settings.displayPhoneNumber,
    settings: { speed: settings.speed },
    log: (line) => process.stdout.write(`sandbox: ${line}\n`),
    ...(settings.seed === undefined ? {} : { seed: settings.seed }),
    ...(script === undefined ? {} : { scenario: script.value }),
    ...(settings.stateDir === undefined ? {} : { stateDir: settings.stateDir }),
  });
  process.stdout.write(`sandbox: listening on ${sandbox.url}, webhooks go to ${settings.webhookUrl}${script === undefined ? ', no scenario' : `, telling ${script.value.name}`}\n`);
  let closing = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (closing) process.exit(1);
      closing = true;
      void sandbox.close().then(() => process.exit(0));
    });
  }
} catch (error) {
  const code = (error as { code?: unknown }).code;
  if (code === 'EADDRINUSE') stop(`port ${settings.port} is in use; set SANDBOX_PORT to another one.`);
  if (code === 'EACCES' || code === 'ENOTDIR' || code === 'EROFS' || code === 'ENOSPC') stop(`SANDBOX_STATE_DIR cannot be written (${code}).`);
  stop(error instanceof Error ? error.message : 'could not start');
}

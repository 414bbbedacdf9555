/* Answers with exit code 0 when the address exists; otherwise says why not in a few words. */
const [url = '', timeout = '4000'] = process.argv.slice(2);
try {
  const answer = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(Number(timeout)) });
  if (!answer.ok) {
    console.log(`it answers ${answer.status}`);
    process.exitCode = 1;
  }
} catch (error) {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const code = /** @type {{ code?: unknown, name?: string }} */ (cause);
  console.log(code.name === 'TimeoutError' ? `no answer within ${Number(timeout) / 1000} s` : String(code.code ?? cause));
  process.exitCode = 1;
}

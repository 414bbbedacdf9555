/**
 * Runs a reading at most once at a time: whoever asks while it runs is served by one more run afterwards, not by one each.
 * A burst of announcements so costs two readings.
 */
export function coalesce(read: () => Promise<void>): () => void {
  let running = false;
  let again = false;
  const run = async (): Promise<void> => {
    running = true;
    do {
      again = false;
      await read();
    } while (again);
    running = false;
  };
  return () => {
    again = true;
    if (!running) void run();
  };
}

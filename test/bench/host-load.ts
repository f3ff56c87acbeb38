import { Pool } from 'undici';

/** What a load came to. */
export interface Load {
  readonly perSecond: number;
  /** Milliseconds of each answer. */
  readonly answerMs: readonly number[];
}

/** One POST after another on each of so many connections, `count` in all. Error: an answer that is not 201. */
export async function postMany(
  url: string,
  {
    count,
    connections,
    headers,
    body,
  }: { count: number; connections: number; headers: Record<string, string>; body: (at: number) => string },
): Promise<Load> {
  const { origin, pathname } = new URL(url);
  const pool = new Pool(origin, { connections });
  const answerMs: number[] = [];
  let next = 0;
  const startedAt = performance.now();
  const lane = async () => {
    for (let at = next++; at < count; at = next++) {
      const sentAt = performance.now();
      const answer = await pool.request({
        method: 'POST',
        path: pathname,
        headers: { 'content-type': 'application/json', ...headers },
        body: body(at),
      });
      const text = await answer.body.text();
      if (answer.statusCode !== 201) throw new Error(`${url} answered ${answer.statusCode}: ${text}`);
      answerMs.push(performance.now() - sentAt);
    }
  };
  await Promise.all(Array.from({ length: connections }, lane));
  const seconds = (performance.now() - startedAt) / 1000;
  await pool.close();
  return { perSecond: count / seconds, answerMs };
}

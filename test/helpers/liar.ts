import { type IncomingMessage, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

interface Call {
  id: number;
  method: string;
}

interface Answer {
  id: number;
  result?: unknown;
}

/** Changes what a node answered to a method. */
export type Lie = (method: string, result: unknown) => unknown;

/** An endpoint that hands every call on to a node, and the answers back as `lie` changes them. */
export async function liar(url: string, lie: Lie): Promise<{ url: string; stop: () => void }> {
  const answered = async (request: IncomingMessage): Promise<string> => {
    const body = await text(request);
    const reply = await fetch(url, { method: "POST", body, headers: { "content-type": "application/json" } });
    const asked = [JSON.parse(body) as Call | Call[]].flat();
    const answers = (await reply.json()) as Answer | Answer[];
    const method = (id: number): string => asked.find((call) => call.id === id)!.method;
    for (const one of [answers].flat()) if ("result" in one) one.result = lie(method(one.id), one.result);
    return JSON.stringify(answers);
  };
  const server = createServer((request, response) => {
    answered(request).then(
      (body) => response.setHeader("content-type", "application/json").end(body),
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, stop: () => server.close() };
}

import { type Server, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { Endpoint } from "../../src/audit/load/endpoint.js";

interface Call {
  id: number;
  method: string;
  params: unknown[];
}

/** Serves an endpoint over HTTP on this machine, for processes of their own. */
export async function served(endpoint: Endpoint): Promise<{ url: string; server: Server }> {
  const answerTo = async ({ id, method, params }: Call) => {
    try {
      return { jsonrpc: "2.0", id, result: await endpoint.send(method, params) };
    } catch (error) {
      return { jsonrpc: "2.0", id, error: { code: -32_000, message: (error as Error).message } };
    }
  };
  const server = createServer((request, response) => {
    void text(request).then(async (body) => {
      const asked = JSON.parse(body) as Call | Call[];
      const answers = Array.isArray(asked) ? await Promise.all(asked.map(answerTo)) : await answerTo(asked);
      response.end(JSON.stringify(answers));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

import { Buffer } from "node:buffer";
import http, { type IncomingMessage } from "node:http";
import https from "node:https";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";

/** Sends a text to one address and returns the bytes that come back. */
export type Post = (body: string, patience: number) => Promise<Buffer>;

const unzipped = promisify(gunzip);

/** Requests over a few connections that stay open. Node's own `fetch` costs more where answers are large. */
export function poster(url: string, connections: number): Post {
  const { Agent, request } = url.startsWith("https:") ? https : http;
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const headers = { "content-type": "application/json", "accept-encoding": "gzip" };
  return async (body, patience) => {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const signal = AbortSignal.timeout(patience);
      request(url, { method: "POST", agent, headers, signal }, resolve).on("error", reject).end(body);
    });
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk as Buffer);
    const bytes = Buffer.concat(chunks);
    return response.headers["content-encoding"] === "gzip" ? unzipped(bytes) : bytes;
  };
}

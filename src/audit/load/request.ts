import http, { type IncomingMessage } from "node:http";
import https from "node:https";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";

/** Sends a text to one address and returns the bytes that come back. */
export type Post = (body: string, patience: number) => Promise<Buffer>;

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
    const pieces: Buffer[] = [];
    for await (const piece of plain(response)) pieces.push(piece as Buffer);
    return Buffer.concat(pieces);
  };
}

function plain(response: IncomingMessage) {
  if (response.headers["content-encoding"] !== "gzip") return response;
  return pipeline(response, createGunzip(), () => undefined); // what fails shows in what is read
}

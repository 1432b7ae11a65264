import { type Server, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { expect } from "chai";
import { type Endpoint, EndpointError, ask } from "../../src/audit/load/endpoint.js";
import { httpEndpoint } from "../../src/audit/load/http.js";

interface Call {
  id: number;
  method: string;
  params: unknown[];
}

describe("An endpoint over HTTP", () => {
  const servers: Server[] = [];
  after(() => servers.forEach((server) => server.close()));

  /** A server that answers what it is asked for, `fail` with an error; it notes how many calls each request had. */
  async function serving(longest: number, refusal?: string): Promise<{ url: string; sizes: number[] }> {
    const sizes: number[] = [];
    const answerTo = ({ id, method, params }: Call) =>
      method === "fail"
        ? { id, error: { code: -32_000, message: "execution reverted" } }
        : { id, result: [method, ...params] };
    const server = createServer((request, response) => {
      void text(request).then((body) => {
        const asked = JSON.parse(body) as Call | Call[];
        const calls = [asked].flat();
        sizes.push(calls.length);
        const refused = { id: null, error: { code: -32_005, message: "batch too large" } };
        const answers = Array.isArray(asked) ? calls.map(answerTo).reverse() : answerTo(asked);
        response.end(calls.length > longest ? (refusal ?? JSON.stringify(refused)) : JSON.stringify(answers));
      });
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, sizes };
  }
  const many = (endpoint: Endpoint, count: number) =>
    Promise.all(Array.from({ length: count }, (_, i) => endpoint.send("echo", [i])));
  const echoed = (count: number) => Array.from({ length: count }, (_, i) => ["echo", i]);

  it("asks in a few requests what is asked at one time, and gives each its own answer, in whatever order they come", async () => {
    const { url, sizes } = await serving(100);
    expect(await many(httpEndpoint(url, { batch: 50 }), 120)).to.deep.equal(echoed(120));
    expect(sizes.toSorted((a, b) => b - a)).to.deep.equal([50, 50, 20]);
    expect(await httpEndpoint(url).send("echo", ["one"])).to.deep.equal(["echo", "one"]);
  });

  it("gives answers as the bytes of their JSON where these are wanted, beside others", async () => {
    const { url, sizes } = await serving(100);
    const endpoint = httpEndpoint(url);
    const asked = [...Array(8).keys()].map((i) =>
      i % 2 === 0 ? endpoint.raw!("echo", [i]) : endpoint.send("echo", [i]),
    );
    const answers = await Promise.all(asked);
    const plain = answers.map((one) =>
      one instanceof Uint8Array ? (JSON.parse(Buffer.from(one).toString()) as unknown) : one,
    );
    expect(plain).to.deep.equal(echoed(8));
    expect(answers.filter((one) => one instanceof Uint8Array).length).to.equal(4);
    const failed = await endpoint.raw!("fail", []).then(
      () => "nothing",
      (error: Error) => error.message,
    );
    expect([failed, Math.max(...sizes)]).to.deep.equal(["execution reverted", 4]);
  });

  it("halves a batch that the endpoint refuses, and asks for no more than that from then on", async () => {
    const { url, sizes } = await serving(3);
    const endpoint = httpEndpoint(url);
    expect(await many(endpoint, 10)).to.deep.equal(echoed(10));
    expect(sizes[0]).to.equal(10);
    const asked = sizes.length;
    expect(await many(endpoint, 10)).to.deep.equal(echoed(10));
    expect(Math.max(...sizes.slice(asked))).to.be.at.most(3);
  });

  it("takes a proxy's page for a refusal of so many calls, and for no answer to one", async () => {
    const page = "<html>413 Request Entity Too Large</html>";
    for (const way of ["send", "raw"] as const) {
      const { url } = await serving(3, page);
      const endpoint = httpEndpoint(url);
      const answers = await Promise.all([...Array(10).keys()].map((i) => endpoint[way]!("echo", [i])));
      expect(answers.length, way).to.equal(10);
      const { url: never } = await serving(0, page);
      const fault = await ask(httpEndpoint(never), "echo", []).catch((error: EndpointError) => error.fault);
      expect(fault, way).to.equal("unreachable");
    }
  });

  it("lets calls to one method travel together, whatever is asked for between them", async () => {
    const { url, sizes } = await serving(100);
    const endpoint = httpEndpoint(url);
    const asked = [...Array(20).keys()].map((i) => endpoint.send(i % 2 === 0 ? "even" : "odd", [i]));
    expect(await Promise.all(asked)).to.deep.equal([...Array(20).keys()].map((i) => [i % 2 === 0 ? "even" : "odd", i]));
    expect(sizes).to.deep.equal([10, 10]);
  });

  it("asks again, once, where the connection was closed while nobody here looked", async () => {
    const closing = async (times: number): Promise<string> => {
      const server = createServer((request, response) => {
        if (times-- > 0) request.socket.destroy();
        else response.end(JSON.stringify({ id: 0, result: "0x1" }));
      });
      servers.push(server);
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    };
    expect(await httpEndpoint(await closing(1)).send("eth_chainId", [])).to.equal("0x1");
    const gone = ask(httpEndpoint(await closing(2)), "eth_chainId", []);
    expect(await gone.catch((error: unknown) => error)).to.be.instanceOf(EndpointError);
  });

  it("one call that fails fails alone; no endpoint at all is said to be unreachable", async () => {
    const { url } = await serving(100);
    const endpoint = httpEndpoint(url);
    const both = await Promise.allSettled([endpoint.send("fail", []), endpoint.send("echo", [1])]);
    expect(both.map(({ status }) => status)).to.deep.equal(["rejected", "fulfilled"]);
    const fault = async (one: Endpoint, method: string): Promise<string> =>
      ask(one, method, []).then(
        () => "none",
        (error: EndpointError) => error.fault,
      );
    expect(await fault(endpoint, "fail")).to.equal("refused");
    expect(await fault(httpEndpoint("http://127.0.0.1:1"), "echo")).to.equal("unreachable");
  });
});

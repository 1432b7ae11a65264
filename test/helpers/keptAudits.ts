import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type AuditOptions, audit } from "../../src/audit/audit.js";
import type { CheckedContracts } from "../../src/audit/events.js";
import type { Endpoint } from "../../src/audit/load/endpoint.js";
import { canonical } from "../../src/audit/report/files.js";
import { reportOf } from "../../src/audit/report/model.js";
import { deploymentAt } from "../../src/audit/state/deployment.js";
import { FileStore } from "../../src/audit/store/fileStore.js";
import { type TimedLife, lifeOf } from "./checkedLife.js";

export interface Asked {
  endpoint?: Endpoint;
  contracts?: CheckedContracts;
  level?: AuditOptions["level"];
  to?: number;
}

interface Told {
  report: string;
  /** What the store said, in English. */
  said: string[];
}

/** The files of a store. */
export const [history, replay] = ["history", "replay"];

export const sizeOf = (at: string, name: string): number => readFileSync(path.join(at, name)).length;

const newFolder = (): string => mkdtempSync(path.join(tmpdir(), "jointly-store-"));

/** Audits of one consortium's life that keep a store. */
export class KeptAudits {
  private readonly folders: string[] = [];

  private constructor(
    readonly life: TimedLife,
    /** A store of the whole history, never touched. */
    readonly full: string,
  ) {
    this.folders.push(full);
  }

  /** The life, and what an audit tells of it whatever it keeps. */
  static async of(name: Parameters<typeof lifeOf>[0]): Promise<{ audits: KeptAudits; first: Told; plain: string }> {
    const audits = new KeptAudits(await lifeOf(name), newFolder());
    const plain = (await audits.audited(undefined)).report;
    return { audits, plain, first: await audits.audited(audits.full) };
  }

  /** An empty folder. */
  folder(): string {
    this.folders.push(newFolder());
    return this.folders.at(-1)!;
  }

  /** A store of the whole history. */
  copy(): string {
    const made = this.folder();
    cpSync(this.full, made, { recursive: true });
    return made;
  }

  /** To be called at the end. */
  remove(): void {
    for (const one of this.folders) rmSync(one, { recursive: true, force: true });
  }

  /** @param at where the store is; without it none is kept. */
  async audited(
    at: string | undefined,
    { endpoint = this.life.endpoint, contracts, level = "L0", to }: Asked = {},
  ): Promise<Told> {
    const said: string[] = [];
    const store = at === undefined ? undefined : new FileStore({ folder: at, say: ({ en }) => said.push(en) });
    try {
      const result = await audit({
        provider: endpoint,
        addresses: contracts ?? this.life.contracts,
        level,
        ...(store && { store }),
        ...(to !== undefined && { to }),
      });
      const deployment = await deploymentAt(endpoint, { ...this.life.contracts }, result.chain.to);
      return { report: canonical(reportOf({ audit: result, deployment, names: this.life.names })), said };
    } finally {
      await store?.close();
    }
  }

  /** The chain's endpoint, and the blocks from which on it was asked for logs. */
  watched(): { endpoint: Endpoint; asked: number[] } {
    const asked: number[] = [];
    const endpoint: Endpoint = {
      send: (method, params) => {
        if (method === "eth_getLogs") asked.push(Number((params[0] as { fromBlock: string }).fromBlock));
        return this.life.endpoint.send(method, params);
      },
    };
    return { endpoint, asked };
  }
}

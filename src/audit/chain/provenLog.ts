import type { RawLog } from "../events.js";
import { hexIn } from "./hex.js";
import { TOPIC_STEP, WORD } from "./logBytes.js";
import type { ReadLog } from "./receipt.js";

/** A log as its block proves it. Texts are made of its bytes for whoever asks for texts: most never do. */
export class ProvenLog implements RawLog {
  readonly address: string;

  constructor(
    readonly content: ReadLog,
    readonly blockNumber: number,
    readonly transactionHash: string,
    readonly logIndex: number,
  ) {
    this.address = content.address;
  }

  get topics(): readonly string[] {
    const { bytes, topicsAt, topicCount } = this.content;
    return Array.from({ length: topicCount }, (_, i) => {
      const at = topicsAt + TOPIC_STEP * i;
      return hexIn(bytes, at, at + WORD);
    });
  }

  get data(): string {
    const { bytes, dataAt, dataEnd } = this.content;
    return hexIn(bytes, dataAt, dataEnd);
  }

  toJSON(): RawLog {
    const { address, topics, data, blockNumber, transactionHash, logIndex } = this;
    return { address, topics, data, blockNumber, transactionHash, logIndex };
  }
}

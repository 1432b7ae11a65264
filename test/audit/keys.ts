import { spawnSync } from "node:child_process";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect } from "chai";
import { Signature, SigningKey, computeAddress, id, toBeHex } from "ethers";
import { ANSWER, Batch, QUESTION, answerInto, nativeCurve, wasmCurve } from "../../src/audit/keys/curve.js";
import { type Signed, readAnswer, recovered, writeQuestion } from "../../src/audit/keys/recover.js";
import { Recoveries } from "../../src/audit/keys/recoveries.js";
import { share } from "../../src/audit/keys/workers.js";
import { signerOf } from "../../src/audit/signature.js";
import { random } from "../helpers/random.js";

const P = 2n ** 256n - 2n ** 32n - 977n;
const N = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
const G = 0x79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798n;
const word = (value: bigint): string => toBeHex(value, 32);
const key = new SigningKey(id("a key"));
const owner = computeAddress(key).toLowerCase();

function signed(text: string): Signed {
  const digest = id(text);
  const { r, s, yParity } = key.sign(digest);
  return { digest, r, s, parity: yParity };
}

/** What ethers makes of it, with its own JavaScript; it takes an `s` just above the half, which is asked here. */
function oracle({ digest, r, s, parity }: Signed): string | undefined {
  if (BigInt(s) > N / 2n) return undefined;
  try {
    const signature = Signature.from({ r: word(BigInt(r)), s: word(BigInt(s)), yParity: parity as 0 | 1 });
    return computeAddress(SigningKey.recoverPublicKey(digest, signature)).toLowerCase();
  } catch {
    return undefined;
  }
}

/** Signatures at and beyond every edge. */
function edges(): Signed[] {
  const { digest, r, s, parity } = signed("an edge");
  const values = [0n, 1n, 2n, 5n, G, N / 2n, N / 2n + 1n, N - 1n, N, N + 1n, P - 1n, P, 2n ** 256n - 1n];
  const all = values.flatMap((value) =>
    [0, 1].flatMap((side) => [
      { digest, r: word(value), s, parity: side },
      { digest, r, s: word(value), parity: side },
      { digest: word(value), r, s, parity: side },
      { digest: word(value), r: word(G), s: word(1n), parity: side },
    ]),
  );
  // With R = G and the digest s, the key would be the point at infinity.
  const nowhere = [3n, N / 2n].map((value) => ({ digest: word(value), r: word(G), s: word(value), parity: 0 }));
  return [...all, ...nowhere, { digest, r, s: word(N - BigInt(s)), parity: 1 - parity }];
}

describe("Whose key signed", () => {
  const curves = { native: nativeCurve, wasm: wasmCurve };
  for (const [name, load] of Object.entries(curves)) {
    it(`${name}: what ethers says, of random signatures and of every edge`, async function () {
      const curve = await load().catch(() => undefined);
      if (curve === undefined) {
        console.log(`      skipped: the package has no ${name} code for this platform`);
        return this.skip();
      }
      const next = random(3n);
      const wild = Array.from({ length: 40 }, () => ({
        digest: id(String(next(1e9))),
        r: id(String(next(1e9))),
        s: word(BigInt(id(String(next(1e9)))) >> 1n),
        parity: next(2),
      }));
      const right = Array.from({ length: 40 }, (_, i) => signed(`digest ${i}`));
      for (const one of [...right, ...wild, ...edges()]) {
        const [question, answer] = [new Uint8Array(QUESTION), new Uint8Array(ANSWER)];
        writeQuestion(question, one);
        answerInto(answer, question, curve);
        expect(readAnswer(answer), JSON.stringify(one)).to.equal(oracle(one));
      }
      expect(right.map(oracle)).to.deep.equal(right.map(() => owner));
    });
  }

  it("nobody's are: the twin with a high s, other lengths, other parities, and what is no number", () => {
    const one = signed("a digest");
    expect(recovered(one)).to.equal(owner);
    expect(recovered({ ...one, s: word(N - BigInt(one.s)), parity: 1 - one.parity })).to.equal(undefined);
    const wrong = [
      { parity: 2 },
      { parity: 27 },
      { parity: NaN },
      { r: `${one.r}00` },
      { s: "0x" },
      { r: "0xzz" },
      { s: "" },
    ];
    for (const change of wrong) expect(recovered({ ...one, ...change }), JSON.stringify(change)).to.equal(undefined);
    expect(recovered({ ...one, r: undefined as unknown as string })).to.equal(undefined);
  });

  it("numbers without their leading zeros are what they are with them", () => {
    const short = Array.from({ length: 2_000 }, (_, i) => i)
      .map((i) => signed(`digest ${i}`))
      .find(({ r }) => r.startsWith("0x00"))!;
    expect(recovered({ ...short, r: short.r.replace(/^0x0+/, "0x") })).to.equal(owner);
  });

  it("an envelope's signature is of 65 bytes and has v 27 or 28", () => {
    const { digest, r, s, parity } = signed("an envelope");
    const v = (value: number) => `${r}${s.slice(2)}${value.toString(16).padStart(2, "0")}`;
    expect(signerOf(digest, v(27 + parity))).to.equal(owner);
    for (const other of [v(parity), v(29), v(27 + parity).slice(0, -2), `${v(27 + parity)}00`, "0x"])
      expect(signerOf(digest, other), other).to.equal(undefined);
  });
});

describe("Keys recovered by several threads", () => {
  const questions = Array.from({ length: 3 * Batch.SIZE + 7 }, (_, i) => signed(`question ${i % 50}`));
  questions[300] = { ...questions[300]!, parity: 7 };

  it("another thread answers what is shared with it", async () => {
    const batch = new Batch(new SharedArrayBuffer(Batch.BYTES));
    for (const one of questions.slice(0, 5)) writeQuestion(batch.add(), one);
    share(batch);
    while (readAnswer(batch.answer(4)) === undefined) await pause(5);
    expect([0, 1, 2, 3, 4].map((i) => readAnswer(batch.answer(i)))).to.deep.equal(Array(5).fill(owner));
  });

  it("what a thread took and never answered is answered by the one that waits for it", () => {
    const batch = new Batch(new SharedArrayBuffer(Batch.BYTES));
    for (const one of questions.slice(0, 5)) writeQuestion(batch.add(), one);
    new Int32Array(batch.memory)[0] = 1; // taken, by nobody
    batch.work();
    batch.wait(1);
    expect([0, 1, 2, 3, 4].map((i) => readAnswer(batch.answer(i)))).to.deep.equal(Array(5).fill(owner));
  });

  it("answers are handed on in the order of the questions, all of them, and again after more were asked", () => {
    const keys = new Recoveries();
    for (let round = 0; round < 2; ++round) {
      const answers: [number, string | undefined][] = [];
      questions.forEach((one, i) => keys.ask(one, (signer) => answers.push([i, signer])));
      keys.settle();
      expect(answers).to.deep.equal(questions.map((_, i) => [i, i === 300 ? undefined : owner]));
    }
    keys.settle();
  });

  it("settled with nothing asked, it fills no batch, and so starts no thread", () => {
    const keys = new Recoveries();
    for (let i = 0; i < 10; ++i) keys.settle();
    expect(Reflect.get(keys, "filled")).to.equal(0);
  });

  it("a process that started threads ends by itself", () => {
    const script = `
      const { Recoveries } = await import(${JSON.stringify(new URL("../../src/audit/keys/recoveries.ts", import.meta.url).href)});
      const keys = new Recoveries();
      let count = 0;
      for (let i = 0; i < 1500; ++i) keys.ask({ digest: "0x01", r: "0x01", s: "0x01", parity: 0 }, () => (count += 1));
      keys.settle();
      console.log(count);`;
    const tsx = import.meta.resolve("tsx");
    const run = spawnSync(process.execPath, ["--import", tsx, "--input-type=module", "--eval", script], {
      encoding: "utf8",
      timeout: 50_000,
      cwd: path.resolve(import.meta.dirname, "../.."),
    });
    expect([run.status, run.stdout.trim(), run.stderr]).to.deep.equal([0, "1500", ""]);
  });
});

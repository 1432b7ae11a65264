import { createCipheriv, createDecipheriv, pbkdf2Sync, scryptSync } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { Wallet, encryptKeystoreJsonSync, getBytes, hexlify, id, keccak256 } from "ethers";
import {
  addressOf,
  keystoreFile,
  listAccounts,
  saveKey,
  unlock,
  walletFromKey,
  walletFromKeystore,
} from "../../src/cli/keystore.js";
import { KeystoreError } from "../../src/cli/keystoreErrors.js";
import { refusal, temporaryHome } from "../helpers/cli.js";

const QUICK = 1024; // scrypt's N, so that tests need not wait
const PASSWORD = "十年树木，百年树人";
const wallet = new Wallet(id("an office"));
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
const unhex = (text: string) => Buffer.from(text, "hex");

const faultOf = async (promise: Promise<unknown>) => (await refusal(promise, KeystoreError)).fault;

interface Keystore {
  version: number;
  address: string;
  crypto: {
    cipher: string;
    ciphertext: string;
    mac: string;
    cipherparams: { iv: string };
    kdf: string;
    kdfparams: { n: number; r: number; p: number; salt: string; dklen: number };
  };
}

/** Opens a keystore by the words of the Web3 Secret Storage definition alone. */
function openByDefinition({ crypto }: Keystore, password: string): string {
  const { n, r, p, salt, dklen } = crypto.kdfparams;
  const key = scryptSync(password, unhex(salt), dklen, { N: n, r, p });
  const body = unhex(crypto.ciphertext);
  expect(keccak256(Buffer.concat([key.subarray(16, 32), body]))).to.equal(`0x${crypto.mac}`);
  const cipher = createDecipheriv(crypto.cipher, key.subarray(0, 16), unhex(crypto.cipherparams.iv));
  return hexlify(Buffer.concat([cipher.update(body), cipher.final()]));
}

/** A keystore as a program writes it that derives keys by PBKDF2 and leaves the address out. */
function madeElsewhere(privateKey: string, password: string): string {
  const [salt, iv] = [getBytes(id("salt")), getBytes(id("iv")).subarray(0, 16)];
  const key = pbkdf2Sync(password, salt, 1000, 32, "sha256");
  const cipher = createCipheriv("aes-128-ctr", key.subarray(0, 16), iv);
  const body = Buffer.concat([cipher.update(getBytes(privateKey)), cipher.final()]);
  const crypto = {
    cipher: "aes-128-ctr",
    cipherparams: { iv: hex(iv) },
    ciphertext: hex(body),
    kdf: "pbkdf2",
    kdfparams: { c: 1000, dklen: 32, prf: "hmac-sha256", salt: hex(salt) },
    mac: keccak256(Buffer.concat([key.subarray(16, 32), body])).slice(2),
  };
  return JSON.stringify({ version: 3, id: "0", crypto });
}

describe("Accounts", () => {
  const home = temporaryHome();
  const saved = () => JSON.parse(readFileSync(keystoreFile(home(), "office"), "utf8")) as Keystore;

  it("are kept as other programs open them, by their owner only", async () => {
    expect(await saveKey(home(), "office", wallet, PASSWORD, QUICK)).to.equal(wallet.address);
    const keystore = saved();
    expect(Object.keys(keystore)).to.deep.equal(["address", "crypto", "id", "version"]);
    expect([keystore.version, keystore.crypto.kdf, keystore.crypto.kdfparams.n]).to.deep.equal([3, "scrypt", QUICK]);
    expect(`0x${keystore.address}`).to.equal(wallet.address.toLowerCase());
    expect(openByDefinition(keystore, PASSWORD)).to.equal(wallet.privateKey);
    expect(readdirSync(path.join(home(), "keystores"))).to.deep.equal(["office.json"]);
    if (process.platform !== "win32") {
      expect(statSync(keystoreFile(home(), "office")).mode & 0o777).to.equal(0o600);
      expect(statSync(path.join(home(), "keystores")).mode & 0o777).to.equal(0o700);
    }
  });

  it("cost a guess at the password as much work as geth asks", async function () {
    this.timeout(20_000);
    await saveKey(home(), "office", wallet, PASSWORD);
    expect(saved().crypto.kdfparams.n).to.equal(131_072);
  });

  it("are unlocked by their password, and listed with their addresses without it", async () => {
    await saveKey(home(), "office", wallet, PASSWORD, QUICK);
    await saveKey(home(), "a-second", Wallet.createRandom() as unknown as Wallet, PASSWORD, QUICK);
    writeFileSync(keystoreFile(home(), "broken"), "{");
    writeFileSync(path.join(home(), "keystores", "readme.txt"), "no account");
    const accounts = await listAccounts(home());
    expect(accounts.map(({ name }) => name)).to.deep.equal(["a-second", "broken", "office"]);
    expect([accounts[1]!.address, accounts[2]!.address]).to.deep.equal([undefined, wallet.address]);
    expect(await addressOf(home(), "office")).to.equal(wallet.address);
    const opened = await unlock(home(), "office", () => Promise.resolve(PASSWORD));
    expect(opened.privateKey).to.equal(wallet.privateKey);
    expect(await listAccounts(path.join(home(), "elsewhere"))).to.deep.equal([]);
  });

  it("are never written over, not even by two at once", async () => {
    const others = [1, 2, 3].map((i) => saveKey(home(), "office", new Wallet(id(`${i}`)), PASSWORD, QUICK));
    const outcomes = await Promise.allSettled(others);
    expect(outcomes.filter(({ status }) => status === "fulfilled").length).to.equal(1);
    const before = readFileSync(keystoreFile(home(), "office"), "utf8");
    expect(await faultOf(saveKey(home(), "office", wallet, PASSWORD, QUICK))).to.equal("exists");
    expect(readFileSync(keystoreFile(home(), "office"), "utf8")).to.equal(before);
    expect(readdirSync(path.join(home(), "keystores"))).to.deep.equal(["office.json"]);
  });

  it("stay locked after three wrong passwords", async () => {
    await saveKey(home(), "office", wallet, PASSWORD, QUICK);
    const told: (string | undefined)[] = [];
    const guess = (wrong?: KeystoreError) => {
      told.push(wrong?.fault);
      return Promise.resolve("wrong horse");
    };
    const { fault, sentence } = await refusal(unlock(home(), "office", guess), KeystoreError);
    expect([fault, told]).to.deep.equal(["locked", [undefined, "password", "password"]]);
    expect(sentence.en).to.include("does not open office, which stays locked");
    expect(sentence.zh).to.include("无法打开 office");
    let tries = 0;
    const late = () => Promise.resolve(++tries === 3 ? PASSWORD : "wrong horse");
    expect((await unlock(home(), "office", late)).address).to.equal(wallet.address);
    expect(await faultOf(unlock(home(), "office", guess, 1))).to.equal("locked");
  });

  it("are taken over from other programs' keystores", async () => {
    const ethersOwn = encryptKeystoreJsonSync(wallet, PASSWORD, { scrypt: { N: QUICK } });
    expect(ethersOwn).to.include('"Crypto"');
    for (const text of [ethersOwn, madeElsewhere(wallet.privateKey, PASSWORD)]) {
      expect((await walletFromKeystore(text, PASSWORD, "theirs")).privateKey).to.equal(wallet.privateKey);
      expect(await faultOf(walletFromKeystore(text, "wrong horse", "theirs"))).to.equal("password");
    }
    // ethers puts full-width digits into their normal form, others do not
    const fullWidth = "１２３４５６７８";
    for (const text of [
      encryptKeystoreJsonSync(wallet, fullWidth, { scrypt: { N: QUICK } }),
      madeElsewhere(wallet.privateKey, fullWidth),
    ]) {
      expect((await walletFromKeystore(text, fullWidth, "theirs")).privateKey).to.equal(wallet.privateKey);
    }
    mkdirSync(path.join(home(), "keystores"));
    writeFileSync(keystoreFile(home(), "theirs"), madeElsewhere(wallet.privateKey, PASSWORD));
    expect(await addressOf(home(), "theirs")).to.equal(undefined);
  });

  it("are made of private keys", async () => {
    const { privateKey, address } = wallet;
    for (const text of [privateKey, privateKey.slice(2), ` ${privateKey.toUpperCase().replace("0X", "0x")}\n`]) {
      expect(walletFromKey(text).address).to.equal(address);
    }
    for (const text of ["", "0x12", `${privateKey}00`, "0".repeat(64), "f".repeat(64), "not a key"]) {
      expect(() => walletFromKey(text), text).to.throw(KeystoreError, "64 hexadecimal digits");
    }
  });

  it("are refused with the reason", async () => {
    const ask = () => Promise.resolve(PASSWORD);
    for (const name of ["", "../x", "A", "a--b", "财务", "x".repeat(65)]) {
      expect(await faultOf(saveKey(home(), name, wallet, PASSWORD, QUICK)), name).to.equal("name");
    }
    expect(await faultOf(unlock(home(), "office", ask))).to.equal("missing");
    expect(await faultOf(saveKey(home(), "office", wallet, "秘密", QUICK))).to.equal("weak");
    mkdirSync(keystoreFile(home(), "folder"), { recursive: true });
    expect(await faultOf(unlock(home(), "folder", ask))).to.equal("unreadable");

    await saveKey(home(), "office", wallet, PASSWORD, QUICK);
    const whole = saved();
    const greedy = { ...whole.crypto, kdfparams: { ...whole.crypto.kdfparams, n: 2 ** 30 } };
    const others = { ...whole, address: "00".repeat(20) };
    const broken = ["", "[]", "null", "{}", { ...whole, version: 1 }, { ...whole, crypto: greedy }, others];
    const cut = JSON.stringify(whole).slice(0, -9);
    for (const [i, content] of [
      ...broken,
      cut,
      { ...whole, crypto: { kdf: "scrypt", kdfparams: { n: 2 } } },
    ].entries()) {
      writeFileSync(keystoreFile(home(), "office"), typeof content === "string" ? content : JSON.stringify(content));
      expect(await faultOf(unlock(home(), "office", ask)), `${i}`).to.equal("corrupt");
    }
  });
});

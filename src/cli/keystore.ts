import { scrypt as nodeScrypt } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import { Wallet, decryptKeystoreJson, encryptKeystoreJson, getAddress, isError, scrypt, toUtf8Bytes } from "ethers";
import * as v from "valibot";
import { codeOf, writeNew } from "./files.js";
import { KeystoreError, keystoreError } from "./keystoreErrors.js";
import { isIdentifier } from "./identifiers.js";

/**
 * Accounts: keys in keystore files of version 3, `<home>/keystores/<name>.json`, as cast, geth and MetaMask open them (`crypto` in lower
 * case, no normal form of the password but NFC).
 */
export interface Account {
  name: string;
  /** Undefined where the file does not tell it: some programs leave it out. */
  address: string | undefined;
}

const SCRYPT_N = 131_072;
const SCRYPT_MEMORY = 256; // bytes for each unit of N and r, twice what scrypt itself takes
const SHORTEST_PASSWORD = 8;
const TRIES = 3;
/** More work than this is asked by nobody but a file that means to stop us. */
const MOST_WORK = { n: 2 ** 20, c: 10_000_000 };

// Node's own scrypt is faster than the one that ethers brings along.
scrypt.register((password, salt, N, r, p, length) => {
  return new Promise((resolve, reject) => {
    const settings = { N, r, p, maxmem: SCRYPT_MEMORY * N * r };
    nodeScrypt(password, salt, length, settings, (error, key) =>
      error ? reject(error) : resolve(new Uint8Array(key)),
    );
  }) as never; // ethers awaits it, its type only knows hexadecimal text
});

const keystoreSchema = v.object({
  version: v.literal(3),
  address: v.optional(v.pipe(v.string(), v.regex(/^(0x)?[0-9a-f]{40}$/i))),
  crypto: v.union([
    v.looseObject({
      kdf: v.literal("scrypt"),
      kdfparams: v.looseObject({ n: v.pipe(v.number(), v.maxValue(MOST_WORK.n)) }),
    }),
    v.looseObject({
      kdf: v.literal("pbkdf2"),
      kdfparams: v.looseObject({ c: v.pipe(v.number(), v.maxValue(MOST_WORK.c)) }),
    }),
  ]),
});

/** Where an account's key is kept. */
export function keystoreFile(home: string, name: string): string {
  if (!isIdentifier(name)) throw keystoreError("name", name);
  return path.join(home, "keystores", `${name}.json`);
}

/** What a keystore says without its password; ethers' and old geth's `Crypto` is taken as well. */
function parsed(text: string, what: string): v.InferOutput<typeof keystoreSchema> {
  try {
    const { Crypto, ...rest } = JSON.parse(text) as Record<string, unknown>;
    return v.parse(keystoreSchema, Crypto === undefined ? rest : { ...rest, crypto: Crypto });
  } catch (error) {
    throw keystoreError("corrupt", what, error);
  }
}

/** The text of a keystore file. */
async function read(file: string, what: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    throw keystoreError(codeOf(error) === "ENOENT" ? "missing" : "unreadable", what, error);
  }
}

/**
 * Keeps a key under a name.
 * @param scryptN The work that a guess at the password costs; less than the default is for tests.
 * @returns its address.
 * @throws KeystoreError: name, exists, weak.
 */
export async function saveKey(
  home: string,
  name: string,
  wallet: Wallet,
  password: string,
  scryptN = SCRYPT_N,
): Promise<string> {
  const file = keystoreFile(home, name);
  if ([...password].length < SHORTEST_PASSWORD) throw keystoreError("weak");
  const { address, privateKey } = wallet;
  const options = { scrypt: { N: scryptN } };
  const made = JSON.parse(
    await encryptKeystoreJson({ address, privateKey }, toUtf8Bytes(password, "NFC"), options),
  ) as Record<string, unknown>;
  // cast knows the key only in lower case.
  const kept = { address: made["address"], crypto: made["Crypto"], id: made["id"], version: made["version"] };
  try {
    await writeNew(file, `${JSON.stringify(kept, undefined, 2)}\n`);
  } catch (error) {
    throw codeOf(error) === "EEXIST" ? keystoreError("exists", name, error) : error;
  }
  return address;
}

/** A private key as somebody hands it in: 64 hexadecimal digits, with or without 0x. */
export function walletFromKey(text: string): Wallet {
  const digits = /^\s*(?:0x)?([0-9a-f]{64})\s*$/i.exec(text)?.[1];
  try {
    if (digits !== undefined) return new Wallet(`0x${digits}`);
  } catch {
    // 0 and numbers beyond the curve's order are no keys
  }
  throw keystoreError("key");
}

/**
 * Opens the text of a keystore, of whatever program.
 * @param what What to call it when something is wrong.
 * @throws KeystoreError: corrupt, password.
 */
export async function walletFromKeystore(text: string, password: string, what: string): Promise<Wallet> {
  parsed(text, what);
  // Programs differ in the normal form of a password; ethers' is NFKC.
  const forms = new Set([password.normalize("NFC"), password.normalize("NFKC"), password]);
  for (const form of forms) {
    try {
      return new Wallet((await decryptKeystoreJson(text, new TextEncoder().encode(form))).privateKey);
    } catch (error) {
      if (!isError(error, "INVALID_ARGUMENT") || error.argument !== "password") {
        throw keystoreError("corrupt", what, error);
      }
    }
  }
  throw keystoreError("password", what);
}

/** All accounts, by name. A file that is no keystore is listed without an address. */
export async function listAccounts(home: string): Promise<Account[]> {
  const files = await readdir(path.join(home, "keystores")).catch((error: unknown) => {
    if (codeOf(error) === "ENOENT") return [];
    throw keystoreError("unreadable", path.join(home, "keystores"), error);
  });
  const names = files.map((file) => path.basename(file, ".json")).filter((name, i) => name !== files[i]);
  const listed = names
    .filter(isIdentifier)
    .toSorted()
    .map(async (name) => ({ name, address: await told(home, name) }));
  return await Promise.all(listed);
}

/** An address, or undefined where the file tells none or is no keystore. */
const told = (home: string, name: string): Promise<string | undefined> =>
  addressOf(home, name).catch((error: unknown) => {
    if (error instanceof KeystoreError) return undefined;
    throw error;
  });

/**
 * An account's address, without its password; undefined where the file leaves it out.
 * @throws KeystoreError: name, missing, unreadable, corrupt.
 */
export async function addressOf(home: string, name: string): Promise<string | undefined> {
  const file = keystoreFile(home, name);
  const { address } = parsed(await read(file, name), name);
  return address && getAddress(address.startsWith("0x") ? address : `0x${address}`);
}

/**
 * Opens an account.
 * @param ask Gives the password; asked again after a wrong one, which it is told of.
 * @param tries How often; a password from a file is asked for once.
 * @throws KeystoreError: name, missing, unreadable, corrupt, and locked after the last try.
 */
export async function unlock(
  home: string,
  name: string,
  ask: (wrong?: KeystoreError) => Promise<string>,
  tries = TRIES,
): Promise<Wallet> {
  const text = await read(keystoreFile(home, name), name);
  parsed(text, name); // before anybody types a password for nothing
  let wrong: KeystoreError | undefined;
  for (let i = 0; i < tries; i++) {
    try {
      return await walletFromKeystore(text, await ask(wrong), name);
    } catch (error) {
      if (!(error instanceof KeystoreError) || error.fault !== "password") throw error;
      wrong = error;
    }
  }
  throw keystoreError("locked", name, wrong);
}

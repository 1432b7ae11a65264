import { expect } from "chai";
import { network } from "hardhat";
import type { Result } from "ethers";
import { Wallet, ZeroAddress, id } from "ethers";
import Membership from "../../ignition/modules/Membership.js";
import { roles } from "../../ignition/modules/roles.js";
import { audit } from "../../src/audit/audit.js";
import { contractNames } from "../../src/audit/decode.js";
import type { CheckedContracts } from "../../src/audit/events.js";
import type { AccessManager, MemberRegistry } from "../../typechain-types/index.js";
import { foldMembers } from "../helpers/foldMembers.js";
import { ALL_SCOPES, DAY, DIRECT, EVIDENCE, NEVER, Scope, consent, domainOf, grant, join } from "../helpers/members.js";
import { random, seedOfRun } from "../helpers/random.js";
import { watchStorage } from "../helpers/storageProven.js";

const connection = await network.create();
const { ethers, networkHelpers } = connection;
const { time } = networkHelpers;

const KINDS = 16;
const START_RECOVERY = 11;
const MEMBERS = 5;
const STEPS = 1_500;

describe("MemberRegistry: replay", () => {
  it("after a random campaign, the fold of the events is the state", async () => {
    const [admin, ...keys] = await ethers.getSigners();
    const modules = await connection.ignition.deploy(Membership);
    const members = modules.members as unknown as MemberRegistry;
    await watchStorage(ethers.provider, { members, manager: modules.manager });
    await grant(modules.manager as unknown as AccessManager, roles.ADMISSION, admin!);
    await grant(modules.manager as unknown as AccessManager, roles.COUNCIL, admin!);
    await grant(modules.manager as unknown as AccessManager, roles.OFFICER, admin!, keys[18]!);
    const domain = await domainOf(members);
    for (let i = 0; i < MEMBERS; i++) {
      await join(members, admin!, `m${i}`, [
        { key: keys[2 * i]!, scopes: ALL_SCOPES },
        { key: keys[2 * i + 1]!, scopes: Scope.ADMIN },
      ]);
    }

    const next = random(seedOfRun("members"));
    const leaving = 5n; // the one that is succeeded, time and again, until it takes effect
    let recovering = 1n;
    const done = new Array<number>(KINDS).fill(0);
    for (let step = 0; step < STEPS; step++) {
      const member = BigInt(next(MEMBERS) + 1);
      const key = keys[2 * Number(member - 1n) + next(2)]!;
      const other = keys[next(15)]!;
      const rescuer = keys[15 + next(3)]!; // kept for recoveries
      const kind = next(KINDS);
      const suspect = keys[next(10)]!;
      const sealed = id(`letter ${next(2)}`);
      const letter = id(`letter ${next(3)}`);
      const { registrationDigest } = await members.digestsOf(member);
      const as = members.connect(key);
      const council = members.connect(admin!);
      const given = { signer: other.address, scopes: 1 + next(63), validUntil: NEVER };
      const one = { base: 1, second: 0, third: 0, secondFrom: 0, thirdFrom: 0 };
      const two = { base: 1, second: 2, third: 3, secondFrom: 5, thirdFrom: 9 };
      const acts: (() => Promise<unknown>)[] = [
        async () =>
          as.setSigner(member, given, letter, await consent(domain, other, registrationDigest, letter), DIRECT),
        () => as.setPolicy(member, 1 << next(5), next(2) ? one : two, letter, DIRECT),
        () => as.changeName(member, letter, 10_000 + next(20), EVIDENCE, DIRECT),
        () => as.changeProfile(member, letter, "ipfs://x", DIRECT),
        () => as.changePayout(member, other, letter, DIRECT),
        () => as.cancelPayoutChange(member, DIRECT),
        () => as.invalidateNonce(member, next(3)),
        () => council.suspendMember(member, EVIDENCE),
        () => council.reinstateMember(member, EVIDENCE),
        () => members.connect(next(2) ? admin! : keys[18]!).reportStolen(suspect, sealed),
        () => council.reinstateSigner(suspect, sealed),
        async () =>
          council.startRecovery(
            member,
            rescuer,
            next(2) ? key.address : ZeroAddress,
            letter,
            await consent(domain, rescuer, registrationDigest, letter),
          ),
        () => members.connect(keys[2 * Number(recovering - 1n) + next(2)]!).cancelRecovery(recovering, DIRECT),
        () => as.completeRecovery(recovering),
        () => council.recordSuccession(leaving, next(2) ? member : 0n, 0, EVIDENCE),
        () => council.cancelSuccession(leaving, EVIDENCE),
      ];
      // what is refused changes nothing; what is done is counted, so that no kind of act is tested emptily
      const happened = await acts[kind]!().then(
        () => true,
        () => false,
      );
      if (happened) done[kind]! += 1;
      if (happened && kind === START_RECOVERY) recovering = member;
      if (next(4) === 0) await time.increase(DAY * BigInt(next(3)) + 1n);
    }
    await members
      .connect(keys[0]!)
      .exit(1, EVIDENCE, DIRECT)
      .catch(() => undefined);
    if (process.env["FUZZ_SEED"] === undefined) {
      expect(done, `acts of each kind: ${done.join(" ")}`).to.satisfy((all: number[]) => all.every((n) => n > 0));
    }

    await compare(members);
    await audited(members);
  });
});

/** The audit of the registry alone: what stands at the modules' places says nothing. */
async function audited(members: MemberRegistry): Promise<void> {
  const addresses = { members: await members.getAddress() } as CheckedContracts;
  for (const name of contractNames.slice(1)) {
    addresses[name] = Wallet.createRandom().address;
    await networkHelpers.setCode(addresses[name], "0x00");
  }
  await networkHelpers.mine(); // a state root knows of it from the next block on
  const { findings, coverage } = await audit({ provider: ethers.provider, addresses, level: "L0" });
  expect(findings).to.deep.equal([]);
  expect(coverage.untraceable).to.equal(0);
  expect(coverage.events).to.be.greaterThan(300);
}

/** Compares the fold of all events with what the registry answers. */
async function compare(members: MemberRegistry): Promise<void> {
  const raw = await ethers.provider.getLogs({ address: await members.getAddress(), fromBlock: 0, toBlock: "latest" });
  const events = [];
  for (const entry of raw) {
    const log = members.interface.parseLog(entry);
    const block = await ethers.provider.getBlock(entry.blockNumber);
    if (log) events.push({ log, timestamp: BigInt(block!.timestamp) });
  }
  const state = foldMembers(events);
  const plain = (result: unknown) => (result as Result).toObject();

  expect(await members.memberCount()).to.equal(state.count);
  for (const [member, row] of state.members) {
    expect(plain(await members.memberRecord(member)), `member ${member}`).to.deep.equal(row);
    expect(plain(await members.digestsOf(member))).to.deep.equal(state.digests.get(member));
    expect(plain(await members.payoutRecord(member)), `payout ${member}`).to.deep.equal(state.payouts.get(member));
    const recovery = state.recoveries.get(member);
    if (recovery) expect(plain(await members.recoveryOf(member)), `recovery ${member}`).to.deep.equal(recovery);
    for (const key of [0, 1, 2]) {
      const sequence = (await members.nextNonce(member, key)) & (2n ** 64n - 1n);
      expect(sequence).to.equal(state.nonces.get(`${member}/${key}`) ?? 0n);
    }
    for (const scope of Object.values(Scope)) {
      const expected = state.policies.get(`${member}/${scope}`) ?? [0n, 0n, 0n, 0n, 0n];
      expect([...(await members.policyOf(member, scope))]).to.deep.equal([...(expected as Result)]);
    }
  }
  for (const [key, row] of state.names) {
    const [member, number] = key.split("/") as [string, string];
    expect(plain(await members.nameOf(member, number))).to.deep.equal(row);
  }
  for (const [registration, member] of state.byRegistration) {
    expect(await members.memberByRegistration(registration)).to.equal(member);
  }
  for (const account of await ethers.getSigners()) {
    const record = await members.signerRecord(account);
    const row = state.signers.get(account.address);
    if (row) expect(plain(record), `signer ${account.address}`).to.deep.equal(row);
    else expect([...record]).to.deep.equal([0n, 0n, 0n, 0n, 0n, 0n]);
    for (const n of [0, 1, 2]) {
      const letter = id(`letter ${n}`);
      const expected = state.reports.get(`${account.address}/${letter}`) ?? { officer: ZeroAddress, reportedAt: 0n };
      expect(plain(await members.reportOf(account, letter))).to.deep.equal(expected);
    }
  }
}

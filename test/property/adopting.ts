import { expect } from "chai";
import { AbiCoder, ZeroHash, id, keccak256 } from "ethers";
import { network } from "hardhat";
import { DAY, propose, signAll } from "../helpers/agreement.js";
import { COSTS, NATIVE, TOKEN } from "../helpers/core.js";
import {
  ANN,
  ASSET_POOLS,
  Act,
  Consent,
  DIRECT,
  OWNERS,
  Use,
  agreed,
  deployProperty,
  ownPool,
  register,
  registration,
  rules,
  rulesHash,
  rulesWord,
  plain,
} from "../helpers/property.js";
import { hashTerms, holderLine, makeTerms, nextTerms } from "../helpers/terms.js";

const { ethers, networkHelpers } = await network.create();
const { loadFixture, time } = networkHelpers;
const deployed = () => deployProperty(ethers);
const tokens = [holderLine(), holderLine(NATIVE, 0, ZeroHash), holderLine(TOKEN, 0, ZeroHash)];

describe("IPRegistry: rules", () => {
  it("takes the rules that the terms in force name, from anybody, as one word", async () => {
    const context = await loadFixture(deployed);
    const given = rules({ subLicences: true, publicationDays: 15, useDays: 4095 });
    const terms = await agreed(context, networkHelpers, given);
    expect(await context.reader.rulesHash(given)).to.equal(rulesHash(given));
    await expect(context.ip.adopt(terms, given)).to.emit(context.ip, "RulesAdopted").withArgs(1, 1, rulesWord(given));
    expect(plain(await context.ip.rulesOf(1))).to.deep.equal({
      ...given,
      ...Object.fromEntries(
        Object.entries(given).map(([key, value]) => [
          key,
          typeof value === "object"
            ? { consent: BigInt(value.consent), noticeDays: BigInt(value.noticeDays) }
            : typeof value === "number"
              ? BigInt(value)
              : value,
        ]),
      ),
    });
    expect(await context.ip.adoptedOf(1)).to.deep.equal([1n, BigInt(ASSET_POOLS)]);
  });

  it("knows no rules before", async () => {
    const { ip } = await loadFixture(deployed);
    await expect(ip.rulesOf(1)).to.be.revertedWithCustomError(ip, "PropertyRulesMissing").withArgs(1);
    expect(await ip.adoptedOf(1)).to.deep.equal([0n, 0n]);
  });

  it("refuses terms that are not in force, and rules that they do not name", async () => {
    const context = await loadFixture(deployed);
    const { ip } = context;
    const terms = await agreed(context, networkHelpers);
    const other = { ...terms, obligations: id("others") };
    await expect(ip.adopt(other, rules()))
      .to.be.revertedWithCustomError(ip, "PropertyTermsNotInForce")
      .withArgs(1, hashTerms(other), hashTerms(terms));
    await expect(ip.adopt({ ...terms, agreement: 2 }, rules()))
      .to.be.revertedWithCustomError(ip, "PropertyTermsNotInForce")
      .withArgs(2, hashTerms({ ...terms, agreement: 2 }), ZeroHash);
    const changed = rules({ accessDays: 366 });
    await expect(ip.adopt(terms, changed))
      .to.be.revertedWithCustomError(ip, "PropertyRulesDiffer")
      .withArgs(1, rulesHash(changed), rulesHash(rules()));
  });

  it("refuses a pool of owners that the parties have not agreed units in", async () => {
    const { reader } = await loadFixture(deployed);
    for (const ownersPool of [1, COSTS, 7]) {
      const given = rules({ ownersPool });
      await expect(reader.adopt(makeTerms({ licenceRule: rulesHash(given) }), given))
        .to.be.revertedWithCustomError(reader, "PropertyOwnersPoolInvalid")
        .withArgs(ownersPool);
    }
    const none = rules({ ownersPool: 0 });
    expect(await reader.adopt(makeTerms({ licenceRule: rulesHash(none) }), none)).to.equal(rulesWord(none, 1n, 0n));
  });

  it("refuses rules that cannot be applied", async () => {
    const { reader } = await loadFixture(deployed);
    const bad = [
      { act: Act.Ordinary, ordinary: { consent: Consent.None, noticeDays: 0 } },
      { act: Act.Secret, secret: { consent: Consent.All + 1, noticeDays: 0 } },
      { act: Act.Transfer, transfer: { consent: Consent.NoObjection, noticeDays: 0 } },
      { act: Act.Abandon, abandon: { consent: Consent.All, noticeDays: 4096 } },
      { act: Act.File, file: { consent: Consent.Alone, noticeDays: 30 } },
    ];
    for (const { act, ...rule } of bad) {
      const given = rules(rule);
      const [{ consent, noticeDays }] = Object.values(rule) as [{ consent: number; noticeDays: number }];
      await expect(reader.adopt(makeTerms({ licenceRule: rulesHash(given) }), given))
        .to.be.revertedWithCustomError(reader, "PropertyRuleInvalid")
        .withArgs(act, consent, noticeDays);
    }
    for (const what of ["preemptionDays", "publicationDays", "cureDays", "accessDays", "useDays"]) {
      const given = rules({ [what]: 4096 });
      await expect(reader.adopt(makeTerms({ licenceRule: rulesHash(given) }), given))
        .to.be.revertedWithCustomError(reader, "PropertyDaysTooMany")
        .withArgs(what, 4096, 4095);
    }
  });

  it("takes the next version's rules, and takes nothing from the owners of what was registered before", async () => {
    const context = await loadFixture(deployed);
    const { ip } = context;
    const first = await agreed(context, networkHelpers);
    const asset = await register(context);
    const given = rules({ ownersPool: 0, useDays: 0 });
    const second = nextTerms(first, { licenceRule: rulesHash(given) });
    await propose(context, second);
    await signAll(context, second);
    await time.increase(8 * DAY);
    await context.registry.activate(second);
    expect((await ip.rulesOf(1)).ownersPool).to.equal(OWNERS); // until somebody lays the new ones before it
    await register(context, { identifier: id("sole"), sole: true }); // takes a pool's number
    await expect(ip.adopt(second, given))
      .to.emit(ip, "RulesAdopted")
      .withArgs(1, 2, rulesWord(given, 2n, BigInt(ASSET_POOLS + 1)));
    expect(await ip.shareOf(asset, ANN)).to.deep.equal([500_000n, 1_000_000n]);
    const later = await register(context, { identifier: id("later") });
    expect((await ip.assetOf(later)).owner).to.equal(ANN);
    expect((await ip.assetOf(later)).useBy).to.equal(0);
  });

  it("learns which tokens the agreement's currencies are, and makes pools with all of them", async () => {
    const context = await loadFixture(deployed);
    const { ip, core } = context;
    const terms = await agreed(context, networkHelpers, rules(), { holders: tokens });
    const again = await ip.adopt(terms, rules());
    await expect(again).not.to.emit(ip, "CurrencyLearnt");
    const [learnt] = await ip.queryFilter(ip.filters.CurrencyLearnt());
    expect(plain(learnt!.args)).to.deep.equal({ currency: ethers.getAddress(TOKEN), number: 1001n });
    const sent = await context.as(ANN).register(ANN, registration({ sole: true }), DIRECT);
    const header = (1n << 248n) | (1001n << 128n) | (1000n << 96n) | (156n << 64n);
    await expect(sent).to.emit(core, "PoolPrepared").withArgs(ownPool(), header, 0);
    await expect(sent)
      .to.emit(ip, "AssetPoolMade")
      .withArgs(1, ASSET_POOLS, Use.Solo, rulesWord(rules(), 1n, BigInt(ASSET_POOLS + 1)));
  });

  it("refuses a pool while a token of the agreement is not known here", async () => {
    const context = await loadFixture(deployed);
    const { ip } = context;
    const first = await agreed(context, networkHelpers);
    const second = nextTerms(first, { holders: tokens });
    await propose(context, second);
    await signAll(context, second);
    await time.increase(8 * DAY);
    await context.registry.activate(second);
    await expect(register(context, { sole: true }))
      .to.be.revertedWithCustomError(ip, "PropertyCurrencyUnknown")
      .withArgs(1001);
    await ip.adopt(second, rules());
    expect(await register(context, { sole: true })).to.equal(1n);
  });

  it("refuses a pool once an agreement's numbers are used up", async () => {
    const context = await loadFixture(deployed);
    const { ip } = context;
    await agreed(context, networkHelpers);
    // 16,384 pools later: the rules' word is where the fold finds it.
    const slot = keccak256(AbiCoder.defaultAbiCoder().encode(["uint40", "uint256"], [1, 4]));
    await networkHelpers.setStorageAt(await ip.getAddress(), slot, rulesWord(rules(), 1n, 0x8000n));
    await expect(register(context, { sole: true }))
      .to.be.revertedWithCustomError(ip, "PropertyPoolsExhausted")
      .withArgs(1);
  });
});

import { expect } from "chai";
import { provenChain } from "../../helpers/provenChain.js";
import { type Recorded, recorded, told } from "../../helpers/recorded.js";

/**
 * Blocks that four nodes of GoQuorum 24.4.1 agreed on by QBFT, not ours: from block 17 on the fourth validator was voted out, from 27 on in
 * again, and from 40 on one of them was dead, so that each of its turns went to a second round. Epochs of 20 blocks.
 */
describe("A QBFT chain of another client, recorded", () => {
  const chain = recorded("quorum");
  const { validators, epoch, contracts } = chain;
  const LAST = chain.blocks.length - 1;

  const proven = async (blocks: Recorded["blocks"], more: object = { validators }) =>
    provenChain(told({ ...chain, blocks }), contracts, { options: { epoch, ...more }, told: true });
  const found = ({ findings }: Awaited<ReturnType<typeof proven>>) =>
    findings.map(({ check, block, text }) => `${check} ${block}: ${text.en}`);

  it("every block hashes to what it is called, and has the seals of two thirds of those who were validators then", async () => {
    const result = await proven(chain.blocks);
    const { coverage, anchored, rests } = result;
    expect([found(result), anchored]).to.deep.equal([[], true]);
    expect(rests!.en).to.match(/the first validators, which were given, .* 4 at the end$/);
    expect([coverage.headers, coverage.logs, coverage.senders]).to.deep.equal([LAST + 1, 15, 15]);
    // Three of four seal, and two of three in the nine blocks in which there were three.
    expect(coverage.seals).to.equal(3 * (LAST - 9) + 2 * 9);
  });

  it("a block that is trusted anchors it as well", async () => {
    const { hash } = chain.blocks[LAST]!;
    const result = await proven(chain.blocks, { trusted: { number: LAST, hash } });
    expect([found(result), result.anchored]).to.deep.equal([[], true]);
  });

  for (const [what, at] of [
    ["of the first round", 30],
    ["of a second round", 40],
    ["of three validators", 25],
  ] as const)
    it(`a seal with one bit turned, in a block ${what}: too few sealed it`, async () => {
      const { extraData, ...header } = chain.blocks[at]!;
      const byte = parseInt(extraData.slice(-40, -38), 16) ^ 1; // in the last seal
      const turned = `${extraData.slice(0, -40)}${byte.toString(16).padStart(2, "0")}${extraData.slice(-38)}`;
      const result = await proven(chain.blocks.with(at, { ...header, extraData: turned }));
      expect(found(result)).to.include(`seals ${at}: Too few validators sealed the block.`);
    });

  it("other validators than the first ones", async () => {
    const others = validators.with(0, "0x00000000000000000000000000000000000000aa");
    const [first] = found(await proven(chain.blocks, { validators: others }));
    expect(first).to.equal("seals 0: The header lists validators that no vote of the validators made so.");
  });

  it("told that nobody was voted out: the block that says otherwise is found", async () => {
    const vote = chain.blocks[17]!;
    const without = { ...vote, extraData: chain.blocks[16]!.extraData };
    const texts = found(await proven(chain.blocks.with(17, without)));
    expect(texts.some((text) => text.startsWith("headers 17"))).to.equal(true);
  });
});

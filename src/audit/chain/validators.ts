/**
 * The validators of a QBFT chain, as the votes in its headers change them (Besu's rule): more than half of the validators must have
 * voted for a change since the epoch began; a proposer's later vote replaces its earlier one.
 */
export class ValidatorSet {
  private readonly votes = new Map<string, Map<string, boolean>>();

  constructor(private readonly validators: Set<string>) {}

  has = (address: string): boolean => this.validators.has(address);

  get members(): string[] {
    return [...this.validators].sort();
  }

  /** How many must seal a block: ceil(2n / 3). */
  get quorum(): number {
    return Math.ceil((2 * this.validators.size) / 3);
  }

  /** An epoch begins: what was voted for so far and not decided is void. */
  newEpoch(): void {
    this.votes.clear();
  }

  /** A proposer votes to take somebody in or to drop somebody. */
  vote(proposer: string, { recipient, add }: { recipient: string; add: boolean }): void {
    const about = this.votes.get(recipient) ?? new Map<string, boolean>();
    this.votes.set(recipient, about.set(proposer, add));
    const alike = [...about.values()].filter((one) => one === add).length;
    if (alike <= Math.floor(this.validators.size / 2)) return;
    this.votes.delete(recipient);
    if (add) this.validators.add(recipient);
    else if (this.validators.delete(recipient)) for (const one of this.votes.values()) one.delete(recipient);
  }
}

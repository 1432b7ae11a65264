import type { Books } from "../books.js";
import type { Event, Told } from "../events.js";
import type { Check, Scene } from "../findings.js";
import { agreementOf } from "../ids.js";

/** Parties: each sits at the place where it signed, until it leaves; nobody acts as a party without a seat. */
export const seats: Check = {
  id: "seats",
  title: { en: "Those who act as parties are parties", zh: "以当事方身份行事者均为当事方" },
  begin: (memory) => {
    const seated = memory.set<string>("seated");
    return {
      event: (event, scene) => {
        if (event.name === "PartySeated") {
          judgeSeat(event, scene, seated);
          seated.add(seatKey(event.args.agreement, event.args.member));
        }
        if (event.name === "PartyLeft") seated.delete(seatKey(event.args.agreement, event.args.member));
        const seat = actorOf(event, scene.books);
        const text = { en: "Somebody acts as a party without a seat.", zh: "行事人在协议中没有席位。" };
        if (seat !== undefined && !seated.has(seat)) scene.find(event, text, "PartySeated", `none for ${seat}`);
      },
    };
  },
};

const seatKey = (agreement: bigint | undefined, member: bigint): string => `member ${member} of agreement ${agreement}`;

function judgeSeat(event: Event<"PartySeated">, { books, find }: Scene, seated: ReadonlySet<string>): void {
  const { agreement: id, member, place } = event.args;
  const { draft, gone, ended } = agreementOf(books, id);
  const sits = draft?.terms.parties.findIndex((party) => party.member === member) ?? -1;
  const text = { en: "A party is seated at another place than it signed for.", zh: "当事方席位与所签不符。" };
  if (BigInt(sits) !== place) find(event, text, sits < 0 ? "no seat" : sits, place);
  const left = { en: "A party is seated that has left.", zh: "已退出的当事方重新入席。" };
  if (gone.has(member) && !ended) find(event, left, "a present party", `member ${member}`);
  const again = { en: "A party is seated that has its seat.", zh: "当事方重复入席。" };
  if (seated.has(seatKey(id, member))) find(event, again, "a party without a seat", `member ${member}`);
}

/** The seat that an act needs. */
function actorOf(event: Told, { receipts, contributions }: Books): string | undefined {
  switch (event.name) {
    case "ReceiptConfirmed":
    case "ReversalConfirmed":
      return seatKey(receipts.get(event.args.key)?.agreement, event.args.member);
    case "ReceiptStated":
      return seatKey(event.args.agreement, event.args.member);
    case "ContributionAttested":
    case "ContributionChallenged":
      return seatKey(contributions.get(event.args.contribution)?.agreement, event.args.member);
    default:
      return undefined;
  }
}

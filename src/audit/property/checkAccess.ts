import type { Check } from "../findings.js";
import { ACCESS } from "./books.js";

/** Access rights (R25) are owed to what was offered before the project began (R26): nobody asks the contracts whether it was. */
export const access: Check = {
  id: "access",
  title: {
    en: "Background was offered wherever access to it was granted",
    zh: "所授访问权的背景知识产权均已提供",
  },
  begin: () => ({
    event: (event, { books, find }) => {
      if (event.name !== "LicenceGranted" || event.args.terms.kind !== ACCESS) return;
      const { asset: id, project } = event.args.terms;
      const asset = books.property.assets.get(id);
      if (asset === undefined || asset.word.agreement !== 0n || asset.offeredTo.has(project)) return;
      const text = {
        en: "Access is granted to background that was not offered to this project.",
        zh: "所授访问权的背景知识产权未提供给该项目。",
      };
      const offers = [...asset.offeredTo].map((agreement) => `agreement ${agreement}`).join(", ");
      find(event, text, `asset ${id} offered to agreement ${project}`, offers || "offered to none");
    },
  }),
};

import { run } from "../helpers/agreementCases.js";

run("currencies", [
  {
    it: "a currency of ISO 4217 is unknown",
    set: { "agreement.currencies[2]": { code: "XTS", holder: "robotics" } },
    finds: [
      [
        "agreement.currencies[2].code",
        "The ledger does not know the currency XTS. It knows AUD, BRL, CAD, CHF, CNY, DKK, EUR, GBP, HKD, INR, JPY, KRW, KWD, MOP, MYR, NOK, NZD, PLN, RUB, SEK, SGD, THB, USD, VND.",
        "账本不识币种 XTS，可用：AUD、BRL、CAD、CHF、CNY、DKK、EUR、GBP、HKD、INR、JPY、KRW、KWD、MOP、MYR、NOK、NZD、PLN、RUB、SEK、SGD、THB、USD、VND。",
      ],
    ],
  },
  {
    it: "a currency is listed twice",
    set: { "agreement.currencies[2]": { code: "CNY", holder: "college" } },
    finds: [
      ["agreement.currencies[2].code", "CNY is listed before. List a currency once.", "CNY 已列出，币种不得重复。"],
    ],
  },
  {
    it: "money of banks has no holder",
    set: { "agreement.currencies[0].holder": undefined },
    finds: [
      [
        "agreement.currencies[0]",
        "CNY needs a holder: the member whose bank account takes the money.",
        "CNY 须指明收款单位（holder），即以其银行账户收款的成员。",
      ],
    ],
  },
  {
    it: "a holder is no member",
    set: { "agreement.currencies[0].holder": "bank" },
    finds: [
      [
        "agreement.currencies[0].holder",
        'No member is called "bank". Members: "park", "college", "robotics", "sensors", "institute", "association".',
        "没有标识为 “bank” 的成员。现有成员：“park”、“college”、“robotics”、“sensors”、“institute”、“association”。",
      ],
    ],
  },
  {
    it: "tokens have a holder",
    set: { "agreement.currencies[1].holder": "robotics" },
    finds: [
      [
        "agreement.currencies[1].holder",
        'The treasury holds native and asks for no invoice. Remove "holder".',
        "native 由金库保管，不需收款单位或发票，请删去 “holder”。",
      ],
    ],
  },
  {
    it: "tokens ask for an invoice",
    set: { "agreement.currencies[1].invoiceFirst": true },
    finds: [
      [
        "agreement.currencies[1].invoiceFirst",
        'The treasury holds native and asks for no invoice. Remove "invoiceFirst".',
        "native 由金库保管，不需收款单位或发票，请删去 “invoiceFirst”。",
      ],
    ],
  },
  {
    it: "amounts are counted in a currency that is not accepted",
    set: { "agreement.amountCurrency": "EUR" },
    finds: [
      [
        "agreement.amountCurrency",
        'The agreement does not accept EUR. Choose one of "CNY", "native", or add it.',
        "协议不收 EUR；请在 “CNY”、“native” 中选择，或将其列入币种。",
      ],
    ],
  },
  {
    it: "a rate card counts in tokens",
    set: { "agreement.amountCurrency": "native", "agreement.pools[1].cap": "2" },
    finds: [
      [
        "agreement.amountCurrency",
        "A rate card cannot count in native: it has 18 decimals. Choose a currency of ISO 4217.",
        "费率表不能以 native 计价（18 位小数），请选用 ISO 4217 币种。",
      ],
    ],
  },
  {
    it: "there are five currencies",
    set: {
      "agreement.currencies[2]": { code: "EUR", holder: "robotics" },
      "agreement.currencies[3]": { code: "USD", holder: "robotics" },
      "agreement.currencies[4]": { code: "JPY", holder: "robotics" },
    },
    finds: [["agreement.currencies", "An agreement has 1 to 4 currencies, not 5.", "协议须有 1 至 4 个币种，现有 5。"]],
  },
  {
    it: "there is no currency",
    of: "simar",
    set: { "agreement.currencies": [], story: [] },
    finds: [
      ["agreement.currencies", "An agreement has 1 to 4 currencies, not 0.", "协议须有 1 至 4 个币种，现有 0。"],
      [
        "agreement.amountCurrency",
        "The agreement does not accept EUR. Choose one of –, or add it.",
        "协议不收 EUR；请在 – 中选择，或将其列入币种。",
      ],
    ],
  },
]);

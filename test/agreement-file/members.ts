import { run } from "../helpers/agreementCases.js";

run("members", [
  {
    it: "an id is used twice",
    set: {
      "members[5]": {
        id: "park",
        class: "Association",
        name: { en: "Another", zh: "另一个" },
        registration: { type: "OTHER", number: "7" },
        bank: "b",
      },
      "agreement.rules.panel": "park",
    },
    finds: [
      [
        "members[5].id",
        'Member 1 of the list is called "park" too. Give each its own id.',
        "第 1 个成员也用标识 “park”，标识不得重复。",
      ],
    ],
  },
  {
    it: "a name is used twice, in one language",
    set: { "members[3].name.en": "Lakeside Robotics Ltd (invented)" },
    finds: [
      [
        "members[3].name.en",
        'Member 3 of the list has the name "Lakeside Robotics Ltd (invented)" too. Tell them apart, by their city for instance.',
        "第 3 个成员名称也是 “Lakeside Robotics Ltd (invented)”，请加以区分（如加地名）。",
      ],
    ],
  },
  {
    it: "a registration is used twice",
    set: { "members[3].registration.number": "91320000MA0000003C" },
    finds: [
      [
        "members[3].registration.number",
        "Member 3 of the list has the registration USCC 91320000MA0000003C too. An organisation is a member once.",
        "第 3 个成员的登记号也是 USCC 91320000MA0000003C；同一单位只能入会一次。",
      ],
    ],
  },
  {
    it: "a unified social credit code has another shape",
    set: { "members[0].registration.number": "11320000MB0000001" },
    finds: [
      [
        "members[0].registration.number",
        '"11320000MB0000001" is no unified social credit code (GB 32100-2015). Correct it, or use the type OTHER.',
        "“11320000MB0000001” 不合统一社会信用代码（GB 32100-2015）的格式，请更正，或将类型改为 OTHER。",
      ],
    ],
  },
  {
    it: "a ROR identifier has another shape",
    set: { "members[0].registration": { type: "ROR", number: "https://ror.org/01k4yrm29" } },
    finds: [
      [
        "members[0].registration.number",
        '"https://ror.org/01k4yrm29" is no ROR identifier. Correct it, or use the type OTHER.',
        "“https://ror.org/01k4yrm29” 不合机构标识（ROR）的格式，请更正，或将类型改为 OTHER。",
      ],
    ],
  },
  {
    it: "a code of the standard's own example passes",
    set: { "members[0].registration.number": "91350100M000100Y43" },
    finds: [],
    warning: true,
  },
  {
    it: "a ROR identifier passes",
    set: { "members[0].registration": { type: "ROR", number: "01k4yrm29" } },
    finds: [],
    warning: true,
  },
  {
    it: "a unified social credit code that was issued with a wrong check digit is a warning",
    set: { "members[0].registration.number": "91350211M0000XUF46" },
    finds: [
      [
        "members[0].registration.number",
        'The check digit of the unified social credit code (GB 32100-2015) "91350211M0000XUF46" would be R, not 6. Compare it with the certificate.',
        "统一社会信用代码（GB 32100-2015） “91350211M0000XUF46” 的校验码应为 R，而非 6，请与证书核对。",
      ],
    ],
    warning: true,
  },
  {
    it: "a ROR identifier with a wrong check digit is a warning",
    set: { "members[0].registration": { type: "ROR", number: "01k4yrm30" } },
    finds: [
      [
        "members[0].registration.number",
        'The check digit of the ROR identifier "01k4yrm30" would be 29, not 30. Compare it with the certificate.',
        "机构标识（ROR） “01k4yrm30” 的校验码应为 29，而非 30，请与证书核对。",
      ],
    ],
    warning: true,
  },
]);

import { type Finding, fault, warning } from "../faults.js";
import { registers } from "./registration.js";
import { type SoundFile, each, repeats } from "./version.js";

/** A member's id stands for one member. */
export function* idsOnce({ members }: SoundFile): Generator<Finding> {
  for (const [place, earlier, id] of repeats(members, (member) => member.id)) {
    yield fault(
      ["members", place, "id"],
      `Member ${earlier + 1} of the list is called "${id}" too. Give each its own id.`,
      `第 ${earlier + 1} 个成员也用标识 “${id}”，标识不得重复。`,
    );
  }
}

/** A reader can tell members by their names. */
export function* namesOnce({ members }: SoundFile): Generator<Finding> {
  for (const lang of ["en", "zh"] as const) {
    for (const [place, earlier, name] of repeats(members, (member) => member.name?.[lang])) {
      yield fault(
        ["members", place, "name", lang],
        `Member ${earlier + 1} of the list has the name "${name}" too. Tell them apart, by their city for instance.`,
        `第 ${earlier + 1} 个成员名称也是 “${name}”，请加以区分（如加地名）。`,
      );
    }
  }
}

/** An organisation is a member once: the register of members refuses a second one with its number. */
export function* registrationsOnce({ members }: SoundFile): Generator<Finding> {
  const keyOf = (type?: string, number?: string) =>
    type === undefined || number === undefined ? undefined : `${type} ${number}`;
  const numbers = repeats(members, ({ registration }) => keyOf(registration?.type, registration?.number));
  for (const [place, earlier, key] of numbers) {
    yield fault(
      ["members", place, "registration", "number"],
      `Member ${earlier + 1} of the list has the registration ${key} too. An organisation is a member once.`,
      `第 ${earlier + 1} 个成员的登记号也是 ${key}；同一单位只能入会一次。`,
    );
  }
}

/** A registration number looks like one of its register. A wrong check digit is a warning only: some codes were issued with one. */
export function* registrationsSound({ members }: SoundFile): Generator<Finding> {
  for (const [place, { registration }] of each(members)) {
    const { type, number } = registration ?? {};
    const register = registers[type ?? ""];
    if (register === undefined || number === undefined) continue;
    const { name, shape, expected, checkLength } = register;
    const path = ["members", place, "registration", "number"];
    if (!shape.test(number)) {
      yield fault(
        path,
        `"${number}" is no ${name.en}. Correct it, or use the type OTHER.`,
        `“${number}” 不合${name.zh}的格式，请更正，或将类型改为 OTHER。`,
      );
    } else if (!number.endsWith(expected(number))) {
      const found = number.slice(-checkLength);
      yield warning(
        path,
        `The check digit of the ${name.en} "${number}" would be ${expected(number)}, not ${found}. Compare it with the certificate.`,
        `${name.zh} “${number}” 的校验码应为 ${expected(number)}，而非 ${found}，请与证书核对。`,
      );
    }
  }
}

/** Only a school is a vocational one. */
export function* vocationalSchools({ members }: SoundFile): Generator<Finding> {
  for (const [place, member] of each(members)) {
    if (member.vocational !== true || member.class === undefined || member.class === "School") continue;
    yield fault(
      ["members", place, "vocational"],
      `Only a School is vocational, and "${member.id}" is of the class ${member.class}. Remove it, or correct the class.`,
      `只有学校（School）可标为职业院校，“${member.id}” 的类别为 ${member.class}；请删去或更正类别。`,
    );
  }
}

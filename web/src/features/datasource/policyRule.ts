/** The kinds of mask, as people choose them. */
export const MASKS = ["hide", "null", "partial", "hash", "round", "truncate"] as const;

export type MaskName = (typeof MASKS)[number];

export const UNITS = ["year", "month", "day"] as const;

/** A mask in its parts, as the form holds it. */
export interface MaskParts {
  mask: MaskName;
  first: number;
  last: number;
  step: number;
  unit: string;
}

const DEFAULTS: MaskParts = { mask: "hide", first: 1, last: 0, step: 1000, unit: "month" };

/** The rule that says a mask, such as `partial(1, 4)`. */
export function maskRule({ mask, first, last, step, unit }: MaskParts): string {
  switch (mask) {
    case "partial":
      return `partial(${first}, ${last})`;
    case "round":
      return `round(${step})`;
    case "truncate":
      return `truncate(${unit})`;
    default:
      return mask;
  }
}

/** The parts of a rule that says a mask. */
export function maskParts(rule: string): MaskParts {
  const [, name = "", inside = ""] = /^\s*(\w+)\s*(?:\(([^)]*)\))?\s*$/.exec(rule) ?? [];
  const values = inside.split(",").map((value) => value.trim());
  const mask = MASKS.find((each) => each === name.toLowerCase()) ?? DEFAULTS.mask;
  switch (mask) {
    case "partial":
      return { ...DEFAULTS, mask, first: Number(values[0] ?? 0), last: Number(values[1] ?? 0) };
    case "round":
      return { ...DEFAULTS, mask, step: Number(values[0] ?? 1) };
    case "truncate":
      return { ...DEFAULTS, mask, unit: values[0] ?? "month" };
    default:
      return { ...DEFAULTS, mask };
  }
}

/** Where in a rule something is wrong, as the server's message says it; 0-based, null where it does not say. */
export function placeIn(message: string | undefined): number | null {
  const place = /^At character (\d+):/.exec(message ?? "")?.[1];
  return place ? Number(place) - 1 : null;
}

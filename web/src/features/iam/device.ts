const BROWSERS: [RegExp, string][] = [
  [/Edg\//, "Edge"],
  [/OPR\//, "Opera"],
  [/Firefox\//, "Firefox"],
  [/Chrom(e|ium)\//, "Chrome"],
  [/Safari\//, "Safari"],
];

const SYSTEMS: [RegExp, string][] = [
  [/Android/, "Android"],
  [/iPhone|iPad/, "iOS"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "macOS"],
  [/Linux/, "Linux"],
];

/** Browser and system out of a user agent; programs are known by the first word of theirs. */
export function deviceOf(userAgent: string | null | undefined): { browser?: string; system?: string } {
  const text = userAgent ?? "";
  const browser = nameOf(BROWSERS, text) ?? text.split(/[\s(/]/)[0];
  const system = nameOf(SYSTEMS, text);
  return { ...(browser ? { browser } : {}), ...(system ? { system } : {}) };
}

function nameOf(names: [RegExp, string][], text: string): string | undefined {
  return names.find(([pattern]) => pattern.test(text))?.[1];
}

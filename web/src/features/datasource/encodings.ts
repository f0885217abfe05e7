/** Lets the server look at each file. */
export const AUTO = "auto";

/** Those that the server reads, each with what it is used for. */
export const ENCODINGS = [
  { label: "UTF-8", letters: "all" },
  { label: "UTF-16LE", letters: "all" },
  { label: "UTF-16BE", letters: "all" },
  { label: "windows-1250", letters: "central" },
  { label: "windows-1251", letters: "cyrillic" },
  { label: "windows-1252", letters: "western" },
  { label: "windows-1253", letters: "greek" },
  { label: "windows-1254", letters: "turkish" },
  { label: "windows-1255", letters: "hebrew" },
  { label: "windows-1256", letters: "arabic" },
  { label: "windows-1257", letters: "baltic" },
  { label: "windows-1258", letters: "vietnamese" },
  { label: "windows-874", letters: "thai" },
  { label: "ISO-8859-2", letters: "central" },
  { label: "ISO-8859-15", letters: "western" },
  { label: "KOI8-R", letters: "cyrillic" },
  { label: "Shift_JIS", letters: "japanese" },
  { label: "EUC-JP", letters: "japanese" },
  { label: "GB18030", letters: "simplified" },
  { label: "Big5", letters: "traditional" },
  { label: "EUC-KR", letters: "korean" },
] as const;

import { BookOpen, File, FileCode, FileImage, FileSpreadsheet, FileText, FileType, Mail, Presentation, type LucideIcon } from "lucide-react";

const BY_ENDING: [RegExp, LucideIcon][] = [
  [/\.pdf$/i, FileType],
  [/\.(docx?|docm|odt|rtf)$/i, FileText],
  [/\.(pptx?|odp)$/i, Presentation],
  [/\.(xlsx?|ods|csv|tsv)$/i, FileSpreadsheet],
  [/\.(html?|xml|json|log)$/i, FileCode],
  [/\.(png|jpe?g|tiff?)$/i, FileImage],
  [/\.(eml|msg)$/i, Mail],
  [/\.epub$/i, BookOpen],
  [/\.(md|txt|text)$/i, FileText],
];

/** The sign of a kind of file, by the ending of its name. */
export function DocumentIcon({ name, size = 18 }: { name: string; size?: number }) {
  const Icon = BY_ENDING.find(([ending]) => ending.test(name))?.[1] ?? File;
  return <Icon size={size} aria-hidden style={{ flexShrink: 0 }} color="var(--mantine-color-dimmed)" />;
}

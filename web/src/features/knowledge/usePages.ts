import { useFormat } from "@/ui/format";
import { useReaderT } from "./readerTexts";

/** Says on which pages something stands; nothing where its kind of document has none. */
export function usePages() {
  const t = useReaderT();
  const { number } = useFormat();
  return ({ firstPage, lastPage }: { firstPage: number; lastPage: number }): string => {
    if (firstPage <= 0) {
      return "";
    }
    return lastPage > firstPage ? t.onPages(number(firstPage), number(lastPage)) : t.onPage(number(firstPage));
  };
}

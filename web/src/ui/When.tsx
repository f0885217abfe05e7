import { Tooltip } from "@mantine/core";
import { useFormat } from "./format";

/** A moment as "3 hours ago", with date and time on demand. */
export function When({ at }: { at: string | null | undefined }) {
  const format = useFormat();
  if (!at) {
    return <>–</>;
  }
  return (
    <Tooltip label={format.dateTime(at)}>
      <time dateTime={at}>{format.ago(at)}</time>
    </Tooltip>
  );
}

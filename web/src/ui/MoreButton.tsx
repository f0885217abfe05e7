import { Button, Center } from "@mantine/core";
import { useT } from "./texts";

interface MoreButtonProps {
  /** A list as TanStack Query pages it. */
  list: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
}

/** Fetches the next page of a list; nothing where the list has ended. */
export function MoreButton({ list }: MoreButtonProps) {
  const t = useT();
  if (!list.hasNextPage) {
    return null;
  }
  return (
    <Center mt="md">
      <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
        {t.more}
      </Button>
    </Center>
  );
}

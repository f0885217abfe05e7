import { Group, Progress, Stack, Text, UnstyledButton } from "@mantine/core";
import { useFormat } from "@/ui/format";
import { useFlagCounts, type FlagFilter } from "./moderationApi";
import { useModerationT } from "./moderationTexts";
import { useCategory } from "./moderationWords";

const SHOWN = 8;

interface ModerationCountsProps {
  filter: FlagFilter;
  onFilter: (filter: FlagFilter) => void;
}

/** How often each category was found, as bars; a click narrows the list to one. */
export function ModerationCounts({ filter, onFilter }: ModerationCountsProps) {
  const t = useModerationT();
  const format = useFormat();
  const category = useCategory();
  const counts = useFlagCounts(filter);
  const items = counts.data?.items.slice(0, SHOWN) ?? [];
  const most = Math.max(1, ...items.map(({ count }) => count));
  if (items.length === 0) {
    return null;
  }
  return (
    <Stack component="ul" gap={4} p={0} m={0} aria-label={t.counts} style={{ listStyle: "none" }}>
      {items.map((it) => (
        <li key={it.category}>
          <UnstyledButton w="100%" aria-label={t.countOf(category(it.category), format.number(it.count))} onClick={() => onFilter({ ...filter, category: it.category })}>
            <Group gap="sm" wrap="nowrap">
              <Text span size="sm" w="12rem" truncate>
                {category(it.category)}
              </Text>
              <Progress value={(it.count / most) * 100} flex={1} aria-hidden />
              <Text span size="sm" ta="right" miw="3rem">
                {format.number(it.count)}
              </Text>
            </Group>
          </UnstyledButton>
        </li>
      ))}
    </Stack>
  );
}

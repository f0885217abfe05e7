import { Alert, Code, Modal, Stack, Table, Text } from "@mantine/core";
import { useFormat } from "@/ui/format";
import { useT as useShared } from "@/ui/texts";
import type { AuditEntry } from "./api";
import { changes } from "./changes";
import classes from "./EntryDetails.module.css";
import { useT } from "./texts";

/** One entry whole: who, by what, and what was before and after. */
export function EntryDetails({ entry, onClose }: { entry: AuditEntry; onClose: () => void }) {
  const t = useT();
  const shared = useShared();
  const format = useFormat();
  const facts: [string, string | null | undefined][] = [
    [t.time, format.dateTime(entry.at)],
    [t.person, entry.userName ?? t.system],
    [t.via, entry.accessType],
    [t.key, entry.key],
    [t.address, entry.ip],
    [t.userAgent, entry.userAgent],
    [t.entityType, entry.entityType],
    [t.entityId, entry.entity],
  ];
  return (
    <Modal opened onClose={onClose} title={entry.action} size="xl" closeButtonProps={{ "aria-label": shared.close }}>
      <Stack>
        {entry.error && (
          <Alert color="red" variant="light" title={t.error}>
            {entry.error}
          </Alert>
        )}
        <dl className={classes["facts"]}>
          {facts.map(
            ([name, value]) =>
              value && (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>
              ),
          )}
        </dl>
        <Difference entry={entry} />
      </Stack>
    </Modal>
  );
}

function Difference({ entry }: { entry: AuditEntry }) {
  const t = useT();
  const changed = changes(entry.before, entry.after);
  if (changed.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t.nothingChanged}
      </Text>
    );
  }
  return (
    <Table.ScrollContainer minWidth={320} type="native">
      <Table withTableBorder aria-label={t.details} layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col" w="28%">
              {t.field}
            </Table.Th>
            <Table.Th scope="col">{t.before}</Table.Th>
            <Table.Th scope="col">{t.after}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {changed.map(({ field, before, after }) => (
            <Table.Tr key={field}>
              <Table.Th scope="row" fw={500} style={{ overflowWrap: "anywhere" }}>
                {field}
              </Table.Th>
              <Table.Td>{before !== undefined && <Code className={classes["before"] ?? ""}>{before}</Code>}</Table.Td>
              <Table.Td>{after !== undefined && <Code className={classes["after"] ?? ""}>{after}</Code>}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

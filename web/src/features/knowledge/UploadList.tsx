import { Button, Group, Loader, Progress, ScrollArea, Stack, Text } from "@mantine/core";
import { CircleAlert, CircleCheck, CircleOff, Clock, Copy, type LucideIcon } from "lucide-react";
import { useFormat } from "@/ui/format";
import { TextLink } from "@/ui/links";
import { Panel } from "@/ui/Panel";
import { summed, type Outcome, type Upload } from "./uploads";
import { useUploadT } from "./uploadTexts";

interface UploadListProps {
  uploads: Upload[];
  onAgain: (key: number) => void;
  onStop: () => void;
  onHide: () => void;
}

const SIGNS: Record<Outcome, [LucideIcon, string]> = {
  created: [CircleCheck, "teal"],
  new_edition: [CircleCheck, "teal"],
  duplicate: [Copy, "orange"],
  refused: [CircleAlert, "red"],
  cut_off: [CircleAlert, "red"],
  stopped: [CircleOff, "gray"],
};

/** Files on their way, and what became of each; nothing where there are none. */
export function UploadList({ uploads, onAgain, onStop, onHide }: UploadListProps) {
  const t = useUploadT();
  const format = useFormat();
  const { all, left, share, kept, duplicate, refused } = summed(uploads);
  if (all === 0) {
    return null;
  }
  const counts = [
    kept > 0 ? t.kept(format.number(kept)) : "",
    duplicate > 0 ? t.duplicates(format.number(duplicate)) : "",
    refused > 0 ? t.refusals(format.number(refused)) : "",
  ].filter(Boolean);
  return (
    <Panel
      title={t.uploads}
      description={
        <span role="status">
          {left > 0 ? t.sending(format.number(left), format.number(all)) : t.sent(all, format.number(all))}
          {counts.length > 0 && ` · ${counts.join(", ")}`}
        </span>
      }
      actions={
        <Button size="compact-sm" variant="default" onClick={left > 0 ? onStop : onHide}>
          {left > 0 ? t.stop : t.hide}
        </Button>
      }
    >
      <Stack gap="sm">
        {left > 0 && (
          <Progress.Root size="md">
            <Progress.Section value={share * 100} aria-label={t.uploads} />
          </Progress.Root>
        )}
        <ScrollArea.Autosize mah="16rem" type="auto">
          <Stack component="ul" gap={8} m={0} p={0} style={{ listStyle: "none" }}>
            {uploads.map((upload) => (
              <UploadLine key={upload.key} upload={upload} onAgain={() => onAgain(upload.key)} />
            ))}
          </Stack>
        </ScrollArea.Autosize>
      </Stack>
    </Panel>
  );
}

function UploadLine({ upload, onAgain }: { upload: Upload; onAgain: () => void }) {
  const t = useUploadT();
  const { path, outcome, error, document, state } = upload;
  const failed = outcome === "cut_off" || outcome === "stopped";
  return (
    <Group component="li" gap="xs" wrap="nowrap" align="flex-start" aria-label={path}>
      <Sign upload={upload} />
      <Stack gap={0} miw={0} flex={1}>
        <Text size="sm" style={{ overflowWrap: "anywhere" }}>
          {path}
        </Text>
        <Text size="xs" c={outcome === "refused" || outcome === "cut_off" ? "var(--mantine-color-error)" : "dimmed"}>
          {state === "waiting" ? t.waiting : outcome ? (error ?? t[outcome]) : ""}{" "}
          {outcome === "duplicate" && document && (
            <TextLink to="/documents/$id" params={{ id: document }} size="xs">
              {t.duplicateOf}
            </TextLink>
          )}
        </Text>
      </Stack>
      {failed && (
        <Button size="compact-xs" variant="default" onClick={onAgain}>
          {t.sendAgain}
        </Button>
      )}
    </Group>
  );
}

function Sign({ upload: { state, outcome } }: { upload: Upload }) {
  if (state === "sending") {
    return <Loader size={16} mt={2} aria-hidden />;
  }
  const [Icon, colour] = outcome ? SIGNS[outcome] : [Clock, "gray"];
  return <Icon size={16} aria-hidden color={`var(--mantine-color-${colour}-6)`} style={{ flexShrink: 0, marginTop: 3 }} />;
}
